"""lib.kept_files: a style sheet is asked for once in each coding, and what may change never is kept."""

import pytest

from lib.kept_files import KeptFiles
from tests.wsgi import Site, ask, cached

PATH = "/static/css/reader.0123456789ab.css"
LASTING = {"Content-Type": "text/css", "Cache-Control": "max-age=315360000, public, immutable", "X-Of-Site": "kept"}


class Folder(Site):
    """Names the coding in which it was asked, as a site with compressed files does."""

    def __call__(self, environ, start_response):
        self.text = environ.get("HTTP_ACCEPT_ENCODING", "none said")
        return super().__call__(environ, start_response)


@pytest.fixture
def site():
    return Folder(headers=dict(LASTING))


@pytest.fixture
def files(site):
    return KeptFiles(site, prefix="/static/", keys=cached(site).keys, most_bytes=100_000)


def environ(site, address=PATH, **more):
    """The request as the site meets it."""
    site.asked.clear()
    ask(site, address, **more)
    return site.asked.pop()


def test_a_file_is_asked_for_once_in_each_coding(site, files):
    said = ["gzip, deflate, br", "br", "gzip", "gzip;q=1, br;q=0.5", "", "deflate"]
    assert [ask(files, PATH, HTTP_ACCEPT_ENCODING=one).text for one in said] == [
        *("br", "br", "gzip", "gzip", "identity", "identity")
    ]
    assert len(site.asked) == 3


def test_a_kept_file_is_what_the_site_sent(site, files):
    first, again = ask(files, PATH), ask(files, PATH)
    assert (again, again.headers, len(site.asked)) == (first, LASTING, 1)


def test_nothing_of_whoever_asks_first_reaches_the_file(site, files):
    ask(files, PATH, HTTP_COOKIE="session=1", HTTP_USER_AGENT="first")
    assert {"HTTP_COOKIE", "HTTP_USER_AGENT"} & set(site.asked[0]) == set()


OTHERS = [
    ("/static/css/reader.css", {}),  # its name says nothing of its content
    ("/media/picture.0123456789ab.webp", {}),
    (f"{PATH}?x=1", {}),
    (PATH, {"method": "HEAD"}),
    (PATH, {"HTTP_RANGE": "bytes=0-1"}),
    (PATH, {"HTTP_IF_NONE_MATCH": '"x"'}),
    (PATH, {"HTTP_IF_MODIFIED_SINCE": "Sun, 29 Nov 2026 02:00:00 GMT"}),
]


@pytest.mark.parametrize(("address", "more"), OTHERS)
def test_all_else_is_the_sites_own_business(site, files, address, more):
    ask(files, PATH), ask(files, address, **more), ask(files, address, **more)
    assert len(site.asked) == 3


@pytest.mark.parametrize(("status", "control"), [("200 OK", "max-age=60"), ("404 Not Found", LASTING["Cache-Control"])])
def test_what_may_change_is_not_kept(site, files, status, control):
    site.status, site.headers["Cache-Control"] = status, control
    ask(files, PATH), ask(files, PATH)
    assert len(site.asked) == 2


def test_each_scheme_has_its_own(site, files):
    ask(files, PATH)
    ask(files, PATH, HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="192.0.2.1")
    ask(files, PATH, HTTP_X_FORWARDED_PROTO="https", REMOTE_ADDR="10.0.0.1")
    assert [environ["wsgi.url_scheme"] for environ in site.asked] == ["http", "https"]


def test_what_is_in_memory_is_had_at_once(site, files):
    request = environ(site)
    before = files.at_once(request)
    ask(files, PATH)
    assert [before, files.at_once(request)] == [None, ("200 OK", list(LASTING.items()), b"identity")]


def test_memory_has_a_measure(site, files):
    for number in range(100):
        ask(files, f"/static/{number}.0123456789ab.css")
    assert 0 < files.memory.bytes <= 100_000
