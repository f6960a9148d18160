"""Checks of what else shows a page with ads: cards of lists, feeds, and what other sites quote of it."""

import json
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from django.utils.translation import gettext as _
from selectolax.lexbor import LexborHTMLParser

from disclosures import addresses
from disclosures.audit.finding import Finding
from disclosures.audit.page import LABEL, Page, read, shown
from disclosures.notice_rows import row_for

CARDS = ".card, .result, .link-card"
ATOM = "{http://www.w3.org/2005/Atom}"
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"


def cards(page: Page, with_ads: frozenset[str]) -> Iterator[Finding]:
    """`with_ads` are the paths of the pages that hold ads."""
    for card in page.css(CARDS):
        link = card if card.tag == "a" else card.css_first("a[href]")
        path = addresses.parse(link.attributes.get("href") or "").path if link is not None else ""
        if path in with_ads and card.css_first(".mark") is None:
            yield Finding("R17", page.address, _("A card of an article with ads carries no mark."), shown(card))


def quoted(page: Page) -> Iterator[Finding]:
    """What social networks show of a page."""
    if not page.has_ads or not page.css("main article.entry"):
        return
    node = page.tree.css_first('meta[property="og:description"]')
    text = (node.attributes.get("content") or "") if node is not None else ""
    if not text.startswith(row_for("badge", page.language).text):
        yield Finding("R17", page.address, _("What other sites quote of the page does not begin with the badge."), text)


def feed(address: str, content: str, with_ads: frozenset[str]) -> Iterator[Finding]:
    """An RSS, Atom or JSON feed of the site."""
    for link, title, html in _items(content):
        path = addresses.parse(link).path
        tree = LexborHTMLParser(f"<body>{html}</body>")
        marks = [read(node) for node in tree.css('[data-disclosure="badge"], [data-disclosure="notice"]')]
        if path in with_ads and len(marks) < 2:
            yield Finding("R17", address, _("An article with ads is in the feed without its marks."), title)
        for unit in tree.css(".ad"):
            if unit.css_first(LABEL) is None:
                yield Finding("R17", address, _("An ad is in the feed without its label."), shown(unit))


def _items(content: str) -> Iterator[tuple[str, str, str]]:
    """(address, title, HTML) of each item."""
    if content.lstrip().startswith("{"):
        for item in json.loads(content)["items"]:
            yield item["url"], item["title"], item.get("content_html", "")
        return
    root = ET.fromstring(content)  # noqa: S314 -- the site's own answer
    for item in root.iter("item"):
        html = item.findtext(CONTENT) or item.findtext("description") or ""
        yield item.findtext("link") or "", item.findtext("title") or "", html
    for entry in root.iter(f"{ATOM}entry"):
        link = entry.find(f"{ATOM}link")
        html = entry.findtext(f"{ATOM}content") or entry.findtext(f"{ATOM}summary") or ""
        yield (link.get("href") or "" if link is not None else ""), entry.findtext(f"{ATOM}title") or "", html
