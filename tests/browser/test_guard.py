"""Visitors' forms as browsers fill them: the calculation while somebody writes, and what a reader without script meets."""

import pytest
from playwright.sync_api import expect

from comments.models import Comment
from contact.models import Message
from guard.verdicts import score
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import take_time
from tests.factories import ArticleFactory
from tests.visitors import COMMENT, MESSAGE

WRITING = 3_200  # milliseconds: as long as a person writes at least; the calculation runs meanwhile
# How many frames are painted between the ticket and the end of its calculation.
FRAMES = """() => new Promise((resolve) => {
  const { ticket, work } = document.querySelector("form[data-guard]").elements
  const until = performance.now() + 60_000
  let painted = 0
  const tick = (now) => {
    if (ticket.value) painted += 1
    work.value || now > until ? resolve(painted) : requestAnimationFrame(tick)
  }
  requestAnimationFrame(tick)
})"""


@pytest.fixture
def article(settings):
    settings.GUARD_WORK_BITS = 13
    return ArticleFactory()


def write(page, typed, names):
    for name in names:
        page.locator(f"#id_{name}").fill(typed[name])


def test_a_comment_comes_with_its_calculation_done_and_a_clean_verdict(person, article):
    page = person(PHONE)
    page.goto(article.get_absolute_url())
    write(page, COMMENT, ["body", "name", "email"])
    take_time(page, WRITING)
    page.get_by_role("button", name="コメントを送る").click()
    page.wait_for_url("**/received/**")
    comment = Comment.objects.get()
    assert (comment.state, comment.reasons, score(comment.reasons)) == ("pending", [], 0)
    assert page.context.cookies() == []


def test_whoever_goes_back_sends_another_comment_with_a_fresh_ticket(person, article):
    page = person(DESK)
    page.goto(article.get_absolute_url())
    for body in ("一つ目の感想です。", "もう一つ、質問があります。"):
        write(page, {**COMMENT, "body": body}, ["body", "name", "email"])
        take_time(page, WRITING)
        page.get_by_role("button", name="コメントを送る").click()
        page.wait_for_url("**/received/**")
        page.go_back()
    assert [row.reasons for row in Comment.objects.all()] == [[], []]


def test_a_message_comes_with_its_calculation_done_and_a_clean_verdict(person, article):
    page = person(DESK)
    page.goto("/contact/")
    write(page, MESSAGE, ["name", "email", "body"])
    page.locator("#id_consent").check()
    take_time(page, WRITING)
    page.locator("main form button[type=submit]").first.click()
    page.locator(".confirm form button[type=submit]").click()
    page.wait_for_url("**/done/**")
    assert (Message.objects.get().state, Message.objects.get().reasons) == ("new", [])


def test_without_javascript_a_comment_is_held_with_its_text_kept(person, article):
    page = person(PHONE, javascript=False)
    page.goto(article.get_absolute_url())
    write(page, COMMENT, ["body", "name", "email"])
    page.get_by_role("button", name="コメントを送る").click()
    expect(page.locator("main .review")).to_contain_text(COMMENT["body"])
    take_time(page, WRITING)
    page.locator("button[name=send]").click()
    page.wait_for_url("**/received/**")
    comment = Comment.objects.get()
    assert (comment.state, comment.body, comment.reasons) == ("pending", COMMENT["body"], ["work"])


def test_a_form_that_is_sent_early_waits_for_its_calculation(person, article):
    page = person(DESK)
    page.goto(article.get_absolute_url())
    page.evaluate("document.querySelector('#id_body').value = '速いです。ありがとうございます。'")
    write(page, COMMENT, ["name", "email"])
    page.get_by_role("button", name="コメントを送る").click()
    page.wait_for_url("**/received/**")
    assert "work" not in Comment.objects.get().reasons


def test_typing_never_stutters_while_the_calculation_runs(person, article, settings):
    settings.GUARD_WORK_BITS = 16  # eight times as long as on a real site
    page = person(PHONE)
    page.goto(article.get_absolute_url())
    page.locator("#id_body").focus()
    # One in the page's own thread would hold all of them up until it is done.
    assert page.evaluate(FRAMES) > 5
    assert page.locator("#id_work").input_value()


@pytest.mark.parametrize("path", ["article", "/contact/"])
def test_the_trap_is_neither_seen_nor_heard_nor_reached_by_keyboard(person, article, path):
    page = person(PHONE)
    page.goto(article.get_absolute_url() if path == "article" else path)
    trap = page.locator("#id_website")
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")["nodes"]
    names = [node.get("name", {}).get("value", "") for node in tree if not node.get("ignored")]
    assert [name for name in names if "この欄" in name or "空のまま" in name] == []
    assert [name for name in names if "メールアドレス" in name] != []  # the tree is there, and holds the form
    box = trap.locator("xpath=..").bounding_box()  # which clips what is in it
    assert (box["width"], box["height"]) == (1, 1)
    assert trap.get_attribute("tabindex") == "-1"


def test_a_browser_without_workers_sends_what_is_held(person, article):
    page = person(DESK)
    page.add_init_script("delete globalThis.Worker")
    page.goto(article.get_absolute_url())
    write(page, COMMENT, ["body", "name", "email"])
    take_time(page, WRITING)
    page.get_by_role("button", name="コメントを送る").click()
    page.wait_for_url("**/received/**")
    assert (Comment.objects.get().state, Comment.objects.get().reasons) == ("pending", ["work"])
