"""Buttons: one link of the author's with a line above and below, as a box that labelling frames when it is an ad."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

from blog.passes.pieces import Pieces, paragraph, with_breaks
from blog.passes.sheet import Sheet
from lib.document import Document

BUTTON = "div[data-block=button]"


def show_buttons(document: Document, sheet: Sheet) -> None:
    """Build each button from its words alone, so that one label can stand for the whole box.

    A button without an address shows nothing; what else stood in the block follows it.
    """
    for block in reversed(document.css(BUTTON)):
        pieces = Pieces(document, block)
        above, (address, words), below = pieces.text("above"), pieces.link("link"), pieces.text("below")
        document.replace(block, (_box(above, address, words, below) if address else "") + pieces.rest)


def _box(above: str, address: str, words: str, below: str) -> SafeString:
    return format_html(
        '<div class="offer" data-offer="shared">{}{}{}</div>',
        paragraph("offer-copy", above),
        button(address, words),
        paragraph("offer-terms small", below),
    )


def button(address: str, words: str) -> SafeString:
    return format_html('<a class="offer-button" href="{}">{}</a>', address, with_breaks(words))
