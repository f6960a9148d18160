"""How a page comes into the cache: made once, by whoever asks first, while the others wait for it."""

import threading
import time
from collections.abc import Callable, Iterable
from typing import NamedTuple

from lib.pagecache_keys import Environ, Key, request_for
from lib.pagecache_page import Headers, Page, StartResponse
from lib.pagecache_shelf import Shelf
from lib.pagecache_store import Store, is_endless

Application = Callable[[Environ, StartResponse], Iterable[bytes]]

STORABLE = {"200", "301", "302", "308", "404", "410"}
NOT_SHARED = "public, no-cache"
PATIENCE = 30  # seconds that a request waits for the one that makes its page
MOST_NOTES = 2000  # keys that are remembered as not for everybody
DAY = 24 * 3600


class Answer:
    """What the site says to one request, whole."""

    def __init__(self, site: Application, environ: Environ):
        self.status, self.headers = "", list[tuple[str, str]]()
        found = site(environ, self._start)
        try:
            self.body = b"".join(found)
        finally:
            getattr(found, "close", lambda: None)()

    def _start(self, status: str, headers: Headers, _error: object = None) -> None:
        self.status, self.headers = status, headers

    @property
    def is_for_everybody(self) -> bool:
        said = {name.lower(): value.lower() for name, value in self.headers}
        control, varies = said.get("cache-control", ""), said.get("vary", "accept-encoding")
        is_one_persons = "no-store" in control or "private" in control or "set-cookie" in said
        return self.status[:3] in STORABLE and not is_one_persons and varies == "accept-encoding"

    def send(self, environ: Environ, start_response: StartResponse) -> list[bytes]:
        start_response(self.status, self.headers)
        return [self.body] if environ["REQUEST_METHOD"] == "GET" else []


class Ends(NamedTuple):
    """Until when a page that is made now holds by itself, and how long it may help out where no new one can be made."""

    until: float
    in_need_until: float


class Flight:
    """A page on its way, and those who wait for it."""

    def __init__(self) -> None:
        self.done = threading.Event()
        self.page: Page | None = None


class Maker:
    """`ends` is asked before a page is made, and `newest` after it for the generation that is known by then;
    `shared_seconds` is how long proxies and CDNs may answer by themselves."""

    def __init__(
        self,
        site: Application,
        *,
        ends: Callable[[int], Ends],
        newest: Callable[[], int | None],
        store: Store,
        shelf: Shelf,
        shared_seconds: int,
    ):
        self.site, self.ends, self.newest, self.store, self.shelf = site, ends, newest, store, shelf
        self.shared_seconds = shared_seconds
        self.flights: dict[tuple[Key, int], Flight] = {}
        self.personal: dict[Key, int] = {}
        self.lock = threading.Lock()

    def make(self, key: Key, number: int, old: Page | None, environ: Environ) -> Page | Answer | None:
        """The page, or an answer for this one request, or None where the request has to ask for itself."""
        if self.personal.get(key) == number:
            return None
        with self.lock:
            kept = self.store.get(key, number)  # it may have come since the sender looked
            if kept is not None and kept.until > time.time():
                return kept
            flight = self.flights.get((key, number))
            if is_first := flight is None:
                flight = self.flights[key, number] = Flight()
        if not is_first:
            flight.done.wait(PATIENCE)
            has_ended = flight.page not in (None, old) and flight.page.until <= time.time()
            return self.make(key, number, old, environ) if has_ended else flight.page
        try:
            made = (None if key.query else self.shelf.get(key, number)) or self._made(key, number, old, environ)
            if isinstance(made, Page):
                if number == self.newest():  # one that took too long would empty the memory of those made since
                    made = self.store.put(key, made, number)
                flight.page = made
            return made
        finally:
            del self.flights[key, number]
            flight.done.set()

    def _made(self, key: Key, number: int, old: Page | None, environ: Environ) -> Page | Answer:
        ends = self.ends(number)
        answer = Answer(self.site, request_for(key, environ))
        if answer.is_for_everybody:
            page = self._page(answer, ends)
            if not is_endless(key, page):
                self.shelf.put(key, number, page)
            return page
        if answer.status.startswith("5"):
            return old if old is not None and time.time() < old.in_need_until else answer
        if len(self.personal) >= MOST_NOTES:
            self.personal.clear()
        self.personal[key] = number
        return answer

    def _page(self, answer: Answer, ends: Ends) -> Page:
        """Shared caches add their time to ours, so the page is made anew just before its end, for us alone.

        They keep no redirect and nothing that is missing: those would push pages out of them.
        """
        until, seconds = ends.until - self.shared_seconds, self.shared_seconds
        if until <= time.time():
            until, seconds = ends.until, 0
        in_error = int(min(DAY, max(0, ends.in_need_until - ends.until)))
        control = f"public, max-age=0, s-maxage={seconds}, stale-if-error={in_error}"
        if not answer.status.startswith("200"):
            until, control = ends.until, NOT_SHARED
        headers = [*_without_control(answer.headers), *_controls(answer.headers, control)]
        return Page(answer.status, headers, answer.body, until=until, in_need_until=ends.in_need_until)


def _without_control(headers: Headers) -> Headers:
    return [(name, value) for name, value in headers if name.lower() != "cache-control"]


def _controls(headers: Headers, control: str) -> Headers:
    """What lasts says so itself, such as a style sheet under its version; all else follows the generation."""
    own = next((value for name, value in headers if name.lower() == "cache-control" and "max-age" in value), None)
    tags = [("Cache-Tag", "pages"), ("Surrogate-Key", "pages")]
    return [("Cache-Control", own or control), *tags]
