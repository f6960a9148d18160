"""Presentation tags: phrase breaks, pictures, icons, and the addresses of numbered pages."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join

from blog import cards
from blog.accent import accent_address
from blog.further_notices import further_notices
from blog.icons import DRAWN
from blog.pager import pager as pages_of
from blog.phrasing import phrases
from blog.pictures import img
from blog.reader_files import STYLES
from blog.search import search_url
from blog.strength import strength_of
from blog.structure import FIRST_AD, LEAD_ENDS
from disclosures.inventory import Inventory
from lib.markup import trusted
from lib.stencil import fill

register = template.Library()


register.filter(phrases)


@register.simple_tag(takes_context=True)
def card_items(context, rows, counts, level="h2", eager=False):
    """The cards of a list; `counts` are the numbers of comments by article, `eager` is for the first view."""
    made = cards.cards(context["request"], rows, counts, level=level, is_eager=bool(eager))
    return trusted("\n".join([f"<li>{card}</li>" for card in made]))


@register.simple_tag(name="stencil")
def stencil_of(template, **values):
    """`{% stencil "components/x.html" title=seo.title %}`: a template that only prints these values; see lib.stencil."""
    return fill(template, values)


@register.simple_tag(takes_context=True)
def around(context, name):
    """A piece of what stands around every page; a variable's look-up would hide what goes wrong while it is made."""
    return context["surroundings"].piece(name)


@register.filter
def menu_items(items):
    """The entries of a menu, each with its label and address."""
    return format_html_join("", '<li><a href="{}">{}</a></li>', ((item.address, item.label) for item in items))


@register.filter
def count_items(rows):
    """Categories or months, each with its number; a sidebar has dozens of them."""
    asked = ((getattr(row, "address", None) or row.get_absolute_url(), row.name, row.total) for row in rows)
    return format_html_join("", '<li><a href="{}">{}</a><span>{}</span></li>', asked)


@register.simple_tag
def icon(name):
    """A sign; the words beside it say what it means."""
    return DRAWN[name]


@register.simple_tag
def reader_styles(accent):
    """The address of the one style sheet, the owner's accent colour in it."""
    return accent_address(accent) if accent else static(STYLES.name)


@register.simple_tag
def picture(image, *, sizes="100vw", alt=None, eager=False, **attributes):
    """The picture in all its sizes. `alt` replaces the picture's own words; `eager` is for the largest of the first view."""
    loading = {"fetchpriority": "high"} if eager else {"loading": "lazy", "decoding": "async"}
    return img(image, sizes=sizes, alt=alt, **{**loading, **attributes})


@register.simple_tag
def site_logo(site):
    return img(site.logo, sizes="64px", alt="", **{"class": "brand-logo"}) if site.logo else ""


@register.simple_tag(name="further_notices", takes_context=True)
def further_notices_of(context):
    """What the article of the page, or the category that heads it, adds to the notice."""
    return further_notices(context.get("article"), context.get("category"))


@register.simple_tag
def mark_strength(site, article=None, category=None):
    """How strong the marks of a page are: `category` heads a list, an article has its own."""
    return strength_of(site, category or None, article or None)


@register.simple_tag(takes_context=True)
def pager(context, page):
    """Links to the pages of a list; `query` and `narrowed` of the context, which a search has, stay in them."""
    asked = {"q": context.get("query", ""), "category": context.get("narrowed", "")}
    return pages_of(page, context["request"].path, **asked)


@register.simple_tag
def search_address(typed):
    """The address of a search for what is given."""
    return search_url(typed)


@register.simple_tag
def lead_and_rest(html, reminder=""):
    """The text before the first heading and the text from there on, with the reminder before its first ad; without a
    heading, all is the rest.
    """
    lead, mark, rest = html.replace(FIRST_AD, reminder, 1).rpartition(LEAD_ENDS)
    return {"lead": trusted(lead), "rest": trusted(rest)}


@register.simple_tag
def marks_of(*texts):
    """What the badge and the notice of a page speak about: the ads of all its texts together."""
    inventories = [text.marks for text in texts if text and text.marks.has_ads]
    if len(inventories) == 1:
        return inventories[0]
    return Inventory(
        ads=tuple(ad for marks in inventories for ad in marks.ads),
        undecided=tuple(link for marks in inventories for link in marks.undecided),
        statements=tuple(dict.fromkeys(said for marks in inventories for said in marks.statements)),
    )
