"""lib.pagecache_making: many who ask at once for a page that nobody has made yet."""

import threading
import time
from concurrent.futures import ThreadPoolExecutor

from lib.pagecache_making import Ends
from tests.wsgi import NEVER, PAGE, TEXT, Site, ask, cached


class SlowSite(Site):
    """Answers when it is let, and says when a request has come in."""

    def __init__(self, **values):
        self.come, self.let = threading.Event(), threading.Event()
        super().__init__(**values, on_request=self.wait)

    def wait(self):
        self.come.set()
        assert self.let.wait(10)


def together(cache, site, count=8):
    """The answers to one who asks, and to others who come while the page is being made."""
    with ThreadPoolExecutor(count) as pool:
        first = pool.submit(ask, cache)
        assert site.come.wait(10)
        others = [pool.submit(ask, cache) for _ in range(count - 1)]
        time.sleep(0.01)  # whoever has not come by then finds the page made, with the same answer
        site.let.set()
        return [future.result() for future in (first, *others)]


def test_one_makes_the_page_and_the_others_wait_for_it():
    site = SlowSite()
    answers = together(cached(site), site)
    assert ({answer.text for answer in answers}, len(site.asked)) == ({TEXT}, 1)


def test_what_is_not_for_everybody_is_given_to_nobody_else():
    site = SlowSite(headers=PAGE | {"Cache-Control": "no-store"})
    answers = together(cached(site), site)
    assert ({answer.status for answer in answers}, len(site.asked)) == ({200}, 8)


def test_a_page_that_ended_while_it_was_made_is_given_to_nobody_who_came_after_its_end():
    site, end = SlowSite(), time.time()
    ends = iter([Ends(end + 0.001, end), *[Ends(NEVER, NEVER)] * 9])
    answers = together(cached(site, ends=lambda number: next(ends), seconds=0), site)
    assert ({answer.status for answer in answers}, len(site.asked)) == ({200}, 2)


def test_who_waits_for_a_page_that_fails_asks_again():
    site = SlowSite(status="503 Service Unavailable")
    answers = together(cached(site), site, count=4)
    assert ({answer.status for answer in answers}, len(site.asked)) == ({503}, 4)


def test_a_page_that_a_change_overtook_pushes_out_none_of_those_made_since():
    numbers, quick, slow = [1], Site(), SlowSite(text="old")
    cache = cached(
        lambda environ, start: (slow if environ["PATH_INFO"] == "/slow/" else quick)(environ, start),
        read=lambda: numbers[-1],
    )
    with ThreadPoolExecutor(1) as pool:
        overtaken = pool.submit(ask, cache, "/slow/")
        assert slow.come.wait(10)
        numbers.append(2)
        cache.generation.forget()
        ask(cache)
        slow.let.set()
        assert overtaken.result().text == "old"
    ask(cache)
    assert len(quick.asked) == 1


def test_nothing_is_left_of_a_flight():
    site = Site()
    cache = cached(site)
    ask(cache)
    assert cache.maker.flights == {}
