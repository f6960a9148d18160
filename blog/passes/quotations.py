"""Quotations on the page: the words, and below them where they are from."""

from django.utils.html import escape, format_html
from selectolax.lexbor import LexborNode

from blog.passes.sheet import Sheet
from lib.document import Document


def show_quotations(document: Document, sheet: Sheet) -> None:
    for block in document.css("blockquote[data-block=quote]"):
        address, source = block.attributes.get("cite") or "", block.attributes.get("data-source") or ""
        for name in ("data-block", "data-source"):
            if name in block.attributes:
                del block.attrs[name]
        if not source and not address:
            continue
        words = escape(source or address)
        cited = format_html('<a href="{}">{}</a>', address, words) if address and not _is_linked(block) else words
        last = Document(f'<footer class="small"><cite>{cited}</cite></footer>').first
        block.insert_child(last)


def _is_linked(block: LexborNode) -> bool:
    """Whether the whole quotation leads somewhere already: a link holds no other link."""
    above = block.parent
    while above is not None and above.tag != "a":
        above = above.parent
    return above is not None
