"""WSGI over RSGI: a request as an environ, its body as a file that waits for what has not arrived, an answer at once or in pieces.

Bodies and answers belong to a thread that may wait, while `loop` runs in another one.
"""

import asyncio
import io
import itertools
import os
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from functools import lru_cache
from typing import Any

from django.utils.encoding import iri_to_uri
from granian._granian import RSGIProtocolClosed

Environ = dict[str, Any]
Headers = list[tuple[str, str]]
Site = Callable[[Environ, Callable[..., None]], Iterable[bytes]]

WITHOUT_PREFIX = {"CONTENT_TYPE", "CONTENT_LENGTH"}
PIECE = 64 * 1024  # bytes
MOST_NAMES = 1000  # of headers that are remembered in WSGI's spelling
PATIENCE = 30.0  # seconds that a body may take, and one more for each SLOWEST bytes of it
SLOWEST = 4096
UNREADABLE = "?"  # what stands for a header that granian leaves out, because it holds bytes beyond ASCII


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
        key = _key(name)
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
        # Otherwise a visitor could make the proxy's word about them disappear.
        **({"HTTP_X_FORWARDED_FOR": UNREADABLE} if "x-forwarded-for" in scope.headers else {}),
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


class File:
    """What a site answers with a file; `path` is where the server finds it by itself, or None where reading it costs less."""

    def __init__(self, file: Any, _size: int = PIECE):
        self.file = file
        inner = getattr(file, "file", file)
        is_whole = isinstance(inner, io.BufferedReader) and isinstance(inner.name, str) and inner.tell() == 0
        self.path: str | None = inner.name if is_whole and os.fstat(inner.fileno()).st_size > PIECE else None

    def __iter__(self) -> Iterator[bytes]:
        return iter(lambda: self.file.read(PIECE), b"")

    def close(self) -> None:
        self.file.close()


class Response:
    """`start` is WSGI's start_response; `send` takes what the application gave back."""

    def __init__(self, protocol: Any, loop: asyncio.AbstractEventLoop):
        self.protocol, self.loop = protocol, loop
        self.status, self.headers = 500, Headers()

    def start(self, status: str, headers: Headers, _error: object = None) -> None:
        self.status, self.headers = int(status[:3]), headers

    def send(self, found: Iterable[bytes]) -> None:
        try:
            if isinstance(found, File) and found.path:
                self.protocol.response_file(self.status, self.headers, found.path)
            else:
                self._send(iter(found))
        finally:
            getattr(found, "close", lambda: None)()

    def _send(self, pieces: Iterator[bytes]) -> None:
        begun = list(itertools.islice(pieces, 2))
        if len(begun) < 2:
            self.protocol.response_bytes(self.status, self.headers, b"".join(begun))
            return
        # granian takes pieces as fast as they come, and keeps what a slow reader has not fetched. So what streams is
        # small enough for that, or a file.
        transport = self.protocol.response_stream(self.status, self.headers)
        try:
            for piece in itertools.chain(begun, pieces):
                asyncio.run_coroutine_threadsafe(_sent(transport, piece), self.loop).result()
        except RSGIProtocolClosed:
            return  # the reader left


async def _sent(transport: Any, piece: bytes) -> None:
    await transport.send_bytes(piece)
