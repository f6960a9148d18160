"""Rankings: places in an order, and by what the order was made."""

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from selectolax.lexbor import LexborNode

from blog.models import Image
from blog.passes.pieces import Pieces
from blog.passes.records import find
from blog.passes.sheet import Sheet
from blog.pictures import img
from lib.document import Document

RANKING = "div[data-block=ranking]"
HEIGHT = 324  # pixels at most, as in its style sheet
ITEM = f"{RANKING} > ol[data-part=places] > li"


def show_rankings(document: Document, sheet: Sheet) -> None:
    """Number the places of each ranking below the sentence that says by what they were ordered.

    Without that sentence there are no places: an order that nobody explains might be one that was paid for.
    """
    pictured = [node for node in document.css(ITEM) if "data-image" in node.attributes]
    pictures = find(pictured, "data-image", Image.objects.all(), "image", sheet)
    images = {node.mem_id: image for node, image in pictures}
    for block in reversed(document.css(RANKING)):
        pieces = Pieces(document, block)
        places, criterion = pieces.part("places"), pieces.html("criterion")
        rows = [] if places is None else [item for item in places.iter() if item.tag == "li"]
        for number, item in enumerate(rows, start=1):
            _dress(document, item, number if criterion else 0, images.get(item.mem_id))
        document.replace(block, _box(document, criterion, places) + pieces.rest)


def _dress(document: Document, item: LexborNode, number: int, image: Image | None) -> None:
    """Open one place: its number, its name as a heading, its picture; the text below stays as it is."""
    place = gettext("No. {number}").format(number=number)
    name = Pieces(document, item).text("name")
    opening = [
        format_html('<p class="rank-place">{}</p>', place) if number else "",
        format_html('<h3 class="rank-name">{}</h3>', name) if name else "",
        img(image, sizes=_sizes(image), loading="lazy", decoding="async") if image and image.file else "",
    ]
    if item.first_child is None:
        item.inner_html = "".join(opening)
    else:
        document.insert_before(item.first_child, "".join(opening))
    for attribute in list(item.attributes):
        del item.attrs[attribute]
    item.attrs["class"] = "rank"


def _sizes(image: Image) -> str:
    """Its height is bounded, so that its width follows from its shape."""
    shape = image.width / image.height if image.height else 1
    return f"(width >= 48em) min(720px, {round(HEIGHT * shape)}px), min(100vw - 40px, {round(HEIGHT * shape)}px)"


def _box(document: Document, criterion: SafeString, places: LexborNode | None) -> str:
    if places is None:
        return ""
    inside = document.inside(places)
    places.decompose()
    if not criterion:
        return f'<div class="ranks"><ul class="ranks-list">{inside}</ul></div>'
    how = format_html('<p class="ranks-criterion"><b>{}</b> {}</p>', gettext("How the order was made:"), criterion)
    return f'<div class="ranks">{how}<ol class="ranks-list">{inside}</ol></div>'
