"""lib.rsgi_wsgi: what an application hears of a request."""

import asyncio
import threading

import pytest

from lib import rsgi_wsgi
from lib.rsgi_answer import File
from lib.rsgi_wsgi import UNREADABLE, Body, environ_of, whole_environ
from tests.rsgi import Protocol, scope


@pytest.fixture(scope="module")
def loop():
    """Runs in a thread of its own, as in a worker."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    yield loop
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


def environ(*pairs, address="/", **values):
    request = scope(address, headers=pairs, **values)
    return environ_of(request, request.headers)


def test_an_environ_says_what_tells_requests_apart():
    assert environ(("host", "blog.example.jp"), ("accept-encoding", "br"), address="/a/?page=2", method="HEAD") == {
        "REQUEST_METHOD": "HEAD",
        "SCRIPT_NAME": "",
        "PATH_INFO": "/a/",
        "QUERY_STRING": "page=2",
        "REMOTE_ADDR": "192.0.2.1",
        "wsgi.url_scheme": "http",
        "HTTP_HOST": "blog.example.jp",
        "HTTP_ACCEPT_ENCODING": "br",
    }


def test_a_path_is_spelled_as_wsgi_wants_it():
    assert environ(address="/保険/")["PATH_INFO"].encode("latin-1").decode() == "/保険/"


def test_a_query_is_spelled_as_browsers_spell_it():
    assert environ(address="/?q=保険&page=%E4")["QUERY_STRING"] == "q=%E4%BF%9D%E9%99%BA&page=%E4"


def test_an_address_of_the_newer_kind_has_no_brackets():
    assert environ(client="[2001:db8::1]:50000")["REMOTE_ADDR"] == "2001:db8::1"


HEADERS = [
    ([("content-type", "text/plain"), ("content-length", "3")], {"CONTENT_TYPE": "text/plain", "CONTENT_LENGTH": "3"}),
    ([("accept", "a"), ("accept", "b")], {"HTTP_ACCEPT": "a,b"}),
    ([("cookie", "a=1"), ("cookie", "b=2")], {"HTTP_COOKIE": "a=1; b=2"}),
    ([("x_forwarded_proto", "https")], {}),
    ([("x-forwarded-proto", "http"), ("x_forwarded_proto", "https")], {"HTTP_X_FORWARDED_PROTO": "http"}),
    ([("x" * 100, "a"), ("y" * 101, "b")], {"HTTP_" + "X" * 100: "a"}),  # invented names would fill memory
]


@pytest.mark.parametrize(("pairs", "named"), HEADERS)
def test_headers_have_one_name_each_that_no_other_can_pass_for(pairs, named):
    assert {key: value for key, value in environ(*pairs).items() if key.startswith(("HTTP", "CONTENT"))} == named


def test_what_makes_a_page_hears_of_the_server_too(loop):
    told = whole_environ(scope(headers=[], authority="blog.example.jp"), Protocol(), loop)
    names = ["HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "SERVER_PROTOCOL", "wsgi.multithread", "wsgi.file_wrapper"]
    assert [told[name] for name in names] == ["blog.example.jp", "127.0.0.1", "8000", "HTTP/1.1", True, File]


UNREAD = [
    ([("x-forwarded-for", "保, 192.0.2.7")], {"HTTP_X_FORWARDED_FOR": UNREADABLE}),
    ([("x-forwarded-for", "保"), ("x-forwarded-for", "192.0.2.7")], {"HTTP_X_FORWARDED_FOR": "192.0.2.7"}),
    ([("cookie", "a=保; session=x")], {"HTTP_COOKIE": UNREADABLE}),
    ([("cookie", "a=保"), ("cookie", "session=x")], {"HTTP_COOKIE": "session=x"}),
    ([("referer", "保")], {}),
]


@pytest.mark.parametrize(("pairs", "named"), UNREAD)
def test_a_header_that_would_be_missed_is_told_from_none(loop, pairs, named):
    told = whole_environ(scope(headers=pairs), Protocol(), loop)
    assert {key: value for key, value in told.items() if key.startswith("HTTP")} == named


def body(loop, *pieces):
    return whole_environ(scope(), Protocol(pieces), loop)["wsgi.input"]


def test_a_body_is_read_as_it_arrives(loop):
    arriving = body(loop, b"first line\nsec", b"ond line\n", b"end")
    assert [arriving.read(5), arriving.readline(), arriving.readline(), arriving.read(), arriving.read(1)] == [
        *(b"first", b" line\n", b"second line\n", b"end", b""),
    ]


def test_a_body_that_nobody_sends_is_empty(loop):
    assert body(loop).read() == b""


class Silent(Protocol):
    """Whose sender says nothing, and stays."""

    async def __anext__(self):
        await asyncio.sleep(60)


def test_a_body_that_takes_too_long_is_given_up(loop, monkeypatch):
    monkeypatch.setattr(rsgi_wsgi, "PATIENCE", 0.01)
    with pytest.raises(TimeoutError):
        whole_environ(scope(), Silent(), loop)["wsgi.input"].read(1)


def test_a_long_body_may_take_longer(loop):
    arriving = Body(Protocol([b"x" * rsgi_wsgi.SLOWEST * 60]), loop)
    before = arriving.ends_at
    arriving.read(1)
    assert arriving.ends_at == before + 60
