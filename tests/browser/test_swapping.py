"""One ad in the place of another in a real browser: the places are looked at and ticked, readers see the new ad, and it is undone."""

import pytest

from blog.rendering import render_and_store
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow
from tests.browser.test_home import WIDTH, log_in
from tests.disclosures.test_placements import place
from tests.factories import ArticleFactory, ButtonFactory


@pytest.fixture
def ads(db):
    """An old and a new ad; the old one stands twice in one article and once in another."""
    old = ButtonFactory(name="やまねこの古いボタン", button_text="古い料金を見る")
    new = ButtonFactory(name="やまねこの新しいボタン", button_text="新しい料金を見る")
    for slug, times in (("first", 2), ("second", 1)):
        body = "".join(f"<p>場所{number}</p>{place(old)}" for number in range(times))
        render_and_store(ArticleFactory(slug=slug, title=f"記事 {slug}", body=body))
    return old, new


@pytest.mark.parametrize(("viewport", "javascript"), [(PHONE, True), (DESK, True), (PHONE, False)])
def test_ticked_places_show_the_new_ad_and_one_undo_brings_the_old_one_back(person, owner, ads, viewport, javascript):
    old, new = ads
    page, reader = person(viewport, javascript=javascript), person(PHONE)
    log_in(page, f"/admin/disclosures/creative/{old.pk}/change/")
    follow(page, "a[href*='/replacement/ads/']")
    page.select_option("[name=new]", str(new.pk))
    follow(page, ".replacing-search button")

    page.locator(".replacing-go").wait_for()
    assert page.locator(".replacing-hit bdi").all_inner_texts() == ["場所0", "場所1", "場所0"]
    if javascript:
        assert page.evaluate(WIDTH) == viewport["width"]
    page.locator("[name=hit]").nth(1).uncheck()
    follow(page, ".replacing-go button")

    page.locator(".replacing-done").wait_for()
    assert buttons(reader) == [["新しい料金を見る", "古い料金を見る"], ["新しい料金を見る"]]
    follow(page, ".replacing form button")
    page.locator(".messagelist .success").wait_for()
    assert buttons(reader) == [["古い料金を見る", "古い料金を見る"], ["古い料金を見る"]]


def buttons(page):
    """What the buttons of both articles say to readers."""
    found = []
    for slug in ("first", "second"):
        page.goto(f"/{slug}/")
        found.append(page.locator(".ad-button").all_inner_texts())
    return found
