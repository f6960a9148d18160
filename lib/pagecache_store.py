"""The memory in which a worker keeps pages: those of one generation, and no more bytes than it may have."""

import threading
from typing import Generic, Protocol, TypeVar

from lib.pagecache_keys import Key
from lib.pagecache_page import Page

SHARE_OF_QUERIES = 4  # of the memory, and no more, for what anybody can invent addresses for


class Kept(Protocol):
    """What it takes in memory, and whether somebody asked for it lately."""

    is_used: bool

    @property
    def size(self) -> int: ...


Item = TypeVar("Item", bound=Kept)


class Store:
    """Pages of addresses, and apart from them those of queries and those that are missing, which are endless."""

    def __init__(self, most_bytes: int):
        self.lasting = Memory[Page](most_bytes - most_bytes // SHARE_OF_QUERIES)
        self.endless = Memory[Page](most_bytes // SHARE_OF_QUERIES)

    def get(self, key: Key, number: int) -> Page | None:
        page = None if key.query else self.lasting.get(key, number)
        return page or self.endless.get(key, number)

    def put(self, key: Key, page: Page, number: int) -> None:
        memory = self.endless if key.query or page.status[0] == "4" else self.lasting
        memory.put(key, page, number)


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
