"""lib.pagecache_keys: what tells pages apart, and what of a request can never reach a page that another visitor gets."""

import pytest

from lib.pagecache_keys import known_query
from tests.wsgi import PAGE, Site, ask, cached


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def cache(site):
    return cached(site)


SAME = [
    ("/", "/?utm_source=x", {}),
    ("/", "/?utm=1&fbclid=2;page=3", {}),
    ("/?page=2&q=a", "/?q=a&x=1&page=2", {}),
    ("/?page=2", "/?page=1&page=2", {}),
    ("/?q=%E4%BF%9D", "/?q=保", {}),
    ("/", "/", {"HTTP_HOST": "BLOG.example.jp"}),
    ("/", "/", {"HTTP_ACCEPT_LANGUAGE": "en"}),
    ("/", "/", {"HTTP_X_FORWARDED_HOST": "evil.example", "HTTP_FORWARDED": "host=evil.example"}),
    ("/", "/", {"HTTP_X_FORWARDED_PROTO": "https"}),  # from a stranger
    ("/", "/", {"HTTP_X_FORWARDED_PROTO": "gopher", "REMOTE_ADDR": "10.0.0.1"}),
    ("/", "/", {"HTTP_X_ORIGINAL_URL": "/admin/", "HTTP_X_HTTP_METHOD_OVERRIDE": "POST"}),
]
OTHER = [
    ("/", "/a/", {}),
    ("/", "//", {}),
    ("/", "/?page=2", {}),
    ("/?q=a", "/?q=b", {}),
    ("/?q=a", "/?q=A", {}),
    ("/", "/", {"HTTP_HOST": "www.example.jp"}),
    ("/", "/", {"HTTP_HOST": "blog.example.jp:8000"}),
    ("/", "/", {"HTTP_X_FORWARDED_PROTO": "https", "REMOTE_ADDR": "10.0.0.1"}),
    ("/", "/", {"wsgi.url_scheme": "https"}),
]


@pytest.mark.parametrize(("one", "other", "environ"), SAME)
def test_what_no_page_depends_on_finds_the_same_page(site, cache, one, other, environ):
    ask(cache, one), ask(cache, other, **environ)
    assert len(site.asked) == 1


@pytest.mark.parametrize(("one", "other", "environ"), OTHER)
def test_what_a_page_depends_on_finds_another_page(site, cache, one, other, environ):
    ask(cache, one), ask(cache, other, **environ), ask(cache, other, **environ)
    assert len(site.asked) == 2


HOSTS = ["evil.example", "", "user@blog.example.jp", "blog.example.jp.evil.example", "blog.example.jp\tevil"]
HOSTS += ["blog.example.jp:" + "8" * 300]


@pytest.mark.parametrize("host", HOSTS)
def test_a_host_that_is_not_ours_is_left_to_the_site_and_never_kept(site, cache, host):
    ask(cache, HTTP_HOST=host), ask(cache, HTTP_HOST=host)
    assert [environ["HTTP_HOST"] for environ in site.asked] == [host, host]


def test_nothing_about_the_sender_reaches_the_page(site, cache):
    ask(cache, "/?utm=evil", HTTP_USER_AGENT="evil", HTTP_COOKIE="a=evil", HTTP_REFERER="evil", HTTP_X_EVIL="evil")
    ask(cache, "/other/", CONTENT_TYPE="evil", RAW_URI="/?evil", REMOTE_USER="evil", HTTP_RANGE="bytes=0-1")
    assert [value for environ in site.asked for value in environ.values() if "evil" in str(value)] == []
    assert {name for environ in site.asked for name in environ if name.startswith("HTTP_")} == {"HTTP_HOST"}


QUERIES = [
    ("page=2", "page=2"),
    ("x=1", ""),
    ("page=", "page="),
    ("page=1&page=2", "page=2"),
    ("q=%ff", "q=%EF%BF%BD"),
    ("q=a+b", "q=a+b"),
    ("&".join(f"a{n}=1" for n in range(200)), ""),
    ("page=2;q=a", "page=2%3Bq%3Da"),
]


@pytest.mark.parametrize(("query", "known"), QUERIES)
def test_a_query_has_one_spelling(query, known):
    assert known_query(query, frozenset({"page", "q"})) == known


def test_an_endless_address_is_not_kept(site, cache):
    address = "/" + "a" * 3000
    ask(cache, address), ask(cache, address)
    assert len(site.asked) == 2


def test_names_in_a_page_cannot_be_split_by_headers_that_are_not_keyed(site, cache):
    site.headers = PAGE | {"Vary": "X-Forwarded-Host"}
    ask(cache), ask(cache)
    assert len(site.asked) == 2  # a page that depends on more than its key is never kept
