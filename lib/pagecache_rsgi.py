"""The page cache under RSGI: the page that most readers ask for, found by what granian has of the request as it is."""

import time
from collections.abc import Callable
from typing import Any

from lib import codings
from lib.pagecache import READING, PageCache
from lib.pagecache_page import Reply
from lib.rsgi_wsgi import Environ, environ_of, wsgi_path

# Each of these asks for a closer look: whose scheme counts, who works here, who has the page already.
TELLING = ("cookie", "x-forwarded-proto", "if-none-match", "if-modified-since")


class AtOnce:
    """For lib.rsgi: the answer that memory has, or None; `files` has files. An environ costs twice of what is done here without one."""

    def __init__(self, cache: PageCache, files: Callable[[Environ], Reply | None]):
        self.cache, self.files = cache, files
        self.generation, self.memory = cache.generation, cache.store.lasting

    def __call__(self, scope: Any) -> Reply | None:
        if scope.method not in READING:
            return None
        number, headers = self.generation.at_hand(), scope.headers
        reply = self._at_first_sight(scope, headers, number)
        if reply is None:
            environ = environ_of(scope, headers)
            reply = self.files(environ) or self._looked_up(environ, number)
        return reply

    def _at_first_sight(self, scope: Any, headers: Any, number: int | None) -> Reply | None:
        """By the key as it stands in the request. What is not found so is looked at properly; only that knows spellings."""
        if number is None or scope.query_string or scope.method == "HEAD":
            return None
        for name in TELLING:
            if name in headers:
                return None
        page = self.memory.get((scope.scheme, headers.get("host", ""), wsgi_path(scope.path), ""), number)
        if page is None or page.until <= time.time():
            return None
        variant = page.variants.get(codings.wanted(headers.get("accept-encoding")))
        if variant is None:
            return None
        page.is_used = True
        return page.status, variant.headers, variant.body

    def _looked_up(self, environ: Environ, number: int | None) -> Reply | None:
        key = None if number is None else self.cache.keys.of(environ)
        page = None if key is None or number is None else self.cache.store.get(key, number)
        if page is None or key is None or page.until <= time.time() or page.is_one_readers(environ, key.query):
            return None
        variant = page.variants.get(codings.wanted(environ.get("HTTP_ACCEPT_ENCODING")))
        return None if variant is None else page.reply(environ, variant)
