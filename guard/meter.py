"""Rates kept in memory alone: how often one sender came within the present window, forgotten when it is over."""

import threading
import time
from collections import Counter


class Meter:
    """Counts in each process by itself, under digests that nobody else can compute.

    Fails open: with more senders than it remembers it begins anew, so that memory is bounded and a crowd of readers
    is never mistaken for one program.
    """

    def __init__(self, *, senders: int = 20_000):
        self.senders = senders
        self._window, self._counts = 0, Counter[str]()
        self._lock = threading.Lock()

    def is_over(self, sender: str, *, most: int, seconds: int) -> bool:
        """Whether it came more than `most` times within the window of `seconds`; this time counts as well."""
        window = int(time.time()) // seconds
        with self._lock:
            if window != self._window or len(self._counts) >= self.senders:
                self._window, self._counts = window, Counter()
            self._counts[sender] += 1
            return self._counts[sender] > most
