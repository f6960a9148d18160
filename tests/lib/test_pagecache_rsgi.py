"""lib.pagecache_rsgi: what memory answers at once is what the cache answers, and it never makes anybody wait."""

import time

import pytest

from lib.pagecache_rsgi import AtOnce
from lib.rsgi_wsgi import environ_of
from tests import rsgi
from tests.wsgi import Site, ask, cached


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def cache(site):
    """The front page lies in it, in two codings."""
    cache = cached(site)
    ask(cache), ask(cache, HTTP_ACCEPT_ENCODING="br")
    return cache


def scope(address="/", method="GET", host="blog.example.jp", **headers):
    pairs = [("host", host), *((name.replace("_", "-"), value) for name, value in headers.items())]
    return rsgi.scope(address, method, headers=pairs)


def by_wsgi(cache, scope):
    """The same request, made of the cache itself."""
    heard = []
    body = cache(environ_of(scope, scope.headers) | {"wsgi.input": None}, lambda *told: heard.append(told))
    return (*heard[0], b"".join(body))


KNOWN = [
    scope(),
    scope(accept_encoding="br"),
    scope(method="HEAD"),
    scope(host="BLOG.example.jp"),
    scope(cookie="csrf=1; _ga=x"),
    scope("/?utm_source=x"),
    scope(x_forwarded_proto="https"),  # from nobody whose word counts
    scope(if_none_match="*"),
    scope(if_none_match='"other"', if_modified_since="yesterday"),
]


@pytest.mark.parametrize("request_", KNOWN)
def test_the_answer_is_the_caches_own(site, cache, request_):
    status, headers, body = AtOnce(cache)(request_)
    assert (status, headers, body) == by_wsgi(cache, request_)
    assert len(site.asked) == 1


NOT_AT_ONCE = [
    scope("/other/"),
    scope("/?page=2"),
    scope(accept_encoding="gzip"),  # has to be compressed first
    scope(cookie="session=1"),
    scope(host="www.example.jp"),
    scope(host="evil.example"),
    scope("/admin/"),
    scope(method="POST"),
    scope(method="OPTIONS"),
    rsgi.scope(headers=[]),
]


@pytest.mark.parametrize("request_", NOT_AT_ONCE)
def test_all_else_is_left_to_those_who_may_wait(site, cache, request_):
    assert (AtOnce(cache)(request_), len(site.asked)) == (None, 1)


def test_a_path_in_japanese_is_known(site, cache):
    ask(cache, "/保険/")
    assert AtOnce(cache)(scope("/保険/")) == by_wsgi(cache, scope("/保険/"))


def test_a_redirect_is_known_except_to_whoever_brings_a_query(site, cache):
    site.status = "301 Moved Permanently"
    ask(cache, "/old/")
    found = [AtOnce(cache)(scope(address)) for address in ("/old/", "/old/?utm_source=x")]
    assert [reply and reply[0] for reply in found] == ["301 Moved Permanently", None]


def test_the_database_is_never_asked(site):
    cache = cached(site)
    assert (AtOnce(cache)(scope()), cache.generation.number) == (None, None)


@pytest.mark.parametrize("when", ["its time is over", "the generation is due", "the generation is another one"])
def test_what_may_be_old_is_left_to_those_who_may_wait(cache, when):
    if when == "its time is over":
        page = cache.store.lasting.pages["http", "blog.example.jp", "/", ""]
        page.until = time.time()
    elif when == "the generation is due":
        cache.generation.read_at -= 0.25
    else:
        cache.generation.number += 1
    assert AtOnce(cache)(scope()) is None


def test_what_is_answered_at_once_counts_as_used(cache):
    page = cache.store.lasting.pages["http", "blog.example.jp", "/", ""]
    page.is_used = False
    AtOnce(cache)(scope())
    assert page.is_used
