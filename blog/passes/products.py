"""Product boxes: a picture of the author's own, what speaks for the product, and the shops that have it."""

from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from selectolax.lexbor import LexborNode

from blog.models import Image
from blog.passes.buttons import button
from blog.passes.pieces import Pieces, line, paragraph
from blog.passes.records import find
from blog.passes.sheet import Sheet
from blog.pictures import img
from disclosures.products import MOST_SHOPS
from disclosures.units import price_line
from lib.document import Document

PRODUCT = "div[data-block=product]"


def show_products(document: Document, sheet: Sheet) -> None:
    """Build each box; its shops stay plain links, judged and labelled one by one. What is no part follows the box."""
    blocks = document.css(PRODUCT)
    pictured = find(
        [node for node in blocks if "data-image" in node.attributes], "data-image", Image.objects.all(), "image", sheet
    )
    images = {node.mem_id: image for node, image in pictured}
    for block in reversed(blocks):
        pieces = Pieces(document, block)
        document.replace(block, _box(pieces, images.get(block.mem_id)) + pieces.rest)


def _box(pieces: Pieces, image: Image | None) -> str:
    name = pieces.text("name")
    inside = [_picture(image), paragraph("product-name", name), _points(pieces), _price(pieces), _shops(pieces)]
    if not any(inside):
        return ""
    label = format_html(' aria-label="{}"', name) if name else ""
    return f'<div class="product" data-offer="each" role="group"{label}>' + "".join(inside) + "</div>"


def show_product_picture(sheet: Sheet, number: int) -> str:
    """The picture of a product that an ad shows; the sheet learns that the text shows it."""
    sheet.uses.add(("image", number))
    return _picture(Image.objects.filter(pk=number).first())


def _picture(image: Image | None) -> str:
    if image is None or not image.file:
        return ""
    return img(
        image, sizes="(width >= 36em) 216px, 288px", loading="lazy", decoding="async", **{"class": "product-picture"}
    )


def _points(pieces: Pieces) -> str:
    node = pieces.part("points")
    if node is None:
        return ""
    html = pieces.document.inside(node) if line(node) or node.css_first("[data-creative]") else ""
    node.decompose()
    return f"<ul>{html}</ul>" if html else ""


def _price(pieces: Pieces) -> SafeString:
    day = _day(pieces.part("price"))
    return price_line(pieces.html("price"), day)


def _day(node: LexborNode | None) -> date | None:
    value = node.attributes.get("data-as-of") if node is not None else None
    return date.fromisoformat(value) if value else None


def _shops(pieces: Pieces) -> SafeString:
    links = []
    while len(links) < MOST_SHOPS and pieces.part("shop") is not None:
        links.append(pieces.link("shop"))
    rows = ((button(address, words),) for address, words in links if address)
    return format_html_join("", '<p class="product-shop">{}</p>', rows)
