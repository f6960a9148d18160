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


@pytest.fixture
def at_once(cache):
    """Beside a memory of files that has one."""
    files = {"/static/kept.css": ("200 OK", [], b"a{}")}
    return AtOnce(cache, lambda environ: files.get(environ["PATH_INFO"]))


def scope(address="/", method="GET", host="blog.example.jp", **headers):
    pairs = [("host", host), *((name.replace("_", "-"), value) for name, value in headers.items())]
    return rsgi.scope(address, method, headers=pairs)


def by_wsgi(cache, scope):
    """The same request, made of the cache itself."""
    heard = []
    body = cache(environ_of(scope, scope.headers) | {"wsgi.input": None}, lambda *told: heard.append(told))
    status, headers = heard[0]
    return int(status[:3]), headers, b"".join(body)


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
def test_the_answer_is_the_caches_own(site, cache, at_once, request_):
    assert at_once(request_) == by_wsgi(cache, request_)
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
def test_all_else_is_left_to_those_who_may_wait(site, at_once, request_):
    assert (at_once(request_), len(site.asked)) == (None, 1)


def test_a_path_in_japanese_is_known(cache, at_once):
    ask(cache, "/保険/")
    assert at_once(scope("/保険/")) == by_wsgi(cache, scope("/保険/"))


def test_a_redirect_is_known_except_to_whoever_brings_a_query(site, cache, at_once):
    site.status = "301 Moved Permanently"
    ask(cache, "/old/")
    found = [at_once(scope(address)) for address in ("/old/", "/old/?utm_source=x")]
    assert [reply and reply[0] for reply in found] == [301, None]


def test_the_database_is_never_asked(site):
    cache = cached(site)
    assert (AtOnce(cache, lambda environ: None)(scope()), cache.generation.number) == (None, None)


@pytest.mark.parametrize("when", ["its time is over", "the generation is overdue", "the generation is another one"])
def test_what_may_be_old_is_left_to_those_who_may_wait(cache, at_once, when):
    if when == "its time is over":
        page = cache.store.lasting.pages["http", "blog.example.jp", "/", ""]
        page.until = time.time()
    elif when == "the generation is overdue":
        cache.generation.read_at -= 0.5
    else:
        cache.generation.number += 1
    assert at_once(scope()) is None


def test_what_is_in_memory_is_answered_while_the_generation_is_read(cache, at_once):
    cache.generation.read_at -= 0.25
    assert at_once(scope()) == by_wsgi(cache, scope())


def test_what_is_answered_at_once_counts_as_used(cache, at_once):
    page = cache.store.lasting.pages["http", "blog.example.jp", "/", ""]
    page.is_used = False
    at_once(scope())
    assert page.is_used


def test_a_file_is_answered_whatever_is_known_of_the_generation(cache, at_once):
    cache.generation.read_at = float("-inf")
    assert at_once(scope("/static/kept.css")) == (200, [], b"a{}")
