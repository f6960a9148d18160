"""The admin's home in a real browser: what waits, and an article begun from its title alone, on a phone too."""

import pytest

from blog.models import Article
from config import roles
from config.models import Role
from tests.browser.conftest import DESK, PHONE
from tests.factories import ArticleFactory, AuthorFactory, CommentFactory

WIDTH = "() => document.documentElement.scrollWidth"


def log_in(page, address="/admin/", name="owner"):
    page.goto(address)
    page.fill("[name=username]", name)
    page.fill("[name=password]", "correct horse battery")
    page.click("[type=submit]")
    page.locator("#user-tools").wait_for()
    page.wait_for_load_state()  # until then no script listens to keys


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
    page.locator(".queue").wait_for()
    assert page.locator(".queue-row").count() == 1


def test_a_text_goes_from_its_writer_to_the_reviewer_and_back(person, owner, django_user_model):
    roles.make()
    haru = django_user_model.objects.create_user("haru", password="correct horse battery", is_staff=True)
    haru.groups.add(Role.objects.get(key="writer").group)
    AuthorFactory(user=haru)
    writer, reviewer = person(PHONE), person(PHONE)
    log_in(writer, name="haru")
    writer.fill("[name=title]", "梅雨の部屋干し")
    writer.click(".begin button")
    writer.wait_for_selector(".ProseMirror")
    assert writer.locator("[name=_publish]").count() == 0
    writer.click("[name=_ask]")
    writer.locator(".messagelist .success").wait_for()

    log_in(reviewer)
    reviewer.locator(".waiting a[href*='state=review']").click()
    reviewer.locator("#result_list tbody th a").click()
    reviewer.fill("[name=review_note]", "写真を一枚足してください。")
    reviewer.click("[name=_return]")
    reviewer.locator(".messagelist .success").wait_for()
    assert reviewer.evaluate(WIDTH) == PHONE["width"]

    writer.goto("/admin/")
    assert "写真を一枚足してください。" in writer.locator(".home-note").inner_text()
