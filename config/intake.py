"""How a request's body comes in before the site works on it: whole, of a sane size, and never by all threads at once.

The server gives an application the body while it is still arriving, so a few slow senders could hold every thread.
"""

import threading
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from io import BytesIO
from tempfile import SpooledTemporaryFile
from typing import IO, Any

from django.utils.http import parse_header_parameters

from lib.rsgi_wsgi import UNREADABLE

MOST_BYTES = 15 * 1024 * 1024  # the heaviest picture and the form around it
IN_MEMORY = 1024 * 1024
PIECE = 64 * 1024
THREADS = 16  # of each worker; what bodies leave of them serves readers
BODIES = 10
BODIES_OF_ONE_SENDER = 6
PATIENCE = 0.2  # seconds: enough for a burst of small forms, too short for readers to notice


class Refused(Exception):
    """A request that the site never sees; `status` is the answer."""

    def __init__(self, status: HTTPStatus):
        self.status = status


class Intake:
    """WSGI middleware around the whole site."""

    def __init__(self, application: Callable[..., Iterable[bytes]]):
        self.application = application
        self.arriving: Counter[str] = Counter()
        self.changed = threading.Condition()

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., object]) -> Iterable[bytes]:
        try:
            _refuse_unreadable(environ)
            body = self._whole(environ) if environ["REQUEST_METHOD"] == "POST" else BytesIO()
        except Refused as refused:
            return _answer(refused.status, start_response)
        with body:
            environ["wsgi.input"] = body
            return self.application(environ, start_response)

    def _whole(self, environ: dict[str, Any]) -> IO[bytes]:
        length = environ.get("CONTENT_LENGTH") or ""
        if not length.isdecimal():  # every browser says it, and without it a body that broke off looks whole
            raise Refused(HTTPStatus.LENGTH_REQUIRED)
        if int(length) > MOST_BYTES:
            raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
        with self._place(environ.get("REMOTE_ADDR", "")):
            try:
                return _read(environ["wsgi.input"], int(length))
            except TimeoutError as error:
                raise Refused(HTTPStatus.REQUEST_TIMEOUT) from error

    @contextmanager
    def _place(self, sender: str) -> Iterator[None]:
        def is_free() -> bool:
            return self.arriving.total() < BODIES and self.arriving[sender] < BODIES_OF_ONE_SENDER

        with self.changed:
            if not self.changed.wait_for(is_free, PATIENCE):
                raise Refused(HTTPStatus.SERVICE_UNAVAILABLE)
            self.arriving += Counter({sender: 1})
        try:
            yield
        finally:
            with self.changed:
                self.arriving -= Counter({sender: 1})
                self.changed.notify_all()


def _refuse_unreadable(environ: dict[str, Any]) -> None:
    """A header in a charset that nobody knows would fail inside Django before any error page; a sender whom nobody can
    read would pass for the proxy."""
    if environ.get("HTTP_X_FORWARDED_FOR") == UNREADABLE:
        raise Refused(HTTPStatus.BAD_REQUEST)
    try:
        parse_header_parameters(environ.get("CONTENT_TYPE") or "")
    except (LookupError, ValueError) as error:
        raise Refused(HTTPStatus.BAD_REQUEST) from error


def _read(arriving: IO[bytes], length: int) -> IO[bytes]:
    body = SpooledTemporaryFile(max_size=IN_MEMORY)  # noqa: SIM115 -- the caller closes it after the answer
    try:
        while length and (piece := arriving.read(min(PIECE, length))):
            body.write(piece)
            length -= len(piece)
        if length:
            raise Refused(HTTPStatus.BAD_REQUEST)
    except BaseException:
        body.close()
        raise
    body.seek(0)
    return body


def _answer(status: HTTPStatus, start_response: Callable[..., object]) -> Iterable[bytes]:
    wait = [("Retry-After", "10")] if status is HTTPStatus.SERVICE_UNAVAILABLE else []
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Cache-Control", "no-store"), *wait]
    start_response(f"{status.value} {status.phrase}", headers)
    return [f"{status.phrase}\n".encode()]
