"""How the answer of a WSGI site leaves under RSGI: at once, as a file that granian reads by itself, or at its reader's pace.

granian takes the pieces of a stream as fast as they come, and keeps in memory what a slow reader has not fetched. Of a
file it reads no more than it can send. So pieces go through a named pipe, which is a file to granian and makes whoever
fills it wait.
"""

import errno
import io
import itertools
import os
import select
import socket
import stat
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

Headers = list[tuple[str, str]]

PIECE = 64 * 1024  # bytes
OPENING = 10.0  # seconds in which granian opens a pipe; it does not where the reader has left before
PATIENCE = 30.0  # seconds for which a reader may take nothing of an answer in pieces
OPEN_FILES = "/dev/fd"


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
    """`start` is WSGI's start_response; `send` takes what the application gave back. `client` is who gets it, as granian
    names them."""

    def __init__(self, protocol: Any, client: str):
        self.protocol, self.client = protocol, client
        self.status, self.headers = 500, Headers()

    def start(self, status: str, headers: Headers, _error: object = None) -> None:
        self.status, self.headers = int(status[:3]), headers

    def send(self, found: Iterable[bytes]) -> None:
        try:
            if not isinstance(found, File):
                self._send(iter(found))
            elif found.path:
                self.protocol.response_file(self.status, self.headers, found.path)
            else:  # no larger than what it is a part of, and no thread waits until it was read
                self.protocol.response_bytes(self.status, self.headers, b"".join(found))
        finally:
            getattr(found, "close", lambda: None)()

    def _send(self, pieces: Iterator[bytes]) -> None:
        begun = list(itertools.islice(pieces, 2))
        if len(begun) < 2:
            self.protocol.response_bytes(self.status, self.headers, b"".join(begun))
            return
        with suppress(Unread), _pipe(partial(self.protocol.response_file, self.status, self.headers)) as pipe:
            try:
                _fill(pipe, itertools.chain(begun, pieces))
            except Exception:
                cut(self.client)
                raise


class Unread(Exception):
    """Nobody is there for the answer any more."""


@contextmanager
def _pipe(announce: Callable[[str], None]) -> Iterator[int]:
    """For whoever fills it; what goes in is read by whoever opens the path that is announced."""
    with TemporaryDirectory(prefix="shirushi-") as folder:
        path = str(Path(folder, "pipe"))
        os.mkfifo(path, 0o600)
        announce(path)
        pipe = _opened(path)
    try:
        yield pipe
    finally:
        os.close(pipe)


def _opened(path: str) -> int:
    ends_at = time.monotonic() + OPENING
    while True:
        try:
            return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
        except OSError as error:
            if error.errno != errno.ENXIO:  # that nobody has opened it yet
                raise
        if time.monotonic() > ends_at:
            raise Unread
        time.sleep(0.001)


def _fill(pipe: int, pieces: Iterable[bytes]) -> None:
    """Until the reader leaves; TimeoutError where they take nothing for too long, which would hold a thread."""
    room = select.poll()
    room.register(pipe, select.POLLOUT)
    for piece in pieces:
        rest = piece
        while rest:
            if not room.poll(PATIENCE * 1000):
                raise TimeoutError("The reader takes nothing any more.")
            try:
                rest = rest[os.write(pipe, rest) :]
            except BrokenPipeError:
                return


def cut(client: str) -> None:
    """Breaks the line to this client off. An answer that just ended they would take for whole, and granian knows no
    other end."""
    with suppress(OSError):  # where a system does not show open files, it just ends
        for name in os.listdir(OPEN_FILES):
            with suppress(OSError), _socket(int(name)) as line:
                if _peer(line) == client:
                    line.shutdown(socket.SHUT_RDWR)


def _socket(number: int) -> socket.socket:
    """A handle of its own to this open file; OSError where it is no socket."""
    if not stat.S_ISSOCK(os.fstat(number).st_mode):
        raise OSError(errno.ENOTSOCK, os.strerror(errno.ENOTSOCK))
    return socket.socket(fileno=os.dup(number))


def _peer(line: socket.socket) -> str:
    """Who is at the other end, as granian names them."""
    if line.family not in {socket.AF_INET, socket.AF_INET6}:
        return ""
    host, port = line.getpeername()[:2]
    return f"[{host}]:{port}" if line.family == socket.AF_INET6 else f"{host}:{port}"
