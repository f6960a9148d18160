"""What the feeds tell of an article: its marks first, then its text, with what networks issued left on the page."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.html import format_html

from blog.addresses import absolute
from blog.lists import listed
from blog.seo import picture_address
from blog.shown import shown
from blog.structure import without_places
from disclosures.notices import notice
from disclosures.units import feed_unit
from lib.document import Document
from lib.text import excerpt

ITEMS = 20
SUMMARY = 200


@dataclass(frozen=True)
class Item:
    """One article. `mark` and `notice` are empty without ads; the title and both texts carry them already."""

    title: str
    address: str
    mark: str
    notice: str
    summary: str
    html: str
    author: str
    author_address: str
    image: str
    tags: list[str]
    published: datetime
    revised: datetime


def items(request):
    articles = listed().select_related("author", "picture", "rendering").prefetch_related("tags")[:ITEMS]
    return [_item(article, shown(request, article)) for article in articles]


def _item(article, text):
    address, author = absolute(article.get_absolute_url()), article.author
    card, badge, sentence, instead = (
        notice(text.marks, place, article.language) for place in ("card", "badge", "notice", "feed")
    )
    summary = article.description or excerpt(text.plain_text, SUMMARY)
    return Item(
        title=f"【{card}】{article.title}" if card else article.title,
        address=address,
        mark=badge,
        notice=sentence,
        summary=f"{badge} {summary}" if badge else summary,
        html=_marks(badge, sentence) + for_feed(text.html, instead, address),
        author=author.name if author else "",
        author_address=absolute(author.get_absolute_url()) if author else "",
        image=picture_address(article.picture),
        tags=[tag.name for tag in article.tags.all()],
        published=article.publish_at,
        revised=article.revised_at or article.publish_at,
    )


def _marks(badge, sentence):
    if not badge:
        return ""
    return format_html(
        '<p><strong data-disclosure="badge">{}</strong></p><p data-disclosure="notice">{}</p>', badge, sentence
    )


def for_feed(html, instead, address):
    """The text of a page for a reader elsewhere: what networks issued gives way to its label and a link with the words
    `instead`, addresses are whole. A box that the author made of links stays, its label first.
    """
    document = Document(without_places(html))
    for unit in document.css(".ad:not([data-offer])"):
        label = unit.css_first("[data-disclosure=label]")
        document.replace(unit, feed_unit(label.text() if label else "", instead, address))
    for name in ("href", "src"):
        for node in document.css(f"[{name}]"):
            node.attrs[name] = _whole(node.attributes[name] or "", address)
    for lighter in document.css("picture > source"):
        lighter.decompose()
    for picture in document.css("[srcset]"):
        for name in ("srcset", "sizes"):
            if name in picture.attributes:
                del picture.attrs[name]
    return document.serialise()


def _whole(link, address):
    if link.startswith("#"):
        return address + link
    return absolute(link) if link.startswith("/") and not link.startswith("//") else link
