"""The marks of a page as template tags; each renders nothing where the inventory holds no ad."""

from collections.abc import Sequence

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from disclosures.inventory import Inventory
from disclosures.networks import AMAZON
from disclosures.notice_rows import row_for
from disclosures.notices import amazon_statement, notice

register = template.Library()
NOTHING = SafeString("")


@register.simple_tag
def ad_badge(inventory: Inventory) -> SafeString:
    """The mark beside the title."""
    return _mark('<p class="mark" data-disclosure="badge">{}</p>', inventory, "badge")


@register.simple_tag
def ad_card_mark(inventory: Inventory) -> SafeString:
    """The mark on a card of a list."""
    return _mark('<span class="mark">{}</span>', inventory, "card")


@register.simple_tag
def ad_label(inventory: Inventory) -> SafeString:
    """A label that stands alone, before something that is not rendered from HTML."""
    return _mark('<span class="mark" data-disclosure="label">{}</span>', inventory, "label")


@register.simple_tag(takes_context=True)
def amazon_sentence(context: template.Context) -> str:
    """What Amazon's agreement asks for, with the site's name in it."""
    return amazon_statement(get_language() or "ja", str(context.get("site_name") or ""))


@register.simple_tag(takes_context=True)
def ad_notice(
    context: template.Context,
    inventory: Inventory,
    statement: SafeString | str = "",
    about: str = "",
    further: Sequence[str] = (),
) -> SafeString:
    """The notice before the body; below it what Amazon and the programmes ask for, the owner's statement, and where
    the article begins.

    `statement` is rendered HTML (a SafeString); anything else is escaped. `about` is the address of the page about ads,
    `further` are sentences that stand beside the notice, as large.
    """
    if not inventory or not inventory.has_ads:
        return NOTHING
    language = get_language() or "ja"
    return format_html(
        '<p class="notice" data-disclosure="notice">{}</p>\n{}{}<p class="boundary">{}</p>',
        notice(inventory, "notice", language),
        format_html_join("", '<p class="notice notice-further">{}</p>\n', ((text,) for text in further)),
        _statement(inventory, language, str(context.get("site_name") or ""), statement, about),
        row_for("boundary", language).text,
    )


def _statement(
    inventory: Inventory, language: str, site_name: str, statement: SafeString | str, about: str
) -> SafeString:
    parts = NOTHING
    if AMAZON.intersection(inventory.networks):
        parts += format_html("<p>{}</p>\n", amazon_statement(language, site_name))
    for said in inventory.statements:
        parts += format_html("<p>{}</p>\n", said)
    if statement:
        parts += format_html("{}", statement)
    if about:
        parts += format_html('<p class="small"><a href="{}">{}</a></p>', about, _("About ads and outside connections"))
    return format_html('<div class="statement">{}</div>\n', parts) if parts else NOTHING


def _mark(html: str, inventory: Inventory, place: str) -> SafeString:
    text = notice(inventory, place, get_language() or "ja") if inventory else ""
    return format_html(html, text) if text else NOTHING
