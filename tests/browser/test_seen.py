"""Counting in a real browser: an ad counts when it was in sight for a second, and when its link was followed."""

import time

import pytest

from blog import searches
from blog.models import PageView, RareSearch
from blog.rendering import render_and_store
from disclosures.models import DailyCount
from tests.browser.conftest import PHONE
from tests.factories import ArticleFactory, ButtonFactory

TEXT = "<p>契約の前に見るところを、順に書きます。</p>" * 60
# In the page itself, so that a busy machine slows the passing and the page's own second alike.
PASS = """async () => {
  const rest = () => new Promise((done) => setTimeout(done, 150))
  for (let turn = 0; turn < 3; turn++) {
    [...document.querySelectorAll("[data-placement]")].at(-1).scrollIntoView()
    await rest()
    scrollTo(0, 0)
    await rest()
  }
}"""
# By the page's own clock, and begun after it has noticed what is in sight: its timers go off in their order.
A_SECOND = """() => new Promise(done => {
  const ad = document.querySelector("[data-placement]") ?? document.body
  const watcher = new IntersectionObserver(() => { watcher.disconnect(); setTimeout(done, 1100) })
  watcher.observe(ad)
})"""


@pytest.fixture
def ads():
    """An ad in sight, and one far below."""
    first, last = ButtonFactory(), ButtonFactory(address="https://px.a8.net/svt/ejp?a8mat=4AAAAA+DDDDDD")
    place = '<div data-block="ad" data-creative="{}"></div>'
    render_and_store(ArticleFactory(slug="guide", body=place.format(first.pk) + TEXT + place.format(last.pk)))
    return first, last


@pytest.fixture
def reader(person, ads):
    page = person({"width": 1280, "height": 900})
    page.watch.allowed_hosts = {"px.a8.net"}
    page.goto("/guide/")
    page.locator("[data-placement]").first.scroll_into_view_if_needed()
    return page


def counts(expected):
    """Impressions and clicks by creative."""
    rows = DailyCount.objects.order_by("placement__number")
    return awaited(rows.values_list("placement__creative", "impressions", "clicks"), expected)


def awaited(rows, expected):
    """The rows as soon as they are what is expected: a beacon arrives after the page that sent it is gone."""
    end = time.monotonic() + 10
    while list(rows.all()) != expected and time.monotonic() < end:
        time.sleep(0.1)
    return list(rows.all())


def test_an_ad_in_sight_for_a_second_is_seen_and_one_that_nobody_reached_is_not(reader, ads):
    reader.evaluate(A_SECOND)
    reader.goto("/")
    assert counts([(ads[0].pk, 1, 0)]) == [(ads[0].pk, 1, 0)]


def test_who_only_passes_has_not_seen_it(reader, ads):
    reader.evaluate(A_SECOND)
    reader.evaluate(PASS)
    reader.goto("/")
    assert counts([(ads[0].pk, 1, 0)]) == [(ads[0].pk, 1, 0)]


def test_a_followed_link_is_a_click_and_keeps_its_address(reader, ads):
    reader.locator("[data-placement] a").first.click()
    reader.wait_for_url("https://px.a8.net/**")
    assert reader.url == ads[0].address
    assert counts([(ads[0].pk, 1, 1)]) == [(ads[0].pk, 1, 1)]


def test_a_link_in_a_new_tab_is_a_click(reader, ads):
    with reader.context.expect_page():
        reader.locator("[data-placement] a").first.click(button="middle")
    reader.goto("/")
    assert counts([(ads[0].pk, 1, 1)]) == [(ads[0].pk, 1, 1)]


def test_the_keyboard_clicks_too(reader, ads):
    reader.locator("[data-placement] a").last.focus()
    reader.keyboard.press("Enter")
    reader.wait_for_url("https://px.a8.net/**")
    assert counts([(ads[1].pk, 1, 1)])[-1] == (ads[1].pk, 1, 1)


def test_coming_back_to_the_page_counts_nothing_twice(reader, ads):
    reader.evaluate(A_SECOND)
    for state in ("hidden", "visible", "hidden"):
        reader.evaluate(
            "state => { Object.defineProperty(document, 'hidden', {value: state == 'hidden', configurable: true});"
            "document.dispatchEvent(new Event('visibilitychange')) }",
            state,
        )
        reader.evaluate(A_SECOND)
    assert counts([(ads[0].pk, 1, 0)]) == [(ads[0].pk, 1, 0)]


def test_a_reader_keeps_nothing(reader, ads):
    reader.evaluate(A_SECOND)
    reader.goto("/")
    assert counts([(ads[0].pk, 1, 0)]) == [(ads[0].pk, 1, 0)]
    assert reader.context.cookies() == []
    assert reader.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_an_article_is_opened_once_whether_it_has_ads_or_not(person):
    article = ArticleFactory(slug="plain")
    page = person(PHONE)
    page.goto("/plain/")
    page.evaluate(A_SECOND)
    page.goto("/")
    page.evaluate(A_SECOND)
    rows = PageView.objects.values_list("article", "number")
    assert awaited(rows, [(article.pk, 1)]) == [(article.pk, 1)]


def test_who_leaves_at_once_has_opened_nothing(person):
    ArticleFactory(slug="left")
    read = ArticleFactory(slug="read")
    page = person(PHONE)
    page.clock.install(time=0)
    page.clock.pause_at(1_000)  # a busy machine needs longer than a second to load a page
    page.goto("/left/")
    page.goto("/read/")
    page.clock.run_for(1_100)
    page.goto("/")
    rows = PageView.objects.values_list("article", "number")
    assert awaited(rows, [(read.pk, 1)]) == [(read.pk, 1)]


def test_a_search_is_counted_once_somebody_has_looked_at_its_finds(person):
    page = person(PHONE)
    page.goto("/search/?q=カメラ")
    page.evaluate(A_SECOND)
    page.goto("/search/?q=ラジオ")
    page.goto("/search/?q=taro@example.jp")
    page.evaluate(A_SECOND)
    page.goto("/")
    page.evaluate(A_SECOND)
    rows = RareSearch.objects.values_list("digest", "number")
    assert awaited(rows, [(searches.digest("カメラ", "ja"), 1)]) == [(searches.digest("カメラ", "ja"), 1)]
