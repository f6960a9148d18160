"""The page cache under RSGI: the page that most readers ask for, found by what granian has of the request as it is."""

import time
from typing import Any

from lib.pagecache import READING, PageCache
from lib.pagecache_page import Reply
from lib.rsgi_wsgi import Environ, environ_of, wsgi_path

# Each of these asks for a closer look: whose scheme counts, who works here, who has the page already.
TELLING = ("cookie", "x-forwarded-proto", "if-none-match", "if-modified-since")


class AtOnce:
    """For lib.rsgi: the answer that memory has, or None. An environ costs twice of what is done here without one."""

    def __init__(self, cache: PageCache):
        self.cache, self.generation, self.memory = cache, cache.generation, cache.store.lasting

    def __call__(self, scope: Any) -> Reply | None:
        number = self.generation.at_hand()
        if number is None or scope.method not in READING:
            return None
        headers = scope.headers
        return self._at_first_sight(scope, headers, number) or self._looked_up(environ_of(scope, headers), number)

    def _at_first_sight(self, scope: Any, headers: Any, number: int) -> Reply | None:
        """By the key as it stands in the request. What is not found so is looked at properly; only that knows spellings."""
        if scope.query_string or scope.method == "HEAD":
            return None
        for name in TELLING:
            if name in headers:
                return None
        page = self.memory.get((scope.scheme, headers.get("host", ""), wsgi_path(scope.path), ""), number)
        if page is None or page.until <= time.time():
            return None
        variant = page.variants.get(self.cache.coding(headers.get("accept-encoding")))
        if variant is None:
            return None
        page.is_used = True
        return page.status, variant.headers, variant.body

    def _looked_up(self, environ: Environ, number: int) -> Reply | None:
        key = self.cache.keys.of(environ)
        page = None if key is None else self.cache.store.get(key, number)
        if page is None or key is None or page.until <= time.time() or page.is_one_readers(environ, key.query):
            return None
        variant = page.variants.get(self.cache.coding(environ.get("HTTP_ACCEPT_ENCODING")))
        return None if variant is None else page.reply(environ, variant)
