"""Middleware that belongs to no app: whose headers count, what a request may be, and how every answer is guarded."""

import secrets

from django.conf import settings
from django.http import HttpResponse, QueryDict, parse_cookie
from django.middleware.gzip import GZipMiddleware
from django.utils import translation
from django.utils.cache import patch_vary_headers

from blog import errors
from config import page_queries
from lib import csp, ip
from lib.rsgi_wsgi import UNREADABLE

ADMIN = "/admin/"
PERSONAL = (ADMIN, "/i18n/")  # the only addresses whose answers depend on who asks
METHODS = {"GET", "HEAD", "POST", "OPTIONS"}


def is_trusted(address: str) -> bool:
    """Whether this network address is one of TRUSTED_PROXIES."""
    parsed = ip.address(address)
    return parsed is not None and any(parsed in network for network in settings.TRUSTED_PROXIES)


class TrustedProxies:
    """Believes X-Forwarded-For and X-Forwarded-Proto only from TRUSTED_PROXIES; all others are ignored."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        forwarded = request.META.pop("HTTP_X_FORWARDED_FOR", "")
        scheme = request.META.pop("HTTP_X_FORWARDED_PROTO", "")
        if is_trusted(request.META.get("REMOTE_ADDR", "")):
            request.META["REMOTE_ADDR"] = self._visitor(request.META["REMOTE_ADDR"], forwarded)
            if scheme.strip().lower() in {"http", "https"}:
                request.META["wsgi.url_scheme"] = scheme.strip().lower()
                request.environ["wsgi.url_scheme"] = scheme.strip().lower()
        return self.get_response(request)

    def _visitor(self, nearest, forwarded):
        """The last address that no trusted proxy wrote for itself: what stands left of it anybody can forge."""
        for hop in reversed([part.strip() for part in forwarded.split(",") if part.strip()]):
            if ip.address(hop) is None:
                return nearest
            nearest = hop
            if not is_trusted(hop):
                break
        return nearest


class SecurityHeaders:
    """Writes the Content-Security-Policy and its companions on every answer.

    A view widens the policy of its own page by `response.csp = {"img-src": ["https://host"]}`; `response.csp_alone` is
    a whole policy that takes the place of the site's.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.csp_nonce = secrets.token_urlsafe(16)
        response = self.get_response(request)
        policy = settings.SECURE_CSP_ADMIN if request.path.startswith(ADMIN) else settings.SECURE_CSP
        policy = getattr(response, "csp_alone", None) or csp.merge(policy, getattr(response, "csp", {}))
        response.headers["Content-Security-Policy"] = csp.header(policy, request.csp_nonce)
        response.headers["Permissions-Policy"] = (
            "browsing-topics=(), camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        if request.path.startswith(ADMIN):
            response.headers["Cache-Control"] = "private, no-store"
            response.headers["Referrer-Policy"] = "strict-origin"  # what somebody searches for here is nobody else's
        return response


class Compression(GZipMiddleware):
    """gzip for text; a picture is compressed already and would only cost time."""

    def process_response(self, request, response):
        kind = response.headers.get("Content-Type", "")
        if kind.startswith("image/") and not kind.startswith("image/svg"):
            return response
        return super().process_response(request, response)


class RequestGate:
    """Refuses what no form of ours sends, before anything parses it: other methods, other encodings of a form, and in the
    admin cookies that the server cannot read, whose session would only seem to be missing."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.META["REQUEST_METHOD"] not in METHODS:  # as it was sent: Django reads "get" as GET
            return HttpResponse(status=405, headers={"Allow": ", ".join(sorted(METHODS))})
        if request.content_params.get("charset", "utf-8").strip("\"' ").lower() not in {"utf-8", "utf8"}:
            return HttpResponse("Only UTF-8 is understood here.", status=415, content_type="text/plain")
        if request.META.get("HTTP_CONTENT_ENCODING"):
            return HttpResponse("Compressed forms are not understood here.", status=415, content_type="text/plain")
        if request.META.get("HTTP_COOKIE") == UNREADABLE and request.path.startswith(PERSONAL):
            return errors.unreadable_cookies(request)
        return self.get_response(request)


class PublicPages:
    """Takes off a request for a public page what no page depends on: cookies, and names of a query that it does not know.

    Otherwise a broken session or CSRF cookie would be answered with a Set-Cookie, and that in a page that caches keep.
    Whether there was a session stays known as `request.carries_session`, for what readers send: people who work here
    are not counted, and no cache keeps what they are shown.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith(PERSONAL):
            return self.get_response(request)
        cookies = parse_cookie(request.META.pop("HTTP_COOKIE", ""))
        request.carries_session = settings.SESSION_COOKIE_NAME in cookies
        is_page = not request.path.startswith(tuple(page_queries.PASSED))
        if is_page and request.method in {"GET", "HEAD"} and request.META.get("QUERY_STRING"):
            request.GET = QueryDict(page_queries.known(request.path, request.META["QUERY_STRING"]))
        response = self.get_response(request)
        if is_page and request.carries_session:
            response.headers["Cache-Control"] = "private, no-store"
        return response


class Language:
    """A public page's language follows from its address, the admin's from the user's choice.

    Accept-Language is never read, so it can neither split nor poison a cache.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = settings.LANGUAGE_CODE
        is_admin = request.path.startswith(PERSONAL)
        if is_admin:
            chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
            language = chosen if chosen in dict(settings.LANGUAGES) else language
        elif request.path == "/en" or request.path.startswith("/en/"):
            language = "en"
        with translation.override(language):
            request.LANGUAGE_CODE = language
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language())
        if is_admin:
            patch_vary_headers(response, ["Cookie"])
        return response
