"""Readers who ask for the same pages over and over at a real server, and note what they saw from when on."""

import threading
import time
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException

SECRET = "only-for-reader"


@dataclass(frozen=True)
class Sight:
    """What one answer showed. `began` is the time before the request was sent."""

    began: float
    ended: float
    path: str
    status: int
    words: frozenset


@dataclass
class Fact:
    """From `due` on, until `over`, a page has the word; `is_there` says whether it must or must not."""

    path: str
    word: str
    due: float
    over: float = float("inf")
    is_there: bool = True

    def is_broken_by(self, sight):
        is_asked = sight.path == self.path and self.due <= sight.began and sight.ended < self.over
        return is_asked and (self.word in sight.words) is not self.is_there


@dataclass
class Readers:
    """Sixteen threads, each with marks of its own in everything that a request can carry."""

    port: int
    paths: list
    words: list
    count: int = 16
    sights: list = field(default_factory=list)
    leaks: list = field(default_factory=list)
    broken: int = 0
    done: threading.Event = field(default_factory=threading.Event)

    def __enter__(self):
        self.threads = [threading.Thread(target=self.read, args=[number]) for number in range(self.count)]
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *error):
        self.done.set()
        for thread in self.threads:
            thread.join()

    def read(self, number):
        line, turn = self.line(), number
        while not self.done.is_set():
            path, turn = self.paths[turn % len(self.paths)], turn + 1
            try:
                self.look(line, path, f"{SECRET}-{number}-")
            except (OSError, HTTPException):
                self.broken += 1
                line.close()
                time.sleep(0.02)
                line = self.line()
        line.close()

    def line(self):
        return HTTPConnection("127.0.0.1", self.port, timeout=60)

    def look(self, line, path, mark):
        marks = {"User-Agent": mark, "Cookie": f"csrf={mark}; seen={mark}", "X-Forwarded-Host": mark, "Referer": mark}
        began = time.time()
        line.request("GET", f"{path}?utm_source={mark}", headers={"Host": "127.0.0.1", **marks})
        answer = line.getresponse()
        text = answer.read().decode()
        found = frozenset(word for word in self.words if word in text)
        self.sights.append(Sight(began, time.time(), path, answer.status, found))
        if SECRET in text + str(answer.headers) or "Set-Cookie" in answer.headers:
            self.leaks.append((path, mark))
