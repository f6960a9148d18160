"""The admin's home in a real browser: what waits, and an article begun from its title alone, on a phone too."""

import pytest

from blog.models import Article
from config import roles
from config.models import Role
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, CommentFactory

WIDTH = "() => document.documentElement.scrollWidth"
# Links in a sentence are as high as its lines; the sign that turns a column's order reaches over its edge.
SMALL = """() => {
    const targets = [...document.querySelectorAll("#container :is(a, button, summary, [type=checkbox], [type=radio])")];
    return targets.filter((one) => one.checkVisibility() && !one.closest("p, .sortoptions, #message-form")
        && one.getBoundingClientRect().height < 24).map((one) => one.outerHTML);
}"""
TINY = """() => {
    const walker = document.createTreeWalker(document.querySelector("#container"), NodeFilter.SHOW_TEXT);
    const found = [];
    while (walker.nextNode()) {
        const { data, parentElement: one } = walker.currentNode;
        if (data.trim() && one.checkVisibility() && parseFloat(getComputedStyle(one).fontSize) < 14) found.push(data);
    }
    return found;
}"""


def log_in(page, address="/admin/", name="owner"):
    page.goto(address)
    page.fill("[name=username]", name)
    page.fill("[name=password]", "correct horse battery")
    follow(page, "[type=submit]")
    page.locator("#user-tools").wait_for()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_an_article_is_begun_from_the_home(person, owner, viewport):
    page = person(viewport)
    log_in(page)
    page.fill("[name=title]", "梅雨の部屋干し")
    follow(page, ".begin button")
    page.wait_for_selector(".ProseMirror")
    assert page.input_value("#id_title") == "梅雨の部屋干し"
    assert Article.objects.get().title == "梅雨の部屋干し"


def test_the_home_fits_a_phone_and_its_numbers_lead_to_the_work(person, owner):
    CommentFactory(article=ArticleFactory(title="長い題" * 30), state="pending")
    page = person(PHONE)
    log_in(page)
    assert page.evaluate(WIDTH) == PHONE["width"]
    follow(page, ".waiting a")
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
    follow(writer, ".begin button")
    writer.wait_for_selector(".ProseMirror")
    assert writer.locator("[name=_publish]").count() == 0
    follow(writer, "[name=_ask]")
    writer.locator(".messagelist .success").wait_for()

    log_in(reviewer)
    follow(reviewer, ".waiting a[href*='state=review']")
    follow(reviewer, "#result_list tbody th a")
    reviewer.fill("[name=review_note]", "写真を一枚足してください。")
    follow(reviewer, "[name=_return]")
    reviewer.locator(".messagelist .success").wait_for()
    assert reviewer.evaluate(WIDTH) == PHONE["width"]

    writer.goto("/admin/")
    assert "写真を一枚足してください。" in writer.locator(".home-note").inner_text()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("address", ["/admin/", "/admin/blog/category/", "/admin/blog/category/add/"])
def test_nothing_is_too_small_for_a_finger_or_for_tired_eyes(person, owner, viewport, address):
    CategoryFactory(name="旅")
    CommentFactory(article=ArticleFactory(), state="pending")
    page = person(viewport)
    log_in(page, address)
    assert (page.evaluate(SMALL), page.evaluate(TINY)) == ([], [])
