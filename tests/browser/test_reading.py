"""Reading in a real browser: narrow and wide, with nothing asked of anybody else."""

import pytest
from playwright.sync_api import expect

from blog.models import MenuItem
from tests.browser.conftest import DESK, PHONE
from tests.factories import ArticleFactory, CategoryFactory

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


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_on_the_path_to_an_article_its_long_title_alone_is_cut(person, viewport):
    article = ArticleFactory(title="ベランダのバジルと、" * 8, category=CategoryFactory(name="家事"))
    page = person(viewport)
    page.goto(article.get_absolute_url())
    cut = (
        "() => [...document.querySelectorAll('.breadcrumb :is(a, span)')].map(one => one.scrollWidth > one.clientWidth)"
    )
    assert page.evaluate(cut) == [False, False, True]


def test_a_menu_entry_of_one_character_is_wide_enough_to_touch(person):
    MenuItem.objects.create(label="旅", address="/category/travel/", language="ja", place="header")
    page = person(DESK)
    page.goto("/")
    assert page.locator(".site-nav a").bounding_box()["width"] >= 24
