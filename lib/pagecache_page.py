"""A page as the cache keeps it: its headers, its body once in each coding, and until when it may be sent."""

import hashlib
from collections.abc import Callable
from typing import Any

from lib import codings

StartResponse = Callable[..., object]
Headers = list[tuple[str, str]]
Reply = tuple[str, Headers, bytes]  # status, headers and body; the headers are shared, and nobody may change them

UNCHANGED = "304 Not Modified"
OF_UNCHANGED = {
    "cache-control",
    "content-language",
    "etag",
    "last-modified",
    "vary",
}  # what RFC 9110 wants to be said again
OURS = {"content-length", "etag", "vary", "content-encoding"}


class Variant:
    """The page in one coding, with the headers made up."""

    __slots__ = ("body", "etag", "headers", "unchanged")

    def __init__(self, body: bytes, etag: str, headers: Headers):
        self.body, self.etag = body, etag
        self.headers = [*headers, ("ETag", etag), ("Content-Length", str(len(body)))]
        self.unchanged = [(name, value) for name, value in self.headers if name.lower() in OF_UNCHANGED]


class Page:
    """One answer of the site. `until` is the time at which it ends by itself, `in_need_until` how long it may be shown
    when no new one can be made; both in seconds since 1970."""

    def __init__(self, status: str, headers: Headers, body: bytes, *, until: float, in_need_until: float):
        self.status, self.body, self.until, self.in_need_until = status, body, until, in_need_until
        self.code = int(status[:3])
        self.headers = [(name, value) for name, value in headers if name.lower() not in OURS]
        found = {name.lower(): value for name, value in headers}
        self.last_modified = found.get("last-modified")
        self.is_compressible = codings.is_compressible(found.get("content-type", ""), len(body))
        self.digest = hashlib.blake2b(body, digest_size=12).hexdigest()
        self.variants: dict[str | None, Variant] = {}
        self.is_used = False

    @property
    def size(self) -> int:
        """What it takes in memory, with its compressed bodies."""
        return len(self.body) * 3 // 2 + 2048

    def is_one_readers(self, environ: dict[str, Any], query: str) -> bool:
        """A redirect hands on the whole query, to its sender alone; `query` is what is known of it."""
        return self.status[0] == "3" and bool(environ["QUERY_STRING"] != query)

    def reply(self, environ: dict[str, Any], variant: Variant) -> Reply:
        self.is_used = True
        is_asked_for_news = "HTTP_IF_NONE_MATCH" in environ or "HTTP_IF_MODIFIED_SINCE" in environ
        if is_asked_for_news and self._is_known(environ, variant):
            return UNCHANGED, variant.unchanged, b""
        return self.status, variant.headers, variant.body if environ["REQUEST_METHOD"] == "GET" else b""

    def variant(self, wanted: str) -> Variant:
        """Made at the first request for it; two threads may make it at once, which costs nothing but time."""
        if wanted in self.variants:
            return self.variants[wanted]
        coding = wanted if self.is_compressible else codings.IDENTITY
        body = codings.CODINGS[coding](self.body)
        headers = [*self.headers, ("Vary", "Accept-Encoding")] if self.is_compressible else list(self.headers)
        if coding != codings.IDENTITY:
            headers.append(("Content-Encoding", coding))
        self.variants[wanted] = made = Variant(body, f'"{self.digest}-{coding}"', headers)
        return made

    def _is_known(self, environ: dict[str, Any], variant: Variant) -> bool:
        """Whether the sender has it already. A date counts where no tag is named, and only the very date of the page."""
        if not self.status.startswith("200"):
            return False
        tags = environ.get("HTTP_IF_NONE_MATCH")
        if tags is None:
            return self.last_modified is not None and environ["HTTP_IF_MODIFIED_SINCE"] == self.last_modified
        return tags.strip() == "*" or variant.etag in (tag.strip().removeprefix("W/") for tag in tags.split(","))
