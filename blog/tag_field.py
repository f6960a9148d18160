"""Tags as they are typed: names in one line, divided by 、 or commas; those that nobody has used yet are made on save."""

import json
import re
import unicodedata

from django import forms
from django.db.models import Model
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from js_asset import Script

from blog import moves
from blog.models import Tag
from blog.node import row_id
from blog.slugs import free, suggest
from lib.text import is_blank

DIVIDERS = re.compile(r"[、，,､;；\n\r\t]+")
JOINT = "、"
MOST = 30
LONGEST = Tag._meta.get_field("name").max_length


def key(name: str) -> str:
    """What two spellings of one tag have in common."""
    return unicodedata.normalize("NFKC", name).casefold()


def names_in(text: str) -> list[str]:
    """The names in a line, each once, in the order in which they were typed."""
    found: dict[str, str] = {}
    for piece in DIVIDERS.split(text):
        name = " ".join(unicodedata.normalize("NFKC", piece).split())
        if name:
            found.setdefault(key(name), name)
    return list(found.values())


def known(names: list[str]) -> dict[str, Tag]:
    """The tags of these names, by their key. The database compares by case only, so the rest is compared here."""
    wanted = {key(name) for name in names}
    if not wanted:
        return {}
    return {key(tag.name): tag for tag in Tag.objects.order_by("-pk") if key(tag.name) in wanted}


def made(tag: Tag) -> Tag:
    """The tag with a row of its own: a new one is stored under an address that nobody has."""
    if tag.pk is None:
        suggestion = suggest(tag.name) or "tag"
        tag.slug = free(suggestion, lambda slug: moves.is_taken(Tag, slug))
        moves.save(tag)
    return tag


class TagsInput(forms.TextInput):
    """One line that JavaScript turns into chips; without JavaScript it stays one line."""

    template_name = "admin/blog/widgets/tags.html"

    @property
    def media(self):
        return forms.Media(css={"all": ["css/admin/tags.css"]}, js=[Script("js/admin/tags.js", type="module")])

    def format_value(self, value):
        """Rows, their keys, or the line itself."""
        if value is None or isinstance(value, str):
            return value or ""
        rows = list(value)
        keys = [row for row in rows if not isinstance(row, Model) and row_id(str(row))]
        found = {str(pk): tag for pk, tag in Tag.objects.in_bulk(keys).items()} if keys else {}
        tags = (row if isinstance(row, Model) else found.get(str(row)) for row in rows)
        return JOINT.join(tag.name for tag in tags if tag)

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["config"] = json.dumps(
            {"choices": reverse("admin:blog_tag_choices"), "joint": JOINT, "words": words()}, ensure_ascii=False
        )
        return context


def words():
    return {
        "add": gettext("Add a tag"),
        "remove": gettext("Remove the tag “{name}”"),
        "new": gettext("new"),
        "list": gettext("Tags that exist"),
        "added": gettext("Added: {name}"),
        "removed": gettext("Removed: {name}"),
    }


class TagsField(forms.CharField):
    """Gives tags, stored or new; `may_make` says whether this person may make new ones."""

    widget = TagsInput
    may_make = True

    def to_python(self, value):
        if isinstance(value, list | tuple):
            value = self.widget.format_value(value)
        names = names_in(super().to_python(value))
        found = known(names)
        return [found.get(key(name)) or Tag(name=name) for name in names]

    def validate(self, tags):
        super().validate(tags)
        if len(tags) > MOST:
            raise forms.ValidationError(_("These are more than %(most)d tags."), code="many", params={"most": MOST})
        for tag in tags:
            if len(tag.name) > LONGEST:
                raise forms.ValidationError(
                    _("A tag has at most %(most)d characters: “%(name)s”"),
                    code="long",
                    params={"most": LONGEST, "name": tag.name[:LONGEST]},
                )
            if is_blank(tag.name) or any(unicodedata.category(char) in {"Cc", "Cs", "Zl", "Zp"} for char in tag.name):
                raise forms.ValidationError(
                    _("Nothing of this text can be seen. Write something visible."), code="blank"
                )
        self._refuse_new([tag.name for tag in tags if tag.pk is None])

    def _refuse_new(self, names):
        if names and not self.may_make:
            message = ngettext(
                "There is no tag “%(names)s” yet, and you may not make one. Choose another, or ask the owner.",
                "There are no tags “%(names)s” yet, and you may not make any. Choose others, or ask the owner.",
                len(names),
            )
            raise forms.ValidationError(message, code="new", params={"names": JOINT.join(names)})

    def run_validators(self, value):
        """The limits of a line do not apply to the rows that it gives."""

    def has_changed(self, initial, data):
        return self.widget.format_value(initial) != (data or "")
