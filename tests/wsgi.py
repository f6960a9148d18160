"""A site of one function behind the page cache, and requests to it as a server makes them."""

import time
from dataclasses import dataclass, field
from io import BytesIO

from lib.pagecache import PageCache
from lib.pagecache_generation import Generation
from lib.pagecache_keys import Keys, known_query
from lib.pagecache_making import Ends, Maker
from lib.pagecache_shelf import NoShelf
from lib.pagecache_store import Store

NEVER = 10**12
PAGE = {"Content-Type": "text/html; charset=utf-8", "Cache-Control": "public, no-cache"}
TEXT = "本文です。" * 200


@dataclass
class Site:
    """Answers with its text and counts how often; `asked` holds the requests as the site met them."""

    text: str = TEXT
    status: str = "200 OK"
    headers: dict = field(default_factory=lambda: dict(PAGE))
    asked: list = field(default_factory=list)
    on_request: object = None

    def __call__(self, environ, start_response):
        self.asked.append(environ)
        if self.on_request:
            self.on_request()
        start_response(self.status, list(self.headers.items()))
        return [self.text.encode()]


@dataclass
class Answer:
    status: int
    headers: dict
    body: bytes

    @property
    def text(self):
        return self.body.decode()


def ask(application, address="/", method="GET", **environ):
    """`environ` adds to the request: HTTP_ACCEPT_ENCODING and the like."""
    path, _, query = address.partition("?")
    request = {
        "REQUEST_METHOD": method,
        "SCRIPT_NAME": "",
        "PATH_INFO": path.encode().decode("latin-1"),
        "QUERY_STRING": query,
        "SERVER_NAME": "blog.example.jp",
        "SERVER_PORT": "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": "blog.example.jp",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
        **environ,
    }
    heard = []
    body = b"".join(application(request, lambda status, headers, error=None: heard.append((status, headers))))
    status, headers = heard[0]
    return Answer(int(status[:3]), dict(headers), body)


def cached(site, *, read=lambda: 1, ends=lambda number: Ends(NEVER, NEVER), most_bytes=10**7, shelf=None, seconds=1):
    keys = Keys(
        passed=("/admin/",),
        session="session",
        known=lambda path, query: known_query(query, frozenset({"page", "q"})),
        host_of=lambda named: named if named.partition(":")[0] in {"blog.example.jp", "www.example.jp"} else "",
        is_trusted=lambda address: address == "10.0.0.1",
    )
    store, known, shelf = Store(most_bytes), Generation(read, time.time), shelf or NoShelf()
    maker = Maker(site, ends=ends, newest=lambda: known.number, store=store, shelf=shelf, shared_seconds=seconds)
    return PageCache(site, keys=keys, generation=known, store=store, maker=maker)
