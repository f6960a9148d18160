"""The page cache of this site: what its parts are told of settings, database and addresses."""

import threading
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connections
from django.db.utils import DEFAULT_DB_ALIAS
from django.http.request import split_domain_port, validate_host

from blog.next_change import next_change, next_day
from config import generation, page_queries
from config.middleware import is_trusted
from lib.generation import read
from lib.kept_files import KeptFiles
from lib.pagecache import PageCache
from lib.pagecache_generation import Generation
from lib.pagecache_keys import Keys
from lib.pagecache_making import DAY, Ends, Maker
from lib.pagecache_shelf import NoShelf, RedisShelf, Shelf
from lib.pagecache_store import Store
from lib.release import release

SHARE_OF_FILES = 8  # of the memory, and no more, for style sheets and scripts


def around(site: Callable[..., Iterable[bytes]]) -> Callable[..., Iterable[bytes]]:
    """The site with its page cache; as it is where PAGE_CACHE=0."""
    if not settings.PAGE_CACHE_MB:
        return site
    most_bytes = settings.PAGE_CACHE_MB * 1024 * 1024
    for_files = most_bytes // SHARE_OF_FILES
    known, store = Generation(Reader()), Store(most_bytes - for_files)
    generation.LISTENERS.append(known.forget)
    keys = Keys(
        passed=tuple(page_queries.PASSED),
        session=settings.SESSION_COOKIE_NAME,
        known=page_queries.known,
        host_of=host_of,
        is_trusted=is_trusted,
    )
    maker = Maker(
        site,
        ends=Schedule(),
        newest=lambda: known.number,
        store=store,
        shelf=shelf(),
        shared_seconds=settings.SHARED_CACHE_SECONDS,
    )
    files = KeptFiles(site, prefix=settings.STATIC_URL, keys=keys, most_bytes=for_files)
    return PageCache(files, keys=keys, generation=known, store=store, maker=maker)


class Reader:
    """Reads the generation over a connection of its own, which stays open; one thread at a time calls it."""

    def __init__(self) -> None:
        self.connection: Any = None

    def __call__(self) -> int:
        if self.connection is None:
            self.connection = connections[DEFAULT_DB_ALIAS].copy()
            self.connection.inc_thread_sharing()
        try:
            with self.connection.cursor() as cursor:
                return read(cursor)
        except Exception:
            with suppress(Exception):
                self.connection.close()
            raise


class Schedule:
    """Until when pages hold by themselves, asked once for each generation and once more when that time has come."""

    def __init__(self) -> None:
        self.known: tuple[int | None, Ends] = (None, Ends(0, 0))
        self.lock = threading.Lock()

    def __call__(self, number: int) -> Ends:
        with self.lock:
            asked_for, ends = self.known
            if asked_for != number or ends.until <= time.time():
                try:
                    self.known = (number, _ends())
                except DatabaseError:
                    return Ends(0, 0)  # a page made now, if it can be made, is sent once
                finally:
                    close_old_connections()
            return self.known[1]


def _ends() -> Ends:
    """A new day alone is no reason to show nothing while the database is away; an end that somebody set is."""
    instant, midnight = next_change(), next_day().timestamp()
    if instant is None or instant.timestamp() > midnight:
        at_latest = instant.timestamp() if instant else midnight + DAY
        return Ends(midnight, min(at_latest, midnight + DAY))
    return Ends(instant.timestamp(), instant.timestamp())


def host_of(named: str) -> str:
    """Nothing where the site does not answer to it. Of ports, which anybody can invent by the thousand, the site's own alone tells pages apart."""
    domain, _port = split_domain_port(named)
    if not domain or not validate_host(domain, settings.ALLOWED_HOSTS):
        return ""
    return named if named == urlsplit(settings.SITE_URL).netloc else domain


def shelf() -> Shelf:
    url = settings.CACHES["default"]["LOCATION"]
    return RedisShelf(url, release()) if url else NoShelf()
