"""Reusable parts: their text takes its place in the text that names them, before any other pass reads it."""

from blog.models import Part
from blog.passes.records import find
from blog.passes.sheet import Sheet
from lib.document import Document

PART = "div[data-block=part]"


def expand_parts(document: Document, sheet: Sheet) -> None:
    """Put in the text of each part. A part holds no part: what a circle would lead to is taken out."""
    if sheet.source == "part":
        _take_out(document)
        return
    for node, part in find(document.css(PART), "data-part-id", Part.objects.all(), "part", sheet):
        if part is None:
            node.decompose()
        else:
            inner = Document(part.body)
            _take_out(inner)
            document.replace(node, inner.serialise())


def _take_out(document: Document) -> None:
    for node in reversed(document.css(PART)):
        node.decompose()


def holds_part(html: str) -> bool:
    return Document(html).tree.css_first(PART) is not None
