"""Ads as readers get them: a creative in its frame, the label first, the network's bytes untouched."""

from datetime import date

from django.utils.formats import date_format
from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from disclosures import addresses
from disclosures.models import Creative
from disclosures.products import Product, Shop
from lib.text import phrases

REL = "sponsored nofollow noopener"


def unit(creative: Creative, label: str, language: str, placement: str, *, has_lines: bool = True) -> str:
    """The ad block of the page, its frame named by its placement, with or without the lines around it.

    The code goes in byte for byte, so the result is a plain string and is inserted raw.
    """
    copy, terms = (creative.copy, creative.terms) if has_lines else ("", "")
    above = format_html('<p class="ad-copy">{}</p>\n', _with_breaks(copy)) if copy else ""
    below = format_html('\n<p class="ad-terms small">{}</p>', terms) if terms else ""
    # Plain concatenation: the bytes of the code meet no escaping, no formatting, no parser.
    return str(_opening(label, placement)) + str(above) + _inside(creative, language) + str(below) + "\n</div>"


def product(product: Product, picture: str, shops: str, label: str, language: str) -> str:
    """The box of a product; `label` is empty where no shop in it is an ad. `picture` and `shops` are HTML."""
    points = format_html_join("", "<li>{}</li>", ((point,) for point in product.points))
    with override(language):
        day = date.fromisoformat(product.as_of) if product.as_of else None
        price = price_line(escape(product.price), day)
    parts = (
        box_label(label) if label else "",
        picture,
        format_html('<p class="product-name">{}</p>', _with_breaks(product.name)),
        f"<ul>{points}</ul>" if points else "",
        price,
        shops,
    )
    return (
        format_html(
            '<div class="product{}" data-offer="each" role="group" aria-label="{}">',
            " ad" if label else "",
            product.name,
        )
        + "".join(parts)
        + "</div>"
    )


def price_line(price: SafeString, day: date | None) -> SafeString:
    """A price as it was typed; with its day, because prices change and a shop's own page is what counts."""
    if not price:
        return SafeString("")
    note = SafeString("")
    if day:
        shown = format_html('<time datetime="{}">{}</time>', day.isoformat(), date_format(day, "DATE_FORMAT"))
        note = format_html(gettext(" (price as of {day})"), day=shown)
    return format_html('<p class="product-price"><span>{}</span>{}</p>', price, note)


def shop(shop: Shop, label: str, placement: str) -> str:
    """One shop of a product: a plain link without a label, or an ad; `placement` may be empty for an undecided one."""
    words = _with_breaks(shop.words or addresses.parse(shop.address).host)
    if not label:
        link = format_html('<a class="offer-button" href="{}">{}</a>', shop.address, words)
    else:
        key = format_html(' data-placement="{}"', placement) if placement else ""
        link = format_html('<a class="offer-button" href="{}" rel="{}"{}>{}</a>', shop.address, REL, key, words)
    return f'<p class="product-shop">{inline_label(label) if label else ""}{link}</p>'


def feed_unit(label: str, text: str, article_address: str) -> str:
    """What a feed shows in place of an ad, with a `text` that sends to the page: networks count only its readers."""
    if article_address:
        text = format_html('<a href="{}">{}</a>', article_address, text)
    return format_html('<p><strong data-disclosure="label">{}</strong> {}</p>', label, text)


def inline_label(label: str) -> str:
    """The label before a link in running text, held to it by a word joiner so that no line ends between them."""
    return f'<span class="mark" data-disclosure="label">{escape(label)}</span>\u2060'


def box_label(label: str) -> SafeString:
    """The label that stands first in a frame."""
    return format_html('<p class="mark" data-disclosure="label">{}</p>', label)


def _opening(label: str, placement: str) -> SafeString:
    return format_html('<div class="ad" data-placement="{}">\n{}\n', placement, box_label(label))


def _inside(creative: Creative, language: str) -> str:
    if creative.kind == Creative.Kind.BUTTON:
        return format_html(
            '<a class="ad-button" href="{}" rel="{}">{}</a>', creative.address, REL, _with_breaks(creative.button_text)
        )
    if creative.kind == Creative.Kind.BANNER:
        with override(language):
            name = escape(gettext("Banner ad"))
        return f'<div class="ad-banner" role="group" aria-label="{name}" tabindex="0">' + str(creative.code) + "</div>"
    return '<div class="ad-code">' + str(creative.code) + "</div>"


def _with_breaks(text: str) -> SafeString:
    """The text with a possible line break between its phrases."""
    return format_html_join(SafeString("<wbr>"), "{}", ((piece,) for piece in phrases(text)))
