"""A WSGI site under RSGI, granian's own interface: what the site has at once is answered where requests come in, all else
by threads of the site's own.

Under granian's WSGI several threads take requests in and pass the GIL to one another with each page from memory, which
costs more than the page. Here one alone does, and it never waits: neither a slow page nor a slow sender holds a quick one up.
"""

import asyncio
import logging
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from granian import _futures

from lib import processors
from lib.rsgi_answer import Headers, Response
from lib.rsgi_wsgi import Site, whole_environ

Reply = tuple[int, Headers, bytes]

logger = logging.getLogger(__name__)

YES = {"1", "true", "t", "yes", "y", "on"}  # as granian reads its variables


class Application:
    """`at_once` gives the answer that is there already, or None: it is called with RSGI's scope, in a thread that must not wait.

    Of the site's threads, some work for readers and some for senders, so that no flood of forms makes a reader wait.
    The kernel treats them as any others; `workers` is how many processes like this one the server has.
    """

    def __init__(
        self, site: Site, *, at_once: Callable[[Any], Reply | None], readers: int, senders: int, workers: int = 0
    ):
        self.site, self.at_once, self.workers = site, at_once, workers
        usual = processors.as_it_is()
        self.readers = ThreadPoolExecutor(readers, thread_name_prefix="readers", initializer=usual)
        self.senders = ThreadPoolExecutor(senders, thread_name_prefix="senders", initializer=usual)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Called by each worker before it serves, in the thread that starts those which take requests in."""
        self.loop = loop
        processors.take_turns()
        processors.keep_to_one_core(self.workers)
        if os.environ.get("GRANIAN_LOG_ACCESS_ENABLED", "").lower() in YES:
            return  # granian writes its log on the longer way alone
        # The loop would be a third thread on the way, and granian has no other place to leave it out. Where this one
        # is gone, requests take the longer way, and a test says so.
        _futures._cbsched_aioschedule = lambda *_arguments: self.take

    def take(self, watcher: Any) -> None:
        """Called with each request, in the one thread where they come in; `watcher.proto` takes the answer, from any thread."""
        scope, protocol = watcher.scope, watcher.proto
        try:
            reply = self.at_once(scope)
            if reply is None:
                self._threads(scope).submit(self._make, scope, protocol)
            else:
                protocol.response_bytes(*reply)
        except Exception:
            _give_up(scope, protocol)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        await self.loop.run_in_executor(self._threads(scope), self._make, scope, protocol)

    def _threads(self, scope: Any) -> ThreadPoolExecutor:
        return self.senders if scope.method.upper() == "POST" else self.readers

    def _make(self, scope: Any, protocol: Any) -> None:
        response = Response(protocol, scope.client)
        try:
            response.send(self.site(whole_environ(scope, protocol, self.loop), response.start))
        except Exception:
            _give_up(scope, protocol)


def _give_up(scope: Any, protocol: Any) -> None:
    """For what goes wrong below the site's own error pages. An answer that has begun is cut off already."""
    logger.exception("The site failed at %s", scope.path)
    protocol.response_bytes(500, [], b"")
