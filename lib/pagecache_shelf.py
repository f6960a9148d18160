"""Where the workers of a site share the pages they made: in Redis, or nowhere. What fails there is made anew."""

import hashlib
import json
import logging
import time
from typing import Protocol

import brotli
import redis

from lib import codings
from lib.pagecache_keys import Key
from lib.pagecache_page import Page

logger = logging.getLogger(__name__)

TIMEOUT = 0.25  # seconds; making a page takes less
AGAIN = 10.0  # seconds for which a Redis that failed is left alone
LONGEST = 3600  # seconds that a page lies there


class Shelf(Protocol):
    def get(self, key: Key, number: int) -> Page | None: ...

    def put(self, key: Key, number: int, page: Page) -> None: ...


class NoShelf:
    """Each worker for itself."""

    def get(self, key: Key, number: int) -> Page | None:
        return None

    def put(self, key: Key, number: int, page: Page) -> None:
        pass


class RedisShelf:
    """`release` names the site, its code and its settings: pages of another one are never found."""

    def __init__(self, url: str, release: str):
        self.release = release
        self.client = redis.Redis.from_url(url, socket_timeout=TIMEOUT, socket_connect_timeout=TIMEOUT)
        self.away_until = 0.0

    def get(self, key: Key, number: int) -> Page | None:
        if time.monotonic() < self.away_until:
            return None
        try:
            found = self.client.get(self._name(key, number))
        except redis.ResponseError as error:  # no page of ours; the one that is made now will take its place
            logger.warning("What lies at the place of a page is none: %s", error)
            return None
        except (redis.RedisError, OSError) as error:
            self._leave_alone(error)
            return None
        page = _unpacked(found) if isinstance(found, bytes) else None
        return page if page is not None and page.until > time.time() else None

    def put(self, key: Key, number: int, page: Page) -> None:
        seconds = min(LONGEST, int(page.until - time.time()))
        if seconds < 1 or time.monotonic() < self.away_until:
            return
        try:
            self.client.set(self._name(key, number), _packed(page), ex=seconds)
        except (redis.RedisError, OSError) as error:
            self._leave_alone(error)

    def _name(self, key: Key, number: int) -> str:
        return f"page:{self.release}:{number}:{hashlib.sha256(repr(tuple(key)).encode()).hexdigest()}"

    def _leave_alone(self, error: Exception) -> None:
        self.away_until = time.monotonic() + AGAIN
        logger.warning("Pages are not shared for %d seconds: %s", AGAIN, error)


def _packed(page: Page) -> bytes:
    """A line that says what it is, and the body as most readers get it."""
    coding = "br" if page.is_compressible else codings.IDENTITY
    told = [page.status, page.headers, coding, page.until, page.in_need_until]
    return json.dumps(told).encode() + b"\n" + page.variant(coding).body


def _unpacked(found: bytes) -> Page | None:
    """The page, or None where somebody has put something else into its place."""
    line, _, body = found.partition(b"\n")
    try:
        status, told, coding, until, in_need_until = json.loads(line)
        if not str(status)[:3].isdecimal():
            raise ValueError(f"no status: {status}")
        headers = [(str(name), str(value)) for name, value in told]
        plain = brotli.decompress(body) if coding == "br" else body
        return Page(str(status), headers, plain, until=float(until), in_need_until=float(in_need_until))
    except (ValueError, TypeError, RecursionError, brotli.error) as error:
        logger.warning("What lies at the place of a page is none: %s", error)
        return None
