"""The page cache: WSGI middleware in front of Django that answers from memory what is the same for every reader.

A page belongs to the generation that was read *before* it was made, and is sent while that generation is the newest.
So a page can be newer than its number says, and never older.
"""

import time
from collections.abc import Iterable

from lib import codings
from lib.pagecache_generation import Generation
from lib.pagecache_keys import Environ, Keys
from lib.pagecache_making import Answer, Application, Maker
from lib.pagecache_page import StartResponse
from lib.pagecache_store import Store

READING = ("GET", "HEAD")


class PageCache:
    """Everything that `keys` gives a key goes through memory; all else is the site's own business."""

    def __init__(self, site: Application, *, keys: Keys, generation: Generation, store: Store, maker: Maker):
        self.site, self.keys, self.generation, self.store, self.maker = site, keys, generation, store, maker

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
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
        if page.is_one_readers(environ, key.query):
            return self.site(environ, start_response)
        variant = page.variant(codings.wanted(environ.get("HTTP_ACCEPT_ENCODING")))
        status, headers, body = page.reply(environ, variant)
        start_response(status, list(headers))
        return [body] if body else []
