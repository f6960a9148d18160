"""WSGI over RSGI: a request as an environ, its body as a file that waits for what has not arrived.

A body belongs to a thread that may wait, while `loop` runs in another one.
"""

import asyncio
import io
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable
from functools import lru_cache
from typing import Any

from django.utils.encoding import iri_to_uri

from lib.rsgi_answer import File

Environ = dict[str, Any]
Site = Callable[[Environ, Callable[..., None]], Iterable[bytes]]

WITHOUT_PREFIX = {"CONTENT_TYPE", "CONTENT_LENGTH"}
MOST_NAMES = 1000  # of headers that are remembered in WSGI's spelling
LONGEST_NAME = 100  # characters; a sender may invent names of 60,000
PATIENCE = 30.0  # seconds that a body may take, and one more for each SLOWEST bytes of it
SLOWEST = 4096
UNREADABLE = "?"  # what stands for a header that granian leaves out, because it holds bytes beyond ASCII
# For which headers. Otherwise a visitor could make the proxy's word about them disappear, and nobody could say why a session is not found.
MISSED = ("x-forwarded-for", "cookie")


def wsgi_path(path: str) -> str:
    return path if path.isascii() else path.encode().decode("latin-1")


def environ_of(scope: Any, headers: Any) -> Environ:
    """What tells one request from another; the rest is needed only where a page is made."""
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": wsgi_path(scope.path),
        "QUERY_STRING": iri_to_uri(scope.query_string),  # some programs send it as it is typed
        "REMOTE_ADDR": scope.client.rpartition(":")[0].strip("[]"),
        "wsgi.url_scheme": scope.scheme,
    }
    for name, value in headers.items():
        key = _key(name) if len(name) <= LONGEST_NAME else ""
        if key in environ:
            environ[key] += ("; " if key == "HTTP_COOKIE" else ",") + value
        elif key:
            environ[key] = value
    return environ


@lru_cache(MOST_NAMES)
def _key(name: str) -> str:
    """A name with underscores could pass for another one with hyphens, which a proxy has cleared away: it has no key."""
    key = name.upper().replace("-", "_")
    return "" if "_" in name else key if key in WITHOUT_PREFIX else f"HTTP_{key}"


def whole_environ(scope: Any, protocol: Any, loop: asyncio.AbstractEventLoop) -> Environ:
    name, _, port = scope.server.rpartition(":")
    return {
        **({"HTTP_HOST": scope.authority} if scope.authority else {}),  # of HTTP/2, which has no such header
        **{_key(name): UNREADABLE for name in MISSED if name in scope.headers},
        **environ_of(scope, scope.headers),
        "SERVER_NAME": name,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "SERVER_SOFTWARE": "granian",
        "wsgi.version": (1, 0),
        "wsgi.errors": sys.stderr,
        "wsgi.input": io.BufferedReader(Body(protocol, loop)),
        "wsgi.input_terminated": True,
        "wsgi.file_wrapper": File,
        "wsgi.multithread": True,
        "wsgi.multiprocess": True,
        "wsgi.run_once": False,
    }


class Body(io.RawIOBase):
    """It ends where its sender ended it or went away; TimeoutError where they take too long, which would hold a thread."""

    def __init__(self, protocol: Any, loop: asyncio.AbstractEventLoop):
        self.protocol, self.loop = protocol, loop
        self.pieces: AsyncIterator[bytes] | None = None
        self.rest = b""
        self.ends_at = time.monotonic() + PATIENCE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self.rest = self.rest or self._arriving()
        part, self.rest = self.rest[: len(buffer)], self.rest[len(buffer) :]
        buffer[: len(part)] = part
        return len(part)

    def _arriving(self) -> bytes:
        arriving = asyncio.run_coroutine_threadsafe(self._next(), self.loop)
        try:
            piece = arriving.result(self.ends_at - time.monotonic())
        except TimeoutError:
            arriving.cancel()
            raise
        self.ends_at += len(piece) / SLOWEST
        return piece

    async def _next(self) -> bytes:
        self.pieces = self.pieces or aiter(self.protocol)
        return await anext(self.pieces, b"")
