"""Where a sought text stands in an article, and what the article is once chosen places hold a new one.

Texts are compared character by character. In a body only whole stretches of text count: never tags, never values of
attributes but the addresses of links, and never across the edge of a mark such as bold.
"""

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lib.document import Document
from lib.markup import is_safe_address

AROUND = 36  # characters of the surroundings that are shown with a hit
LINES = ("title", "description")
LINKS = "[href], [cite]"
PLACES = {
    "title": _("Title"),
    "description": _("Description"),
    "text": pgettext_lazy("place", "Text"),
    "links": _("Addresses of links"),
}


@dataclass(frozen=True)
class Search:
    """What is sought and what takes its place. `is_whole` asks for links whose whole address is the sought one."""

    sought: str
    put: str
    places: Collection[str] = ("title", "description", "text")
    is_exact: bool = True  # upper and lower case differ
    is_whole: bool = False

    @cached_property
    def pattern(self) -> re.Pattern[str]:
        return re.compile(re.escape(self.sought), 0 if self.is_exact else re.IGNORECASE)

    def fits(self, address: str) -> bool:
        """Whether a link's address is one of the sought ones."""
        return bool((self.pattern.fullmatch if self.is_whole else self.pattern.search)(address))

    def changed(self, text: str) -> str:
        return self.pattern.sub(lambda _found: self.put, text)


@dataclass(frozen=True)
class Hit:
    """One place. `number` counts the hits of its kind in the article; `seal` names the field's text at that time."""

    place: str
    number: int
    before: str
    found: str
    put: str
    after: str
    seal: str
    notes: list = field(default_factory=list)  # what its replacing would bring about
    is_refused: bool = False  # nothing could hold the new text

    @property
    def place_name(self):
        return PLACES[self.place]


def seal(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def hits(article, search: Search) -> Iterator[Hit]:
    """Every place of the article, in the order in which an author meets them."""
    for name in LINES:
        if name in search.places:
            text = getattr(article, name)
            for number, found in enumerate(search.pattern.finditer(text)):
                yield _hit(name, number, text, found, search, seal(text))
    if {"text", "links"} & set(search.places) and _may_hold(article.body, search):
        yield from _hits_in_body(article.body, search)


def _may_hold(body: str, search: Search) -> bool:
    """A quick no: parsing every body of a large blog would take minutes."""
    return bool(re.search(_escaped(search.sought), body, search.pattern.flags))


def _escaped(text: str) -> str:
    """A pattern of how a body may spell the text."""
    spelled = {"&": "&(?:amp;)?", "<": "(?:<|&lt;)", ">": "(?:>|&gt;)", '"': '(?:"|&quot;)', "\xa0": "(?:\xa0|&nbsp;)"}
    return "".join(spelled.get(char, re.escape(char)) for char in text)


def _hits_in_body(body, search):
    document, mark = Document(body), seal(body)
    if "text" in search.places:
        number = 0
        for node in document.texts():
            text = node.text_content or ""
            for found in search.pattern.finditer(text):
                yield _hit("text", number, text, found, search, mark)
                number += 1
    if "links" in search.places:
        for number, (node, name) in enumerate(_links(document, search)):
            address = node.attributes[name] or ""
            put = search.changed(address)
            is_safe = bool(put.strip()) and is_safe_address(put, is_link=node.tag == "a")
            yield Hit("links", number, "", address, put, "", mark, is_refused=not is_safe)


def _links(document, search):
    for node in document.css(LINKS):
        name = "href" if "href" in node.attributes else "cite"
        if search.fits(node.attributes[name] or ""):
            yield node, name


def _hit(place, number, text, found, search, mark):
    start, end = found.span()
    before, after = text[max(0, start - AROUND) : start], text[end : end + AROUND]
    return Hit(
        place,
        number,
        f"…{before}" if start > AROUND else before,
        found[0],
        search.put,
        f"{after}…" if end + AROUND < len(text) else after,
        mark,
    )


def replaced(text: str, search: Search, numbers: Collection[int]) -> str:
    """A line of text with its chosen hits replaced."""
    count = iter(range(len(text) + 1))
    return search.pattern.sub(lambda found: search.put if next(count) in numbers else found[0], text)


def replaced_in_body(body: str, search: Search, texts: Collection[int], links: Collection[int]) -> str:
    """A body with its chosen hits replaced; to be cleaned by whoever stores it."""
    document = Document(body)
    number = 0
    for node in document.texts():
        text = node.text_content or ""
        count = len(search.pattern.findall(text))
        chosen = {one - number for one in texts if number <= one < number + count}
        number += count
        if chosen:
            node.replace_with(replaced(text, search, chosen))
    for number, (node, name) in enumerate(list(_links(document, search))):
        if number in links:
            node.attrs[name] = search.changed(node.attributes[name] or "")
    return document.serialise()
