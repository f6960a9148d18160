"""Facts: a value in running text with the day on which it was true and the source that says so."""

from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from selectolax.lexbor import LexborNode

from blog.passes.pieces import line
from blog.passes.sheet import FoundFact, Sheet
from lib.document import Document

FACT = "data[data-block=fact]"
LONGEST = 200
# Where a sentence about the source would stand in the way, or its link inside another one: the value stands alone.
PLAIN = frozenset({"a", "h2", "h3", "h4", "summary"})
PLAIN_PARTS = frozenset({"name", "above", "link", "below", "shop"})


def show_facts(document: Document, sheet: Sheet) -> None:
    """Show each fact with its source and day, and note it, so that somebody looks at it again in time.

    The source is a plain link: labelling judges it like every other.
    """
    found = []
    for node in document.css(FACT):
        fact = _read(node)
        if fact.text:
            found.append((node, fact))
    sheet.facts += [fact for _node, fact in found]
    for node, fact in reversed(found):
        note = "" if _stands_plain(node) else _note(fact)
        document.replace(node, f'<span class="fact"><data>{document.inside(node)}</data>{note}</span>')


def _read(node: LexborNode) -> FoundFact:
    return FoundFact(
        text=line(node)[:LONGEST],
        source=node.attributes.get("data-source") or "",
        as_of=_day(node, "data-as-of"),
        review_by=_day(node, "data-review-by"),
    )


def _day(node: LexborNode, name: str) -> date | None:
    value = node.attributes.get(name)
    return date.fromisoformat(value) if value else None


def _stands_plain(node: LexborNode) -> bool:
    above = node.parent
    while above is not None:
        if above.tag in PLAIN or above.attributes.get("data-part") in PLAIN_PARTS:
            return True
        above = above.parent
    return False


def _note(fact: FoundFact) -> SafeString:
    """The brackets behind the value: what is known of source and day."""
    source = format_html('<a href="{}">{}</a>', fact.source, gettext("source")) if fact.source else ""
    day = ""
    if fact.as_of:
        words = date_format(fact.as_of, "DATE_FORMAT")
        day = format_html('<time datetime="{}">{}</time>', fact.as_of.isoformat(), words)
    if source and day:
        return format_html(gettext(" ({source}, as of {day})"), source=source, day=day)
    if day:
        return format_html(gettext(" (as of {day})"), day=day)
    return format_html(gettext(" ({source})"), source=source) if source else SafeString("")
