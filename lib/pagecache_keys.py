"""What a kept page is asked by: scheme, host, path and the query's known names. Nothing else of a request can tell pages
apart, and nothing else reaches the site when one is made."""

from collections.abc import Callable
from io import BytesIO
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urlencode

LONGEST = 2000  # characters of path and query: whatever is longer is no page's address
LONGEST_HOST = 300
MOST_NOTES = 1000  # hosts and proxies that are remembered as judged
# What is left of the request that makes a page. A server's own names: anything about the sender is missing.
OF_THE_SERVER = (
    *("SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "SERVER_SOFTWARE", "wsgi.version", "wsgi.errors"),
    *("wsgi.multithread", "wsgi.multiprocess", "wsgi.run_once", "wsgi.input_terminated"),
)

Environ = dict[str, Any]


class Key(NamedTuple):
    """A plain tuple of the same four finds the same page."""

    scheme: str
    host: str
    path: str
    query: str


class Keys:
    """`passed` are the beginnings of paths that are no pages, `session` the cookie of people who work here, `known` gives
    the query that counts, `host_of` the host of which a Host header in lower case is a spelling, or nothing where it is
    none of ours, and `is_trusted` judges whose word on the scheme counts."""

    def __init__(
        self,
        *,
        passed: tuple[str, ...],
        session: str,
        known: Callable[[str, str], str],
        host_of: Callable[[str], str],
        is_trusted: Callable[[str], bool],
    ):
        self.passed, self.session, self.known = passed, f"{session}=", known
        self.host_of, self.is_trusted = host_of, is_trusted
        self.hosts: dict[str, str] = {}
        self.proxies: dict[str, bool] = {}

    def of(self, environ: Environ) -> Key | None:
        """The key of a GET or HEAD, or None where the request is not for the cache."""
        path, query = environ["PATH_INFO"], environ["QUERY_STRING"]
        if path.startswith(self.passed) or environ.get("SCRIPT_NAME") or self.session in environ.get("HTTP_COOKIE", ""):
            return None
        named = environ.get("HTTP_HOST", "")
        host = self.hosts.get(named) or self._host(named)
        if not host or len(path) + len(query) > LONGEST:
            return None
        return Key(self.scheme(environ), host, path, self.known(path, query) if query else "")

    def _host(self, named: str) -> str:
        """Where the site answers to it; otherwise nothing, and the site itself says no."""
        host = self.host_of(named.lower()) if len(named) <= LONGEST_HOST else ""
        if not host:
            return ""
        if len(self.hosts) >= MOST_NOTES:
            self.hosts.clear()
        self.hosts[named] = host
        return host

    def scheme(self, environ: Environ) -> str:
        """The one by which the sender came, as far as whoever says so is trusted."""
        if "HTTP_X_FORWARDED_PROTO" not in environ:
            return str(environ["wsgi.url_scheme"])
        address = environ.get("REMOTE_ADDR", "")
        is_trusted = self.proxies.get(address)
        if is_trusted is None:
            if len(self.proxies) >= MOST_NOTES:
                self.proxies.clear()
            is_trusted = self.proxies[address] = self.is_trusted(address)
        said, own = str(environ["HTTP_X_FORWARDED_PROTO"]).strip().lower(), str(environ["wsgi.url_scheme"])
        return said if is_trusted and said in {"http", "https"} else own


def request_for(key: Key, environ: Environ) -> Environ:
    """The request that makes the page of this key: the same for whoever asks first."""
    return {
        **{name: environ[name] for name in OF_THE_SERVER if name in environ},
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": key.path,
        "QUERY_STRING": key.query,
        "HTTP_HOST": key.host,
        "CONTENT_LENGTH": "",
        "wsgi.url_scheme": key.scheme,
        "wsgi.input": BytesIO(),
    }


def known_query(query: str, names: frozenset[str]) -> str:
    """The query with these names alone, each once with its last value, in one order."""
    try:
        values = parse_qsl(query, keep_blank_values=True, errors="replace", max_num_fields=100)
    except ValueError:
        return ""
    return urlencode(sorted({name: value for name, value in values if name in names}.items()))
