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
from disclosures.strengths import STRENGTHS, Strength

register = template.Library()
NOTHING = SafeString("")


@register.simple_tag
def ad_badge(inventory: Inventory, strength: Strength = STRENGTHS[0]) -> SafeString:
    """The mark beside the title."""
    return _mark('<p class="{}" data-disclosure="badge">{}</p>', inventory, "badge", strength.classes("mark"))


@register.simple_tag
def ad_reminder(inventory: Inventory, strength: Strength) -> SafeString:
    """The notice once more, for the place directly before the first ad; nothing where the strength does not repeat it."""
    return _notice(inventory, strength) if inventory and strength.repeats else NOTHING


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
    strength: Strength = STRENGTHS[0],
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
        '{}\n{}{}<p class="boundary">{}</p>',
        _notice(inventory, strength),
        format_html_join(
            "", '<p class="{} notice-further">{}</p>\n', ((strength.classes("notice"), text) for text in further)
        ),
        _statement(inventory, language, str(context.get("site_name") or ""), statement, about),
        row_for("boundary", language).text,
    )


def _notice(inventory: Inventory, strength: Strength) -> SafeString:
    return _mark('<p class="{}" data-disclosure="notice">{}</p>', inventory, "notice", strength.classes("notice"))


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


def _mark(html: str, inventory: Inventory, place: str, *classes: str) -> SafeString:
    text = notice(inventory, place, get_language() or "ja") if inventory else ""
    return format_html(html, *classes, text) if text else NOTHING
