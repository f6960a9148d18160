"""lib.pagecache_store: memory that never grows beyond its measure, and who is pushed out first."""

from lib.pagecache_keys import Key
from lib.pagecache_page import Page
from lib.pagecache_store import Memory, Store


def key(path, query=""):
    return Key("http", "blog.example.jp", path, query)


def page(size=8000, status="200 OK"):
    return Page(status, [("Content-Type", "text/html")], b"x" * size, until=1, in_need_until=1)


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
        store.put(key(f"/missing-{number}/"), page(status="404 Not Found"), 1)
    assert store.get(key("/"), 1) is not None
    assert store.lasting.bytes + store.endless.bytes <= 400_000


def test_a_page_replaced_counts_once():
    memory = Memory(200_000)
    for _ in range(3):
        memory.put(key("/"), page(), 1)
    assert memory.bytes == page().size
