"""Middleware: whose headers count, what a request may be, which language a page has, and how every answer is guarded."""

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import translation

from config import middleware
from lib.rsgi_wsgi import UNREADABLE

requests = RequestFactory()


def through(one, request):
    """The request as the next layer meets it, and the answer."""
    seen = []
    answer = one(lambda passed: seen.append(passed) or HttpResponse("ok"))(request)
    return (seen[0] if seen else None), answer


@pytest.fixture
def behind_a_proxy(settings):
    from ipaddress import ip_network

    settings.TRUSTED_PROXIES = [ip_network("10.0.0.0/8")]


ADDRESSES = [
    ("203.0.113.9", "198.51.100.1", "203.0.113.9"),  # not a trusted proxy: its header is a claim
    ("10.0.0.1", "198.51.100.1", "198.51.100.1"),
    ("::ffff:10.0.0.1", "198.51.100.1", "198.51.100.1"),
    ("::ffff:203.0.113.9", "198.51.100.1", "::ffff:203.0.113.9"),
    ("10.0.0.1", "1.2.3.4, 198.51.100.1", "198.51.100.1"),  # what stands left of it anybody can forge
    ("10.0.0.1", "198.51.100.1, 10.0.0.2", "198.51.100.1"),
    ("10.0.0.1", "198.51.100.1, evil", "10.0.0.1"),
    ("10.0.0.1", "", "10.0.0.1"),
]


@pytest.mark.usefixtures("behind_a_proxy")
@pytest.mark.parametrize(("remote", "forwarded", "visitor"), ADDRESSES)
def test_a_visitor_is_whom_the_trusted_proxy_saw(remote, forwarded, visitor):
    request, _ = through(
        middleware.TrustedProxies, requests.get("/", REMOTE_ADDR=remote, headers={"x-forwarded-for": forwarded})
    )
    assert request.META["REMOTE_ADDR"] == visitor


@pytest.mark.usefixtures("behind_a_proxy")
@pytest.mark.parametrize(("remote", "secure"), [("10.0.0.1", True), ("203.0.113.9", False)])
def test_https_is_believed_from_a_trusted_proxy_alone(remote, secure):
    request, _ = through(
        middleware.TrustedProxies, requests.get("/", REMOTE_ADDR=remote, headers={"x-forwarded-proto": "https"})
    )
    assert request.environ["wsgi.url_scheme"] == ("https" if secure else "http")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "TRACE", "PROPFIND", "get", "post"])
def test_no_form_uses_other_methods(method):
    _, answer = through(middleware.RequestGate, requests.generic(method, "/"))
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, OPTIONS, POST")


FORMS = [
    ("application/x-www-form-urlencoded", 200),
    ('application/x-www-form-urlencoded; charset="UTF-8"', 200),
    ("application/x-www-form-urlencoded; charset=utf-7", 415),
    ("application/x-www-form-urlencoded; charset=shift_jis", 415),
]


@pytest.mark.parametrize(("content_type", "status"), FORMS)
def test_forms_are_utf_8(content_type, status):
    _, answer = through(middleware.RequestGate, requests.generic("POST", "/", b"name=x", content_type=content_type))
    assert answer.status_code == status


COOKIES = [("/admin/", UNREADABLE, 400), ("/", UNREADABLE, 200), ("/admin/", "session=x", 200)]


@pytest.mark.parametrize(("path", "cookies", "status"), COOKIES)
def test_who_signs_in_is_told_of_cookies_that_nobody_can_read(path, cookies, status):
    _, answer = through(middleware.RequestGate, requests.get(path, HTTP_COOKIE=cookies))
    assert answer.status_code == status


def test_compressed_forms_are_refused():
    request = requests.post("/", {}, headers={"content-encoding": "gzip"})
    assert through(middleware.RequestGate, request)[1].status_code == 415


LANGUAGES = [("/", "ja"), ("/en/", "en"), ("/en", "en"), ("/english-words/", "ja"), ("/admin/", "ja")]


@pytest.mark.parametrize(("path", "language"), LANGUAGES)
def test_the_address_decides_the_language_and_the_browser_does_not(path, language):
    request = requests.get(path, headers={"accept-language": "fr, en;q=0.9"})
    _, answer = through(middleware.Language, request)
    assert answer["Content-Language"] == language


def test_the_admin_follows_the_choice_of_its_user(settings):
    request = requests.get("/admin/")
    request.COOKIES[settings.LANGUAGE_COOKIE_NAME] = "en"
    _, answer = through(middleware.Language, request)
    assert (answer["Content-Language"], answer["Vary"]) == ("en", "Cookie")


def test_a_language_ends_with_its_request():
    before = translation.get_language()
    through(middleware.Language, requests.get("/en/"))
    assert translation.get_language() == before


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/", "/no-such-page/", "/admin/login/", "/healthz"])
def test_every_answer_is_guarded(client, path):
    headers = client.get(path).headers
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert "unsafe" not in headers["Content-Security-Policy"]
    assert headers["X-Content-Type-Options"] == "nosniff"
    # In the admin, where addresses may tell what somebody looked for, not even the site's own pages learn the path.
    assert headers["Referrer-Policy"] == ("strict-origin" if "/admin/" in path else "strict-origin-when-cross-origin")
    assert headers["X-Frame-Options"] == "SAMEORIGIN"
    assert "camera=()" in headers["Permissions-Policy"]


def test_a_page_widens_its_own_policy_alone():
    def view(request):
        answer = HttpResponse("ok")
        answer.csp = {"img-src": ["https://www10.a8.net"]}
        return answer

    answer = middleware.SecurityHeaders(view)(requests.get("/"))
    assert "img-src 'self' data: https://www10.a8.net;" in answer["Content-Security-Policy"]
    assert "a8.net" not in through(middleware.SecurityHeaders, requests.get("/"))[1]["Content-Security-Policy"]
