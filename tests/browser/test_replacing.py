"""Search and replace, and the order of categories, in a real browser: on a desk, on a phone, and without JavaScript."""

import pytest

from blog.models import Category
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow
from tests.browser.test_home import WIDTH, log_in
from tests.factories import ArticleFactory, CategoryFactory


@pytest.mark.parametrize(("viewport", "javascript"), [(PHONE, True), (DESK, True), (PHONE, False)])
def test_ticked_places_are_replaced_and_undone(person, owner, viewport, javascript):
    one = ArticleFactory(title="月1,000円", body="<p>1,000円と1,000円</p>", publish_at="2026-03-02T00:00+09:00")
    two = ArticleFactory(title="別の1,000円", publish_at="2026-03-01T00:00+09:00")
    page = person(viewport, javascript=javascript)
    log_in(page, "/admin/blog/replacement/add/")
    page.fill("[name=sought]", "1,000円")
    page.fill("[name=put]", "990円")
    follow(page, "[name=_look]")
    page.locator(".replacing-go").wait_for()
    assert page.locator("[name=hit]").count() == 4
    if javascript:
        assert page.evaluate(WIDTH) == viewport["width"]
        page.locator(".replacing-all input").uncheck()  # the three of the first page
        assert "1" in page.locator(".replacing-go output").inner_text()
    else:
        for number in range(3):
            page.locator("[name=hit]").nth(number).uncheck()
    follow(page, "[name=_replace]")
    page.locator(".messagelist .success").wait_for()
    assert [read(row) for row in (one, two)] == [("月1,000円", "<p>1,000円と1,000円</p>"), ("別の990円", two.body)]
    follow(page, ".replacing form button")
    page.locator(".messagelist .success").wait_for()
    assert read(two) == ("別の1,000円", two.body)


def read(article):
    article.refresh_from_db()
    return article.title, article.body


def names():
    """The categories as a tree in one line."""
    rows = {row.pk: row for row in Category.objects.order_by("position")}
    return [f"{rows[row.parent_id].name}>{row.name}" if row.parent_id else row.name for row in rows.values()]


@pytest.fixture
def three(db):
    return [CategoryFactory(name=name, position=number) for number, name in enumerate("一二三")]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_category_is_dragged_below_another(person, owner, three, viewport):
    page = person(viewport)
    log_in(page, "/admin/blog/category/order/")
    assert page.evaluate(WIDTH) == viewport["width"]
    page.locator(".order-row").nth(2).scroll_into_view_if_needed()
    handle = page.locator(".order-handle").nth(2).bounding_box()
    target = page.locator(".order-row").nth(1).bounding_box()
    page.mouse.move(handle["x"] + 10, handle["y"] + 10)
    page.mouse.down()
    page.mouse.move(handle["x"] + 42, target["y"] + 4, steps=8)
    page.mouse.up()
    follow(page, ".order-save button")
    page.locator(".messagelist .success").wait_for()
    assert sorted(names()) == ["一", "一>三", "二"]


def test_a_category_is_moved_with_the_keyboard(person, owner, three):
    page = person(DESK)
    log_in(page, "/admin/blog/category/order/")
    page.locator(f"[value='{three[2].pk}.up']").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    assert page.locator(".order-name").all_inner_texts() == ["三", "一", "二"]
    assert page.evaluate("document.activeElement.value") == f"{three[2].pk}.up"
    follow(page, ".order-save button")
    page.locator(".messagelist .success").wait_for()
    assert names() == ["三", "一", "二"]


def test_a_category_is_moved_without_javascript(person, owner, three):
    page = person(PHONE, javascript=False)
    log_in(page, "/admin/blog/category/order/")
    follow(page, f"[value='{three[1].pk}.in']")
    follow(page, f"[value='{three[2].pk}.up']")
    page.locator(f"[value='{three[2].pk}.down']").wait_for()
    assert page.locator(".order-name").all_inner_texts() == ["三", "一", "二"]
    assert sorted(names()) == ["一", "一>二", "三"]
