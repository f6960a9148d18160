"""Requests and answers as granian hands them to an application."""

import os
import stat
import threading
from types import SimpleNamespace


class Headers:
    """Names in lower case, several values for one name; what is not ASCII is there, and cannot be read."""

    def __init__(self, pairs):
        self.names = {name for name, _value in pairs}
        self.pairs = [(name, value) for name, value in pairs if value.isascii()]

    def items(self):
        return self.pairs

    def get(self, name, default=None):
        return dict(reversed(self.pairs)).get(name, default)

    def __contains__(self, name):
        return name in self.names


def scope(address="/", method="GET", *, headers=(("host", "blog.example.jp"),), **values):
    """`values` are further attributes of the request."""
    path, _, query = address.partition("?")
    ours = {"method": method, "path": path, "query_string": query, "headers": Headers(headers), "scheme": "http"}
    theirs = {"client": "192.0.2.1:50000", "server": "127.0.0.1:8000", "http_version": "1.1", "authority": None}
    return SimpleNamespace(**ours, **theirs | values)


class Protocol:
    """Takes one answer, in one of the ways of an answer; `pieces` of a body have arrived.

    Of a pipe it reads all that comes, or leaves after so many bytes as it `takes`: with 0 it reads nothing and stays
    until it is let go, with None it has left before.
    """

    def __init__(self, pieces=(), takes=-1):
        self.answered, self.answer, self.pieces, self.takes = threading.Event(), None, iter(pieces), takes
        self.let_go = threading.Event()

    def response_bytes(self, status, headers, body):
        self._take(status, headers, body)

    def response_file(self, status, headers, path):
        if not stat.S_ISFIFO(os.stat(path).st_mode):
            self._take(status, headers, path)
        elif self.takes is not None:
            threading.Thread(target=self._read, args=[status, headers, path]).start()

    def _read(self, status, headers, path):
        with open(path, "rb", buffering=0) as pipe:
            if self.takes == 0:
                self.let_go.wait(10)
            self._take(status, headers, pipe.read(self.takes))

    def __aiter__(self):
        return self

    async def __anext__(self):
        return next(self.pieces, b"")

    def wait(self):
        assert self.answered.wait(10)
        return self.answer

    def _take(self, *answer):
        self.answer = self.answer or answer
        self.answered.set()
