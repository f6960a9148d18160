"""The generation of the site's pages: a number that grows with every change, read again at most every 250 ms."""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

logger = logging.getLogger(__name__)

EVERY = 0.25  # seconds
PATIENCE = 0.5  # how old the number may be while another thread is reading it
WAIT = 1.0  # how long a thread waits for the one that reads
SILENCE = 3.0  # after which who must not wait takes the database for away; a busy machine answers before
AGAIN = 1.0  # after a failure the database is left alone for so long


class Generation:
    """`read` asks the database. While it does not answer, the last number counts: what is not known to have changed."""

    def __init__(self, read: Callable[[], int], clock: Callable[[], float] = time.monotonic):
        self.read, self.clock = read, clock
        self.number: int | None = None
        self.read_at = float("-inf")
        self.begun_at = float("inf")  # the reading that goes on
        self.lock = threading.Lock()
        self.reader, self.is_asked = ThreadPoolExecutor(1, thread_name_prefix="generation"), False

    def current(self) -> int | None:
        """The number, or None before the database has said the first one."""
        age = self.clock() - self.read_at
        if age < EVERY:
            return self.number
        if self.lock.acquire(timeout=0 if age < PATIENCE else WAIT):
            try:
                if self.clock() - self.read_at >= EVERY:
                    self._read()
            finally:
                self.lock.release()
        elif age >= PATIENCE:
            self._put_off("the database does not answer")
        return self.number

    def at_hand(self) -> int | None:
        """The number for whoever must not wait, so one thread alone; None where it is too old for that. When it is time
        to read it again, a thread of its own does: those of the site may all be waiting for something."""
        now = self.clock()
        age = now - self.read_at
        if age >= EVERY and self.number is not None and not self.is_asked and not self.lock.locked():
            self.is_asked = True
            self.reader.submit(self._asked)
        if age < PATIENCE:
            return self.number
        if now - self.begun_at < SILENCE:
            return None
        self._put_off("the database does not answer")  # the site's threads may all be waiting for it
        return self.number

    def _asked(self) -> None:
        try:
            self.current()
        finally:
            self.is_asked = False

    def forget(self) -> None:
        """After a change by this process: the next request reads at once."""
        self.read_at = min(self.read_at, self.clock() - PATIENCE)

    def _read(self) -> None:
        begun = self.begun_at = self.clock()
        try:
            self.number = self.read()
        except Exception as error:  # whatever a driver raises; the site itself says what its database lacks
            self._put_off(error)
        else:
            self.read_at = begun
        finally:
            self.begun_at = float("inf")

    def _put_off(self, why: object) -> None:
        self.read_at = self.clock() + AGAIN - EVERY
        logger.warning("Pages are sent as they were last known: %s", why)
