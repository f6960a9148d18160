"""The admin's home in a real browser: what waits, and an article begun from its title alone, on a phone too."""

import pytest

from blog.models import Article
from tests.browser.conftest import DESK, PHONE
from tests.factories import ArticleFactory, CommentFactory

WIDTH = "() => document.documentElement.scrollWidth"


def log_in(page, address="/admin/"):
    page.goto(address)
    page.fill("[name=username]", "owner")
    page.fill("[name=password]", "correct horse battery")
    page.click("[type=submit]")
    page.locator("#user-tools").wait_for()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_an_article_is_begun_from_the_home(person, owner, viewport):
    page = person(viewport)
    log_in(page)
    page.fill("[name=title]", "梅雨の部屋干し")
    page.click(".begin button")
    page.wait_for_selector(".ProseMirror")
    assert page.input_value("#id_title") == "梅雨の部屋干し"
    assert Article.objects.get().title == "梅雨の部屋干し"


def test_the_home_fits_a_phone_and_its_numbers_lead_to_the_work(person, owner):
    CommentFactory(article=ArticleFactory(title="長い題" * 30), state="pending")
    page = person(PHONE)
    log_in(page)
    assert page.evaluate(WIDTH) == PHONE["width"]
    page.click(".waiting a")
    page.locator("#result_list").wait_for()
    assert page.locator("#result_list tbody tr").count() == 1
