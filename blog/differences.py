"""What two versions of an article differ in, in words: field by field, and the text block by block."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.db.models import ForeignKey, ManyToManyField
from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from blog import drafts, revisions, tag_field
from blog.models import Article
from lib.document import Document
from lib.text import phrases

CONTEXT = 1  # unchanged blocks shown on each side of a change
LONGEST = 4_000  # characters of one block that are compared phrase by phrase
ROW_ID = re.compile(r"[0-9]{1,18}")


@dataclass(frozen=True)
class Piece:
    """A stretch of text: "same", "added" or "removed"."""

    kind: str
    text: str


@dataclass(frozen=True)
class Block:
    """A block of the text: "same", "changed", "added", "removed", "form" (same words, other form) or "skipped"."""

    kind: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True)
class Change:
    """One field whose value differs."""

    label: str
    blocks: tuple[Block, ...]


def between(before: dict, after: dict) -> list[Change]:
    """The fields that differ, in the order of the form; both are values as versions or working copies hold them."""
    changes = []
    for name in revisions.FIELDS:
        if name not in before or name not in after:
            continue
        label = str(capfirst(Article._meta.get_field(name).verbose_name))
        old, new = normal(name, before[name]), normal(name, after[name])
        if old != new:
            blocks = _texts(old, new) if name == "body" else _values(words(name, old), words(name, new))
            changes.append(Change(label, tuple(blocks)))
    return changes


def normal(name, value):
    """One spelling for a value, whether it was typed into a form or read from a row."""
    field = Article._meta.get_field(name)
    if field.get_internal_type() == "DateTimeField":
        return revisions.plain(revisions.moment(value))
    if name == "tags" and isinstance(value, str):
        found = tag_field.known(names := tag_field.names_in(value))
        return sorted((tag.pk if (tag := found.get(tag_field.key(one))) else one for one in names), key=str)
    if isinstance(field, ManyToManyField):
        return sorted({int(one) for one in value or () if ROW_ID.fullmatch(str(one))}, key=str)
    if isinstance(field, ForeignKey):
        return int(value) if ROW_ID.fullmatch(str(value)) else None
    if isinstance(value, str):
        return value.replace("\r\n", "\n")
    return "" if value is None else value


def words(name, value) -> str:
    """A value as the person who writes would say it."""
    field = Article._meta.get_field(name)
    if value in (None, "", []):
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.remote_field:
        return _names(field.remote_field.model, value if isinstance(value, list) else [value])
    if field.get_internal_type() == "DateTimeField":
        return date_format(localtime(revisions.moment(value)), "DATETIME_FORMAT")
    if name == "slug" and value.startswith(drafts.UNNAMED):
        return ""
    return str(dict(field.flatchoices).get(value, value))


def _names(model, chosen):
    """The names of chosen rows, and those that stand for rows still to be made."""
    rows = model._base_manager.filter(pk__in=[one for one in chosen if isinstance(one, int)])
    names = [str(row) for row in rows] + [one for one in chosen if isinstance(one, str)]
    return _(", ").join(sorted(names)) or _("no longer there")


def _values(old, new):
    if old and new:
        yield Block("changed", tuple(_pieces(old, new)))
    elif new:
        yield Block("added", (Piece("added", new),))
    elif old:
        yield Block("removed", (Piece("removed", old),))


def _texts(old, new):
    before, after = blocks_of(old), blocks_of(new)
    matcher = SequenceMatcher(None, [html for html, _text in before], [html for html, _text in after], autojunk=False)
    for group in _grouped(matcher):
        if isinstance(group, int):
            text = ngettext("%(count)d block unchanged", "%(count)d blocks unchanged", group) % {"count": group}
            yield Block("skipped", (Piece("same", text),))
            continue
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                yield from (Block("same", (Piece("same", text),)) for _html, text in before[i1:i2])
            else:
                yield from _replaced(before[i1:i2], after[j1:j2])


def _grouped(matcher):
    """The opcodes of each change with its neighbours, and between them how many blocks are left out."""
    end = 0
    total = len(matcher.a)
    for group in matcher.get_grouped_opcodes(CONTEXT):
        if group[0][1] > end:
            yield group[0][1] - end
        yield group
        end = group[-1][2]
    if end < total:
        yield total - end


def _replaced(before, after):
    for old, new in zip_longest(before, after):
        if new is None:
            yield Block("removed", (Piece("removed", old[1]),))
        elif old is None:
            yield Block("added", (Piece("added", new[1]),))
        elif old[1].split() == new[1].split():
            yield Block("form", (Piece("same", new[1]),))
        else:
            yield Block("changed", tuple(_pieces(old[1], new[1])))


def _pieces(old, new):
    if max(len(old), len(new)) > LONGEST:
        return [Piece("removed", old), Piece("added", new)]
    before, after = _phrases(old), _phrases(new)
    matcher = SequenceMatcher(None, _alike(before), _alike(after), autojunk=False)
    found = []
    for tag, i1, i2, j1, j2 in matcher.get_opcodes():
        if tag == "equal":
            found.append(Piece("same", "".join(after[j1:j2])))
            continue
        found += [Piece("removed", "".join(before[i1:i2]))] if i2 > i1 else []
        found += [Piece("added", "".join(after[j1:j2]))] if j2 > j1 else []
    return found


def _phrases(text):
    return [part for phrase in phrases(text) for part in re.split(r"(\s+)", phrase) if part]


def _alike(parts):
    """A line break in the place of a space is no difference."""
    return [" " if part.isspace() else part for part in parts]


def blocks_of(html: str) -> list[tuple[str, str]]:
    """Each block at the top of a text: its HTML, by which it is compared, and its words."""
    found = []
    node = Document(html).first
    while node is not None:
        outer = (node.html or "").strip()
        if outer:
            found.append((outer, _words_of(outer)))
        node = node.next
    return found


def _words_of(html):
    """The block's text, with what has no text of its own named: pictures, links, ads."""
    document = Document(html)
    for link in document.css("a[href]"):
        link.insert_after(f" <{link.attributes['href']}>")
    for picture in document.css("img"):
        picture.insert_after(_("[picture: %(words)s]") % {"words": picture.attributes.get("alt") or ""})
    for place in document.css("[data-creative]"):
        place.insert_before(_("[ad %(number)s]") % {"number": place.attributes["data-creative"]})
    return document.text() or _("[block without words]")
