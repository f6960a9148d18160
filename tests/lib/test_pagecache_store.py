"""lib.pagecache_store: memory that never grows beyond its measure, and who is pushed out first."""

from lib.pagecache_keys import Key
from lib.pagecache_page import Page
from lib.pagecache_store import Memory, Missing, Store
from tests.wsgi import NEVER


def key(path, query=""):
    return Key("http", "blog.example.jp", path, query)


def page(size=8000, status="200 OK", text=b"x", until=NEVER, **headers):
    told = {"Content-Type": "text/html", **headers}
    return Page(status, list(told.items()), text * size, until=until, in_need_until=until)


def missing(**values):
    return page(status="404 Not Found", **values)


def test_memory_has_a_measure():
    memory = Memory(200_000)
    for number in range(100):
        memory.put(key(f"/{number}/"), page(), 1)
    assert (len(memory.pages), memory.bytes) == (14, 14 * page().size)


def test_what_is_asked_for_stays_and_what_is_not_goes():
    memory = Memory(200_000)
    memory.put(key("/asked-for/"), page(), 1)
    for number in range(100):
        memory.get(key("/asked-for/"), 1).is_used = True
        memory.put(key(f"/{number}/"), page(), 1)
    assert memory.get(key("/asked-for/"), 1) is not None


def test_a_page_too_large_for_the_memory_is_left_out():
    memory = Memory(200_000)
    memory.put(key("/"), page(100_000), 1)
    assert memory.pages == {}


def test_another_generation_begins_with_an_empty_memory():
    memory = Memory(200_000)
    memory.put(key("/a/"), page(), 1)
    memory.put(key("/b/"), page(), 2)
    assert (memory.get(key("/a/"), 1), memory.get(key("/a/"), 2), memory.bytes) == (None, None, page().size)


def test_invented_addresses_push_out_no_page():
    store = Store(400_000)
    store.put(key("/"), page(), 1)
    for number in range(1000):
        store.put(key("/", f"q={number}"), page(), 1)
        store.put(key(f"/no-slash-{number}"), page(0, "301 Moved Permanently"), 1)
        store.put(key(f"/missing-{number}/"), missing(), 1)
    assert store.get(key("/"), 1) is not None
    assert store.lasting.bytes + store.endless.bytes + store.missing.bytes <= 400_000


def test_a_page_replaced_counts_once():
    memory = Memory(200_000)
    for _ in range(3):
        memory.put(key("/"), page(), 1)
    assert memory.bytes == page().size


def nonce(value):
    return {"Content-Security-Policy": f"script-src 'nonce-{value}'"}


def test_missing_addresses_share_one_answer_whatever_its_nonce():
    memory, first = Missing(200_000), missing(**nonce("a"))
    sent = [memory.put(key("/a/"), first, 1), memory.put(key("/b/"), missing(**nonce("b")), 1)]
    assert [*sent, memory.get(key("/a/"), 1), memory.get(key("/b/"), 1)] == [first] * 4


def test_missing_addresses_in_another_language_or_frame_have_answers_of_their_own():
    memory = Missing(200_000)
    for path, answer in (
        ("/a/", missing(**{"Content-Language": "en"})),
        ("/b/", missing(text=b"y")),
        ("/c/", missing()),
    ):
        assert memory.put(key(path), answer, 1) is memory.get(key(path), 1) is answer


def test_of_missing_addresses_those_that_came_first_go():
    memory = Missing(60_000)
    for number in range(1000):
        memory.put(key(f"/{number}/"), missing(size=100), 1)
    assert (memory.get(key("/0/"), 1), memory.get(key("/999/"), 1) is None, len(memory.pages) > 80) == (
        None,
        False,
        True,
    )
    assert memory.bytes <= 60_000


def test_answers_that_all_differ_are_not_kept():
    memory = Missing(200_000)
    for number in range(100):
        memory.put(key(f"/{number}/"), missing(size=100, text=b"%d" % number), 1)
    assert (len(memory.answers), len(memory.pages)) == (8, 8)


def test_an_answer_whose_time_has_come_is_replaced():
    memory = Missing(200_000)
    memory.put(key("/a/"), missing(until=1), 1)
    later = missing()
    assert memory.put(key("/b/"), later, 1) is later


def test_another_generation_knows_of_nothing_missing():
    memory = Missing(200_000)
    memory.put(key("/a/"), missing(), 1)
    memory.put(key("/b/"), missing(), 2)
    assert (memory.get(key("/a/"), 1), memory.get(key("/a/"), 2), len(memory.pages)) == (None, None, 1)
