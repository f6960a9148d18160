"""The page cache: WSGI middleware in front of Django that answers from memory what is the same for every reader.

A page belongs to the generation that was read *before* it was made, and is sent while that generation is the newest.
So a page can be newer than its number says, and never older.
"""

import time
from collections.abc import Iterable

from lib import codings
from lib.pagecache_generation import Generation
from lib.pagecache_keys import Environ, Key, Keys
from lib.pagecache_making import Answer, Application, Maker
from lib.pagecache_page import Page, StartResponse
from lib.pagecache_store import Store

READING = ("GET", "HEAD")
MOST_NOTES = 1000  # Accept-Encoding headers that are remembered as judged


class PageCache:
    """Everything that `keys` gives a key goes through memory; all else is the site's own business."""

    def __init__(self, site: Application, *, keys: Keys, generation: Generation, store: Store, maker: Maker):
        self.site, self.keys, self.generation, self.store, self.maker = site, keys, generation, store, maker
        self.codings: dict[str | None, str] = {}

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        page = self._at_first_sight(environ)
        if page is not None:
            return page.answer(environ, start_response, self._coding(environ))
        key = self.keys.of(environ) if environ["REQUEST_METHOD"] in READING else None
        number = None if key is None else self.generation.current()
        if key is None or number is None:
            return self.site(environ, start_response)
        page = self.store.get(key, number)
        if page is None or page.until <= time.time():
            made = self.maker.make(key, number, page, environ)
            if made is None:
                return self.site(environ, start_response)
            if isinstance(made, Answer):
                return made.send(environ, start_response)
            page = made
        return self._send(page, key, environ, start_response)

    def _at_first_sight(self, environ: Environ) -> Page | None:
        """The page that most readers ask for, with neither cookie nor query nor proxy: the key as it stands in the request.

        What has no page under it is looked at properly; only that knows spellings, and makes pages.
        """
        if environ["QUERY_STRING"] or "HTTP_COOKIE" in environ or "HTTP_X_FORWARDED_PROTO" in environ:
            return None
        memory = self.store.lasting
        page = memory.pages.get((environ["wsgi.url_scheme"], environ.get("HTTP_HOST", ""), environ["PATH_INFO"], ""))
        if page is None or environ["REQUEST_METHOD"] not in READING or environ["SCRIPT_NAME"]:
            return None
        return page if memory.number == self.generation.current() and page.until > time.time() else None

    def _send(self, page: Page, key: Key, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        if page.status[0] == "3" and environ["QUERY_STRING"] != key.query:
            return self.site(environ, start_response)  # a redirect hands on the whole query, to its sender alone
        return page.answer(environ, start_response, self._coding(environ))

    def _coding(self, environ: Environ) -> str:
        header = environ.get("HTTP_ACCEPT_ENCODING")
        coding = self.codings.get(header)
        if coding is None:
            if len(self.codings) >= MOST_NOTES:
                self.codings.clear()
            coding = self.codings[header] = codings.wanted(header)
        return coding
