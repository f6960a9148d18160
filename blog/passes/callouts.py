"""Callouts on the page: a note with its kind in words before it."""

from django.utils.html import escape

from blog.callout_kinds import BY_KEY, KINDS
from blog.passes.sheet import Sheet
from lib.document import Document


def show_callouts(document: Document, sheet: Sheet) -> None:
    for node in document.css("aside[data-block=callout]"):
        kind = BY_KEY.get(node.attributes.get("data-kind") or "", KINDS[0])
        label = escape(kind.label)
        for name in list(node.attributes):
            del node.attrs[name]
        node.attrs["class"] = f"callout callout-{kind.key}"
        node.attrs["role"] = "note"
        node.attrs["aria-label"] = str(kind.label)
        paragraph = f'<p class="callout-label">{label}</p>'
        if node.first_child is None:
            node.inner_html = paragraph
        else:
            document.insert_before(node.first_child, paragraph)
