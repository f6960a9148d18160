"""lib.pagecache: who is answered from memory, for how long, and who never is."""

import gzip

import brotli
import pytest
import time_machine

from lib.pagecache_making import Ends
from tests.wsgi import PAGE, TEXT, Site, ask, cached


@pytest.fixture
def site():
    return Site()


@pytest.fixture
def cache(site):
    return cached(site)


def test_a_page_is_made_once(site, cache):
    assert [ask(cache).text, ask(cache).text, len(site.asked)] == [TEXT, TEXT, 1]


CODINGS = [("br", "br", brotli.decompress), ("gzip;q=0.5", "gzip", gzip.decompress), ("", None, bytes)]


@pytest.mark.parametrize(("header", "coding", "back"), CODINGS)
def test_each_reader_gets_the_coding_they_can_read(cache, header, coding, back):
    answer = ask(cache, HTTP_ACCEPT_ENCODING=header)
    assert back(answer.body).decode() == TEXT
    assert (answer.headers.get("Content-Encoding"), answer.headers["Vary"]) == (coding, "Accept-Encoding")
    assert answer.headers["Content-Length"] == str(len(answer.body))


def test_one_page_is_stored_in_each_coding_without_being_made_again(site, cache):
    for header in ("br", "gzip", "", "br"):
        ask(cache, HTTP_ACCEPT_ENCODING=header)
    assert len(site.asked) == 1


def test_head_has_the_headers_of_get_and_no_body(site, cache):
    got, told = ask(cache), ask(cache, method="HEAD")
    assert (told.headers, told.body, len(site.asked)) == (got.headers, b"", 1)


def test_who_has_the_page_already_is_told_so(cache):
    tag = ask(cache, HTTP_ACCEPT_ENCODING="br").headers["ETag"]
    for asked in (tag, f"W/{tag}", f'"other", {tag}', "*"):
        answer = ask(cache, HTTP_ACCEPT_ENCODING="br", HTTP_IF_NONE_MATCH=asked)
        assert (answer.status, answer.body, answer.headers["ETag"]) == (304, b"", tag)


@pytest.mark.parametrize("asked", ['"other"', "", '"', "nonsense" * 1000])
def test_who_has_another_page_gets_this_one(cache, asked):
    assert ask(cache, HTTP_IF_NONE_MATCH=asked).text == TEXT


def test_the_tag_of_one_coding_does_not_stand_for_another(cache):
    tag = ask(cache, HTTP_ACCEPT_ENCODING="br").headers["ETag"]
    assert ask(cache, HTTP_ACCEPT_ENCODING="gzip", HTTP_IF_NONE_MATCH=tag).status == 200


def test_a_date_counts_where_no_tag_is_named(site, cache):
    site.headers["Last-Modified"] = date = "Sun, 29 Nov 2026 02:00:00 GMT"
    statuses = [
        ask(cache, HTTP_IF_MODIFIED_SINCE=date).status,
        ask(cache, HTTP_IF_MODIFIED_SINCE=date, HTTP_IF_NONE_MATCH='"other"').status,
        ask(cache, HTTP_IF_MODIFIED_SINCE="yesterday").status,
    ]
    assert statuses == [304, 200, 200]


def test_a_change_is_seen_within_a_quarter_of_a_second():
    numbers = [1, 2]
    site = Site(text="old" * 100)
    cache = cached(site, read=lambda: numbers.pop(0))
    with time_machine.travel(0, tick=False) as clock:
        before = ask(cache).text
        site.text = "new" * 100
        clock.shift(0.2)
        meanwhile = ask(cache).text
        clock.shift(0.1)
        after = ask(cache).text
    assert [before, meanwhile, after] == ["old" * 100, "old" * 100, "new" * 100]


def test_a_page_made_while_it_changed_is_not_taken_for_the_new_one():
    numbers = iter([1, 2])
    site = Site(text="old")
    cache = cached(site, read=lambda: next(numbers))
    site.on_request = cache.generation.forget  # the change is committed after the page was read
    assert ask(cache).text == "old"
    site.text, site.on_request = "new", None
    assert ask(cache).text == "new"


def test_a_page_ends_at_the_next_scheduled_instant(site):
    cache = cached(site, ends=lambda number: Ends(100, 100), seconds=0)
    with time_machine.travel(90, tick=False) as clock:
        ask(cache), clock.shift(9.9), ask(cache)
        assert len(site.asked) == 1
        clock.shift(0.2), ask(cache)
    assert len(site.asked) == 2


CONTROLS = [
    (50, "public, max-age=0, s-maxage=10, stale-if-error=0"),
    (95, "public, max-age=0, s-maxage=0, stale-if-error=0"),  # a shared cache would keep it beyond its end
]


@pytest.mark.parametrize(("now", "control"), CONTROLS)
def test_no_shared_cache_keeps_a_page_beyond_its_end(site, now, control):
    with time_machine.travel(now, tick=False):
        answer = ask(cached(site, ends=lambda number: Ends(100, 100), seconds=10))
    assert answer.headers["Cache-Control"] == control


def test_a_page_made_before_its_last_seconds_is_made_anew_for_them(site):
    cache = cached(site, ends=lambda number: Ends(100, 100), seconds=10)
    with time_machine.travel(50, tick=False) as clock:
        ask(cache)
        clock.shift(45)
        assert "s-maxage=0" in ask(cache).headers["Cache-Control"]


def test_what_lasts_keeps_its_own_words(site, cache):
    site.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    assert ask(cache).headers["Cache-Control"] == "public, max-age=31536000, immutable"


@pytest.mark.parametrize("status", ["404 Not Found", "410 Gone", "301 Moved Permanently"])
def test_what_is_missing_or_moved_comes_from_memory_and_from_no_shared_cache(site, cache, status):
    site.status = status
    answers = [ask(cache, "/nowhere/"), ask(cache, "/nowhere/")]
    assert [(answer.status, answer.headers["Cache-Control"]) for answer in answers] == [
        (int(status[:3]), "public, no-cache")
    ] * 2
    assert len(site.asked) == 1


def test_caches_in_between_can_forget_all_pages_by_a_tag(cache):
    headers = ask(cache).headers
    assert (headers["Cache-Tag"], headers["Surrogate-Key"]) == ("pages", "pages")


NOT_KEPT = [
    ("200 OK", {"Cache-Control": "no-store"}),
    ("200 OK", {"Cache-Control": "private, max-age=60"}),
    ("200 OK", {"Set-Cookie": "csrf=1"}),
    ("200 OK", {"Vary": "Cookie"}),
    ("200 OK", {"Vary": "Accept-Encoding, Accept-Language"}),
    ("403 Forbidden", {}),
    ("429 Too Many Requests", {}),
    ("500 Internal Server Error", {}),
    ("503 Service Unavailable", {}),
]


@pytest.mark.parametrize(("status", "headers"), NOT_KEPT)
def test_what_is_not_for_everybody_is_never_kept(status, headers):
    site = Site(status=status, headers=PAGE | headers)
    cache = cached(site)
    answers = [ask(cache), ask(cache)]
    assert [(one.status, one.text) for one in answers] == [(int(status[:3]), TEXT)] * 2
    assert len(site.asked) == 2


def test_what_turned_out_to_be_one_persons_is_asked_for_with_the_whole_request(site, cache):
    site.headers["Cache-Control"] = "no-store"
    ask(cache, HTTP_USER_AGENT="first"), ask(cache, HTTP_USER_AGENT="second")
    assert [environ.get("HTTP_USER_AGENT") for environ in site.asked] == [None, "second"]


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "FOO"])
def test_other_methods_are_the_sites_own_business(site, cache, method):
    ask(cache), ask(cache, method=method), ask(cache, method=method)
    assert [environ["REQUEST_METHOD"] for environ in site.asked] == ["GET", method, method]


def test_people_who_work_here_pass_by(site, cache):
    ask(cache), ask(cache, HTTP_COOKIE="session=abc"), ask(cache, HTTP_COOKIE="csrf=1; session=abc")
    assert [environ.get("HTTP_COOKIE") for environ in site.asked] == [None, "session=abc", "csrf=1; session=abc"]


def test_a_strangers_cookies_change_nothing(site, cache):
    ask(cache), ask(cache, HTTP_COOKIE="csrf=1; messages=x; _ga=y")
    assert len(site.asked) == 1


def test_addresses_that_are_no_pages_pass_by(site, cache):
    ask(cache, "/admin/"), ask(cache, "/admin/")
    assert len(site.asked) == 2


def test_a_redirect_hands_on_the_whole_query_to_its_sender_alone(site, cache):
    site.status = "301 Moved Permanently"
    ask(cache, "/old/"), ask(cache, "/old/"), ask(cache, "/old/?utm_source=x")
    assert [environ["QUERY_STRING"] for environ in site.asked] == ["", "utm_source=x"]


def test_a_page_outlives_the_database_while_nobody_knows_better(site, caplog):
    readings = [1, OSError("gone"), OSError("gone")]

    def read():
        found = readings.pop(0)
        if isinstance(found, Exception):
            raise found
        return found

    cache = cached(site, read=read, ends=lambda number: Ends(100, 1000), seconds=0)
    with time_machine.travel(0, tick=False) as clock:
        ask(cache)
        clock.shift(50)
        from_memory = ask(cache)
        site.status = "503 Service Unavailable"
        clock.shift(100)
        in_need = ask(cache)
    assert [from_memory.status, in_need.status, len(site.asked)] == [200, 200, 2]


def test_a_page_past_a_scheduled_end_never_helps_out(site):
    cache = cached(site, ends=lambda number: Ends(100, 100), seconds=0)
    with time_machine.travel(0, tick=False) as clock:
        ask(cache)
        site.status = "503 Service Unavailable"
        clock.shift(101)
        assert ask(cache).status == 503


def test_without_a_first_number_the_site_answers_alone(site):
    def read():
        raise OSError("gone")

    cache = cached(site, read=read)
    ask(cache), ask(cache)
    assert len(site.asked) == 2
