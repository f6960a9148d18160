"""Quotations on the page: the words, and below them where they are from."""

from django.utils.html import escape, format_html

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
        cited = format_html('<a href="{}">{}</a>', address, words) if address else words
        last = Document(f'<footer class="small"><cite>{cited}</cite></footer>').first
        block.insert_child(last)
