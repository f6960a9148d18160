"""The memory in which a worker keeps pages: those of one generation, and no more bytes than it may have."""

import threading
import time
from collections.abc import Hashable
from typing import Generic, Protocol, TypeVar

from lib.pagecache_keys import Key
from lib.pagecache_page import Page

# Of the memory, and no more, for what anybody can invent addresses for.
SHARE_OF_QUERIES, SHARE_OF_MISSING = 4, 32
MOST_ANSWERS = 8  # that differ, for missing addresses
ENTRY = 600  # bytes of an address beside its path
NONCE = "content-security-policy"  # the header that is another one in each answer


class Kept(Protocol):
    """What it takes in memory, and whether somebody asked for it lately."""

    is_used: bool

    @property
    def size(self) -> int: ...


Item = TypeVar("Item", bound=Kept)


class Store:
    """Pages of addresses, and apart from them what is endless: queries, redirects, and what is missing."""

    def __init__(self, most_bytes: int):
        queries, missing = most_bytes // SHARE_OF_QUERIES, most_bytes // SHARE_OF_MISSING
        self.lasting = Memory[Page](most_bytes - queries - missing)
        self.endless = Memory[Page](queries)
        self.missing = Missing(missing)

    def get(self, key: Key, number: int) -> Page | None:
        page = None if key.query else self.lasting.get(key, number)
        return page or self.endless.get(key, number) or self.missing.get(key, number)

    def put(self, key: Key, page: Page, number: int) -> Page:
        """The page to send: this one, or one that is the same and stands ready."""
        if page.status[0] == "4":
            return self.missing.put(key, page, number)
        memory = self.endless if is_endless(key, page) else self.lasting
        memory.put(key, page, number)
        return page


def is_endless(key: Key, page: Page) -> bool:
    """Whether anybody can ask for any number of the like, at no cost to themselves."""
    return bool(key.query) or not page.status.startswith("200")


class Memory(Generic[Item]):
    """Pages under their keys. When room is needed, the page goes that was asked for least lately, roughly: a page that
    was asked for since its last turn gets another one."""

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.number: int | None = None
        self.pages: dict[tuple[str, ...], Item] = {}
        self.lock = threading.Lock()

    def get(self, key: tuple[str, ...], number: int) -> Item | None:
        return self.pages.get(key) if number == self.number else None

    def put(self, key: tuple[str, ...], page: Item, number: int) -> None:
        """The first page of another generation empties the memory: none of the others will be asked for again."""
        if page.size > self.most_bytes // 8:
            return
        with self.lock:
            if number != self.number:
                self.pages, self.bytes, self.number = {}, 0, number
            self._take_out(key)
            self.pages[key] = page
            self.bytes += page.size
            self._make_room()

    def _make_room(self) -> None:
        while self.bytes > self.most_bytes:
            key = next(iter(self.pages))
            page = self._take_out(key)
            if page is not None and page.is_used:
                page.is_used = False
                self.pages[key] = page
                self.bytes += page.size

    def _take_out(self, key: tuple[str, ...]) -> Item | None:
        page = self.pages.pop(key, None)
        self.bytes -= page.size if page else 0
        return page


class Missing:
    """Addresses where there is nothing. Nearly all get the same answer, which is kept once, ready in each coding.

    When room is needed, the address goes that came first.
    """

    def __init__(self, most_bytes: int):
        self.most_bytes = most_bytes
        self.bytes = 0
        self.number: int | None = None
        self.pages: dict[Key, Page] = {}
        self.answers: dict[Hashable, Page] = {}
        self.lock = threading.Lock()

    def get(self, key: Key, number: int) -> Page | None:
        return self.pages.get(key) if number == self.number else None

    def put(self, key: Key, page: Page, number: int) -> Page:
        """The answer as it stands ready. One that is unlike too many others is not kept."""
        with self.lock:
            if number != self.number:
                self.pages, self.answers, self.bytes, self.number = {}, {}, 0, number
            answer = self._answer(page)
            if answer is None:
                return page
            self._take_out(key)
            self.pages[key] = answer
            self.bytes += _weight(key)
            while self.bytes > self.most_bytes:
                self._take_out(next(iter(self.pages)))
            return answer

    def _answer(self, page: Page) -> Page | None:
        """What looks the same differs at most in its nonce, which the body does not name: then it would differ too."""
        headers = tuple(row for row in page.headers if row[0].lower() != NONCE)
        looks = page.status, page.digest, headers
        known = self.answers.get(looks)
        if known is not None and known.until > time.time():
            return known
        if known is None and (len(self.answers) >= MOST_ANSWERS or page.size > self.most_bytes // MOST_ANSWERS):
            return None
        self.answers[looks] = page
        return page

    def _take_out(self, key: Key) -> None:
        if self.pages.pop(key, None) is not None:
            self.bytes -= _weight(key)


def _weight(key: Key) -> int:
    return ENTRY + sum(map(len, key))
