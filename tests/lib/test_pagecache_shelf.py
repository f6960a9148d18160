"""lib.pagecache_shelf: pages that workers share in Redis, and what happens where it fails or holds nonsense."""

import json
import time

import pytest
import time_machine

from lib import pagecache_shelf
from lib.pagecache_keys import Key
from lib.pagecache_page import Page
from lib.pagecache_shelf import RedisShelf
from tests import mail_server, redis_server
from tests.wsgi import TEXT, Site, ask, cached

pytestmark = pytest.mark.skipif(
    redis_server.program() is None, reason="redis-server is not installed (apt install redis-server)"
)
HOME = Key("https", "blog.example.jp", "/", "")
HTML = [("Content-Type", "text/html; charset=utf-8"), ("Content-Language", "ja")]


@pytest.fixture(scope="module")
def running():
    server = redis_server.Server(mail_server.free_port())
    yield server
    server.kill()


@pytest.fixture
def server(running, monkeypatch):
    """Empty, and given more time than a site gives it: the machine may be busy."""
    monkeypatch.setattr(pagecache_shelf, "TIMEOUT", 20)
    running.client.flushall()
    return running


@pytest.fixture
def shelf(server):
    return RedisShelf(server.url, "release")


def page(headers=HTML, seconds=60):
    return Page("200 OK", headers, TEXT.encode(), until=time.time() + seconds, in_need_until=time.time() + 2 * seconds)


def facts(found):
    return found and (found.status, found.headers, found.body, found.until, found.in_need_until)


@pytest.mark.parametrize("headers", [HTML, [("Content-Type", "image/png")]], ids=["text", "picture"])
def test_another_worker_finds_the_whole_page(server, shelf, headers):
    made = page(headers=headers)
    shelf.put(HOME, 7, made)
    assert facts(RedisShelf(server.url, "release").get(HOME, 7)) == facts(made)


def test_a_page_is_found_under_its_address_generation_and_release_alone(server, shelf):
    shelf.put(HOME, 7, page())
    others = [(shelf, HOME, 8), (shelf, HOME._replace(scheme="http"), 7), (RedisShelf(server.url, "next"), HOME, 7)]
    assert [one.get(key, number) for one, key, number in others] == [None] * 3


def test_a_page_that_has_ended_is_not_found(shelf):
    shelf.put(HOME, 7, page(seconds=60))
    with time_machine.travel(time.time() + 61, tick=False):
        assert shelf.get(HOME, 7) is None


@pytest.mark.parametrize(("seconds", "kept"), [(60, 60), (100_000, 3600)])
def test_redis_forgets_a_page_with_its_end_and_within_the_hour(server, shelf, seconds, kept):
    shelf.put(HOME, 7, page(seconds=seconds))
    (name,) = server.client.keys()
    assert kept - 10 < server.client.ttl(name) <= kept


def test_a_page_in_its_last_second_is_not_put_there(server, shelf):
    shelf.put(HOME, 7, page(seconds=0.9))
    assert server.client.dbsize() == 0


GARBAGE = [
    b"",
    b"\n",
    b"nonsense",
    b"\xff\xfe\n\x00",
    b"5\nbody",
    b"[1, 2]\nbody",
    b"[" * 100_000,
    b'["200 OK", [["a"]], "identity", 9e9, 9e9]\nbody',
    b'["200 OK", null, "identity", 9e9, 9e9]\nbody',
    b'["200 OK", [], "identity", "soon", 9e9]\nbody',
    b'["200 OK", [], "identity", null, 9e9]\nbody',
    b'["200 OK", [], "br", 9e9, 9e9]\nnot brotli',
    b'["", [], "identity", 9e9, 9e9]\nbody',
]


@pytest.mark.parametrize("garbage", GARBAGE, ids=range(len(GARBAGE)))
def test_garbage_is_no_page_and_the_next_page_takes_its_place(server, shelf, garbage):
    shelf.put(HOME, 7, page())
    (name,) = server.client.keys()
    server.client.set(name, garbage)
    assert shelf.get(HOME, 7) is None
    made = page()
    shelf.put(HOME, 7, made)
    assert facts(shelf.get(HOME, 7)) == facts(made)


def test_something_else_than_text_is_no_page_either(server, shelf):
    shelf.put(HOME, 7, page())
    (name,) = server.client.keys()
    server.client.delete(name)
    server.client.rpush(name, "a list")
    assert shelf.get(HOME, 7) is None
    shelf.put(HOME, 7, page())
    assert shelf.get(HOME, 7) is not None


def test_a_redis_that_goes_away_is_left_alone_for_a_while_and_taken_back(server, shelf):
    shelf.put(HOME, 7, page())
    server.kill()
    try:
        found = shelf.get(HOME, 7)
        shelf.put(HOME, 7, page())
        is_left_alone = shelf.away_until > time.monotonic() + pagecache_shelf.AGAIN / 2
    finally:
        server.start()
    meanwhile = shelf.get(HOME, 7), server.client.dbsize()
    shelf.away_until = 0  # as once the time is over
    shelf.put(HOME, 7, page())
    assert (found, is_left_alone, meanwhile, facts(shelf.get(HOME, 7)) is None) == (None, True, (None, 0), False)


def test_a_redis_that_goes_away_while_it_is_written_to_stops_no_page(server, shelf):
    server.kill()
    try:
        shelf.put(HOME, 7, page())
        assert ask(cached(Site(), shelf=shelf)).text == TEXT
    finally:
        server.start()


def test_what_one_worker_made_is_not_made_by_the_next(server):
    sites = [Site(), Site()]
    answers = [ask(cached(site, shelf=RedisShelf(server.url, "release"))) for site in sites]
    assert ([answer.text for answer in answers], [len(site.asked) for site in sites]) == ([TEXT] * 2, [1, 0])
    assert answers[0].headers == answers[1].headers


@pytest.mark.parametrize(
    ("address", "status"), [("/?q=a", "200 OK"), ("/none/", "404 Not Found"), ("/none", "301 Moved Permanently")]
)
def test_what_anybody_can_invent_stays_out_of_redis(server, shelf, address, status):
    ask(cached(Site(status=status), shelf=shelf), address)
    assert server.client.dbsize() == 0


def test_the_line_above_a_body_is_plain_json(server, shelf):
    """Whoever can write into Redis can change pages, and nothing else of the site."""
    shelf.put(HOME, 7, page())
    (name,) = server.client.keys()
    line, _, _body = server.client.get(name).partition(b"\n")
    assert json.loads(line)[:3] == ["200 OK", [list(row) for row in HTML], "br"]
