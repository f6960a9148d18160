"""Reading in a real browser: narrow and wide, with nothing asked of anybody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESK, PHONE
from tests.factories import ArticleFactory

WIDTH = "() => document.documentElement.scrollWidth"


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_home_lists_articles_without_sideways_scrolling(person, viewport):
    ArticleFactory(title="契約の前に見る三つの日付")
    page = person(viewport)
    page.goto("/")
    assert page.get_by_role("link", name="契約の前に見る三つの日付").count() >= 1
    assert page.evaluate(WIDTH) == viewport["width"]


def test_the_english_sidebar_fits_the_narrowest_phone(person):
    page = person({"width": 320, "height": 640})
    page.goto("/en/")
    assert page.evaluate(WIDTH) == 320


@pytest.mark.parametrize("javascript", [True, False])
def test_an_article_opens_from_the_list_with_and_without_javascript(person, javascript):
    ArticleFactory(title="契約の前に見る三つの日付")
    page = person(PHONE, javascript=javascript)
    page.goto("/")
    page.get_by_role("link", name="契約の前に見る三つの日付").first.click()
    expect(page.locator("h1")).to_have_text("契約の前に見る三つの日付")
    assert page.context.cookies() == []


def test_a_figure_with_its_unit_stays_whole_in_a_narrow_table(person):
    row = "<tr><th>弁当箱</th><td>20000mAh</td><td>12400mAh</td><td>402g</td><td>3.4回</td></tr>"
    article = ArticleFactory(body=f"<table><tbody>{row}</tbody></table>")
    page = person(PHONE)
    page.goto(article.get_absolute_url())
    page.wait_for_selector("td")
    lines = "() => [...document.querySelectorAll('td')].map(cell => { const range = new Range(); range.selectNodeContents(cell); return range.getClientRects().length })"
    assert page.evaluate(lines) == [1] * 4
    assert page.evaluate(WIDTH) == PHONE["width"]
