"""The application that granian loads: the one of config.wsgi, with what memory has answered where requests come in."""

import os

from config import intake, wsgi
from lib.pagecache import PageCache
from lib.pagecache_rsgi import AtOnce
from lib.rsgi import Application

cache = wsgi.application
application = Application(
    wsgi.application,
    at_once=AtOnce(cache, cache.site.at_once) if isinstance(cache, PageCache) else lambda scope: None,
    readers=intake.THREADS - intake.BODIES,
    senders=intake.BODIES,
    workers=int(os.environ.get("GRANIAN_WORKERS", "0")),  # as config.starting tells it
)
