"""Files that never change under their names, such as style sheets: kept in memory as the site sent them first, once in each coding."""

import re
from collections.abc import Iterable

from lib import codings
from lib.pagecache_keys import Environ, Key, Keys, request_for
from lib.pagecache_making import Answer, Application
from lib.pagecache_page import Headers, Reply, StartResponse
from lib.pagecache_store import Memory

HASHED = re.compile(r"\.[0-9a-f]{12}\.\w+$")
# Whoever asks for a part, or has the file already, or hands over a query, is the site's own business.
OTHERWISE = ("HTTP_RANGE", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
NUMBER = 0  # of their generation: they have one only


class KeptFile:
    """One answer, with what the memory counts."""

    __slots__ = ("headers", "is_used", "reply", "size", "status")

    def __init__(self, status: str, headers: Headers, body: bytes):
        self.reply: Reply = status, headers, body
        self.size, self.is_used = len(body) + 2048, False


class KeptFiles:
    """WSGI middleware around the whole site: what lies below `prefix` and calls itself immutable is asked for once."""

    def __init__(self, site: Application, *, prefix: str, keys: Keys, most_bytes: int):
        self.site, self.prefix, self.keys = site, prefix, keys
        self.memory = Memory[KeptFile](most_bytes)

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        key = self._key(environ)
        if key is None:
            return self.site(environ, start_response)
        kept = self.memory.get(key, NUMBER)
        if kept is None:
            scheme, path, coding = key
            request = request_for(Key(scheme, environ.get("HTTP_HOST", ""), path, ""), environ)
            answer = Answer(self.site, request | {"HTTP_ACCEPT_ENCODING": coding})
            if not _is_immutable(answer):
                return answer.send(environ, start_response)
            kept = KeptFile(answer.status, answer.headers, answer.body)
            self.memory.put(key, kept, NUMBER)
        status, headers, body = kept.reply
        start_response(status, list(headers))
        return [body]

    def at_once(self, environ: Environ) -> Reply | None:
        """What is in memory, where nobody may wait for a disk."""
        key = self._key(environ)
        kept = None if key is None else self.memory.get(key, NUMBER)
        if kept is None:
            return None
        kept.is_used = True
        return kept.reply

    def _key(self, environ: Environ) -> tuple[str, str, str] | None:
        path = environ["PATH_INFO"]
        if not path.startswith(self.prefix) or environ["REQUEST_METHOD"] != "GET" or environ["QUERY_STRING"]:
            return None
        if any(name in environ for name in OTHERWISE) or HASHED.search(path) is None:
            return None
        return self.keys.scheme(environ), path, codings.wanted(environ.get("HTTP_ACCEPT_ENCODING"))


def _is_immutable(answer: Answer) -> bool:
    control = next((value for name, value in answer.headers if name.lower() == "cache-control"), "")
    return answer.status.startswith("200") and "immutable" in control
