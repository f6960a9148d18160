"""Ads as readers get them: a creative in its frame, the label first, the network's bytes untouched."""

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from disclosures.models import Creative
from lib.text import phrases

REL = "sponsored nofollow noopener"


def unit(creative: Creative, label: str, language: str, placement: str) -> str:
    """The ad block of the page, its frame named by its placement. The code goes in byte for byte, so the result is a plain string and is inserted raw."""
    above = format_html('<p class="ad-copy">{}</p>\n', _with_breaks(creative.copy)) if creative.copy else ""
    below = format_html('\n<p class="ad-terms small">{}</p>', creative.terms) if creative.terms else ""
    # Plain concatenation: the bytes of the code meet no escaping, no formatting, no parser.
    return str(_opening(label, placement)) + str(above) + _inside(creative, language) + str(below) + "\n</div>"


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
