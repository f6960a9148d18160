"""The page cache under RSGI: the page that most readers ask for, found by what granian has of the request as it is."""

from collections.abc import Callable
from time import time
from typing import Any

from lib.codings import JUDGED, wanted
from lib.pagecache import READING, PageCache
from lib.pagecache_generation import EVERY
from lib.pagecache_page import Headers, Reply
from lib.rsgi_wsgi import Environ, environ_of, wsgi_path


class AtOnce:
    """For lib.rsgi: the answer that memory has, or None; `files` has files."""

    def __init__(self, cache: PageCache, files: Callable[[Environ], Reply | None]):
        self.cache, self.files = cache, files
        self.generation, self.memory, self.clock = cache.generation, cache.store.lasting, cache.generation.clock

    def __call__(self, scope: Any) -> tuple[int, Headers, bytes] | None:
        """Each call and each name that Python looks up here costs readers time, so the way of most of them is one function."""
        headers, number = scope.headers, self.generation.number
        if (
            self.clock() - self.generation.read_at < EVERY
            and number == self.memory.number
            and scope.method == "GET"
            and not scope.query_string
            and "cookie" not in headers
            and "x-forwarded-proto" not in headers
            and "if-none-match" not in headers
            and "if-modified-since" not in headers
        ):
            page = self.memory.pages.get((scope.scheme, headers.get("host"), wsgi_path(scope.path), ""))
            if page is not None and page.until > time():
                variant = page.variants.get(JUDGED.get(headers.get("accept-encoding")))
                if variant is not None:
                    page.is_used = True
                    return page.code, variant.headers, variant.body
        return self._looked_up(scope, headers)

    def _looked_up(self, scope: Any, headers: Any) -> tuple[int, Headers, bytes] | None:
        """All else that memory may have; only what makes pages knows each spelling of their keys."""
        if scope.method not in READING:
            return None
        environ = environ_of(scope, headers)
        found = self.files(environ) or self._page(environ)
        return None if found is None else (int(found[0][:3]), found[1], found[2])

    def _page(self, environ: Environ) -> Reply | None:
        number = self.generation.at_hand()
        key = None if number is None else self.cache.keys.of(environ)
        page = None if key is None or number is None else self.cache.store.get(key, number)
        if page is None or key is None or page.until <= time() or page.is_one_readers(environ, key.query):
            return None
        variant = page.variants.get(wanted(environ.get("HTTP_ACCEPT_ENCODING")))
        return None if variant is None else page.reply(environ, variant)
