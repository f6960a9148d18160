"""The bench's own readers: so many connections, each sending its next request as soon as the answer is complete.

One thread with sockets and nothing else, so that it takes little of the machine that it shares with the server.
"""

import re
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

LENGTH = re.compile(rb"\r\ncontent-length: *(\d+)", re.IGNORECASE)
CLOSES = re.compile(rb"\r\nconnection: *close", re.IGNORECASE)
CHUNKED = re.compile(rb"\r\ntransfer-encoding: *chunked", re.IGNORECASE)
PATIENCE = 30.0  # seconds without any answer: the server hangs


@dataclass
class Load:
    """What came of it; `latencies` are milliseconds, `size` the bytes of the last answer with its headers."""

    seconds: float = 0.0
    latencies: list[float] = field(default_factory=list)
    statuses: Counter[int] = field(default_factory=Counter)
    size: int = 0

    @property
    def requests(self) -> int:
        return len(self.latencies)


def get(path: str, **headers: str) -> bytes:
    return _request("GET", path, headers)


def post(path: str, body: bytes, **headers: str) -> bytes:
    kind = {"content_type": "application/x-www-form-urlencoded", "content_length": str(len(body))}
    return _request("POST", path, kind | headers) + body


def _request(method: str, path: str, headers: dict[str, str]) -> bytes:
    """Only what is given is sent: names of headers with underscores in place of hyphens."""
    lines = [f"{method} {path} HTTP/1.1", *(f"{name.replace('_', '-')}: {text}" for name, text in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode()


class Answer:
    """One answer as its bytes arrive."""

    def __init__(self) -> None:
        self.received = bytearray()
        self.status = self.begins = 0
        self.whole: int | None = None  # bytes; None: the end is told by the last chunk
        self.closes = False

    def take(self, data: bytes) -> bool:
        """Whether the answer is complete with these bytes."""
        self.received += data
        if not self.begins and not self._read_headers():
            return False
        if self.whole is None:
            return self.received.endswith(b"\r\n0\r\n\r\n")
        return len(self.received) >= self.whole

    @property
    def body(self) -> bytes:
        return bytes(self.received[self.begins :])

    def _read_headers(self) -> bool:
        end = self.received.find(b"\r\n\r\n")
        if end < 0:
            return False
        head = bytes(self.received[:end])
        self.status, self.begins = int(head[9:12]), end + 4
        self.closes = bool(CLOSES.search(head))
        length = LENGTH.search(head)
        if length or not CHUNKED.search(head):
            self.whole = self.begins + (int(length[1]) if length else 0)
        return True


class Line:
    """One connection, opened again whenever the server closes it."""

    def __init__(self, port: int):
        self.port, self.socket, self.answer, self.began = port, None, Answer(), 0.0

    def ask(self, request: bytes) -> socket.socket:
        self.answer, self.began = Answer(), time.perf_counter()
        if self.socket is None:
            self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE)
            self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.socket.sendall(request)
        return self.socket

    def hear(self) -> bool:
        data = self.socket.recv(1 << 18)
        if not data:
            raise ConnectionError(
                f"the server closed the connection within an answer: {bytes(self.answer.received[:80])}"
            )
        return self.answer.take(data)

    def close(self) -> None:
        if self.socket is not None:
            self.socket.close()
            self.socket = None


def fetch(port: int, request: bytes) -> Answer:
    """One answer on a connection of its own; OSError when there is none."""
    line = Line(port)
    try:
        line.ask(request)
        while not line.hear():
            pass
    finally:
        line.close()
    return line.answer


def run(port: int, requests: Iterator[bytes], *, connections: int, seconds: float) -> Load:
    """Until the time is over or no request is left; answers that are under way then are waited for."""
    found, waiting = Load(), selectors.DefaultSelector()
    began = time.perf_counter()

    def begin(line: Line) -> None:
        request = next(requests, None) if time.perf_counter() - began < seconds else None
        if request is not None:
            waiting.register(line.ask(request), selectors.EVENT_READ, line)

    lines = [Line(port) for _each in range(connections)]
    for line in lines:
        begin(line)
    while waiting.get_map():
        for key, _events in _ready(waiting):
            if key.data.hear():
                waiting.unregister(key.fileobj)
                _note(found, key.data)
                begin(key.data)
    found.seconds = time.perf_counter() - began
    for line in lines:
        line.close()
    return found


def _ready(waiting: selectors.BaseSelector) -> list:
    ready = waiting.select(PATIENCE)
    if not ready:
        raise TimeoutError(f"no answer within {PATIENCE:.0f} seconds")
    return ready


def _note(found: Load, line: Line) -> None:
    found.latencies.append((time.perf_counter() - line.began) * 1000)
    found.statuses[line.answer.status] += 1
    found.size = len(line.answer.received)
    if line.answer.closes:
        line.close()
