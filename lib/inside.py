"""The site's own pages, asked for within this process: through all middleware, and without a server or a socket."""

import io
from dataclasses import dataclass, field
from functools import cache
from typing import Any, cast
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

MARK = "shirushi.inside"  # a server's own names have no dot but wsgi's, and a header's begin with HTTP_


@dataclass(frozen=True)
class Answer:
    """What a reader's browser would get."""

    status: int
    headers: dict[str, str] = field(default_factory=dict)
    body: bytes = b""

    @property
    def text(self) -> str:
        return self.body.decode(errors="replace")


def get(address: str) -> Answer:
    """The answer to a GET for a path or an address of this site. Nothing of it tells who asks: no cookie, no language."""
    response = _handler().get_response(request(address))
    if isinstance(response, StreamingHttpResponse):
        body = b"".join(response)
        response.close()  # a file; for other answers this would end the caller's request
    else:
        body = cast(HttpResponse, response).content
    return Answer(response.status_code, dict(response.items()), body)


def request(address: str) -> WSGIRequest:
    parts, site = urlsplit(address), urlsplit(settings.SITE_URL)
    environ: dict[str, Any] = {
        "REQUEST_METHOD": "GET",
        "PATH_INFO": unquote(parts.path or "/").encode().decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": site.hostname or "localhost",
        "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": site.netloc,
        "REMOTE_ADDR": "127.0.0.1",
        MARK: True,
        "wsgi.url_scheme": site.scheme,
        "wsgi.input": io.BytesIO(),
    }
    return WSGIRequest(environ)


def is_from_here(request: HttpRequest) -> bool:
    """Whether this module made the request; no header of a visitor can say so."""
    return bool(request.META.get(MARK))


@cache
def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler
