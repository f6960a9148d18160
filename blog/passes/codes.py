"""Blocks of code on the page: language and file name said above, and a long line scrolls by itself."""

from django.utils.html import escape
from django.utils.translation import gettext as _

from blog.passes.sheet import Sheet
from lib.document import Document


def show_codes(document: Document, sheet: Sheet) -> None:
    for block in document.css("pre"):
        said = [block.attributes.get(name) or "" for name in ("data-file", "data-language")]
        for name in ("data-file", "data-language"):
            if name in block.attributes:
                del block.attrs[name]
        block.attrs["tabindex"] = "0"  # a region that scrolls must be reachable by keyboard
        block.attrs["role"] = "region"
        block.attrs["aria-label"] = _("Code: %(name)s") % {"name": said[0] or said[1]} if any(said) else _("Code")
        if any(said):
            label = "".join(f"<span>{escape(words)}</span>" for words in said if words)
            document.insert_before(block, f'<p class="code-label">{label}</p>')
