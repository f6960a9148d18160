"""The comments' desk in a real browser: by keys, by hand, without JavaScript, and two moderators at once."""

import pytest

from comments.models import Comment
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow, next_page
from tests.browser.test_home import WIDTH, log_in
from tests.factories import ArticleFactory, CommentFactory

LIST = "/admin/comments/comment/"
DIALOGS = "window.dialogs = 0; window.alert = window.confirm = () => { window.dialogs += 1 }"


@pytest.fixture
def waiting():
    """Three comments that wait, in the order in which the list shows them."""
    article = ArticleFactory(title="梅雨の部屋干し")
    return [CommentFactory(article=article, name=name) for name in ("はるこ", "あさぎ", "みなと")][::-1]


def states(comments):
    found = dict(Comment.objects.values_list("pk", "state"))
    return [found[comment.pk] for comment in comments]


def key(page, one):
    """Press a key that decides, and go on once its page says that it is done."""
    with next_page(page):
        page.keyboard.press(one)
    page.locator(".messagelist .success").wait_for()


def in_hand(page):
    return page.evaluate("document.activeElement.id")


def test_a_queue_is_worked_through_by_keys(person, owner, waiting):
    page = person(DESK)
    log_in(page, LIST)
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("k")
    assert in_hand(page) == f"comment-{waiting[0].pk}"
    key(page, "a")
    assert (states(waiting), in_hand(page)) == (["approved", "pending", "pending"], f"comment-{waiting[1].pk}")
    page.keyboard.press("s")
    page.wait_for_url(f"**#comment-{waiting[2].pk}")
    assert states(waiting) == ["approved", "spam", "pending"]
    page.keyboard.press("u")
    page.locator(f"#comment-{waiting[1].pk}").wait_for()
    assert states(waiting) == ["approved", "pending", "pending"]


def test_keys_decide_about_what_is_ticked_and_enter_opens_a_comment(person, owner, waiting):
    page = person(DESK)
    log_in(page, LIST)
    for one in ("j", "x", "j", "x"):
        page.keyboard.press(one)
    key(page, "d")
    assert states(waiting) == ["trash", "trash", "pending"]
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{waiting[2].pk}/change/")
    key(page, "r")
    assert states(waiting) == ["trash", "trash", "rejected"]


def test_keys_rest_while_somebody_types_and_where_they_are_switched_off(person, owner, waiting):
    page = person(DESK)
    log_in(page, LIST)
    page.click("#searchbar")
    page.keyboard.type("ajs")
    page.keyboard.press("Escape")
    page.keyboard.press("Control+a")
    assert (page.input_value("#searchbar"), states(waiting)) == ("", ["pending"] * 3)
    page.click("h1")
    page.keyboard.press("?")
    page.uncheck("#desk-keys input")
    page.reload()
    page.keyboard.press("j")
    page.keyboard.press("a")
    assert (in_hand(page), page.is_checked("#desk-keys input"), states(waiting)) == ("", False, ["pending"] * 3)


def test_enter_in_a_tick_box_decides_nothing(person, owner, waiting):
    page = person(DESK)
    log_in(page, LIST)
    page.check(f"#comment-{waiting[0].pk} .queue-tick input")
    page.keyboard.press("Enter")
    assert states(waiting) == ["pending"] * 3


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_all_are_chosen_decided_and_taken_back_with_three_clicks(person, owner, waiting, viewport):
    page = person(viewport)
    log_in(page, LIST)
    assert page.evaluate(WIDTH) == viewport["width"]
    page.check(".bulk-select input")
    assert "3" in page.inner_text(".bulk-count")
    follow(page, ".bulk [value=approved]")
    assert states(waiting) == ["approved"] * 3
    follow(page, ".messagelist .undo")
    assert states(waiting) == ["pending"] * 3


def test_the_desk_works_without_javascript(person, owner, waiting):
    page = person(DESK, javascript=False)
    log_in(page, LIST)
    assert page.locator("#desk-keys").is_visible() is False
    follow(page, f"#comment-{waiting[0].pk} [value^=spam]")
    follow(page, ".messagelist .undo")
    follow(page, "a.bulk-select")
    follow(page, ".bulk [value=approved]")
    assert states(waiting) == ["approved"] * 3


def test_of_two_moderators_the_later_one_is_told_and_keeps_the_reply(person, owner, django_user_model, waiting):
    django_user_model.objects.create_superuser("mio", "", "correct horse battery", first_name="みお", last_name="瀬戸")
    early, late = person(DESK), person(DESK)
    late.watch.allowed_errors = ("Failed to load resource: the server responded with a status of 409",)
    log_in(late, f"{LIST}{waiting[0].pk}/change/")
    late.fill("[name=answer]", "お読みいただき、ありがとうございます。")
    log_in(early, LIST, name="mio")
    follow(early, f"#comment-{waiting[0].pk} [value^=rejected]")
    follow(late, "[value=reply]")
    late.locator(".messagelist .warning").first.wait_for()
    assert "瀬戸 みお" in late.inner_text(".messagelist")
    assert late.input_value("[name=answer]") == "お読みいただき、ありがとうございます。"
    assert states(waiting) == ["rejected", "pending", "pending"]
    follow(late, "[value=reply]")
    assert states(waiting) == ["approved", "pending", "pending"]


def test_a_reply_that_was_not_sent_is_kept_by_the_browser(person, owner, waiting):
    page = person(DESK)
    address = f"{LIST}{waiting[0].pk}/change/"
    log_in(page, address)
    page.fill("[name=answer]", "書きかけの返信です。")
    page.goto(LIST)
    page.goto(address)
    page.click("[data-restore]")
    assert page.input_value("[name=answer]") == "書きかけの返信です。"
    follow(page, "[value=reply]")
    page.goto(address)
    assert page.locator("[data-kept]").is_visible() is False


def test_a_hostile_comment_runs_nothing_and_reorders_nothing(person, owner):
    vectors = ["<img src=x onerror=alert(1)>", '"><script>alert(1)</script>', "<svg/onload=alert(1)>"]
    for vector in vectors:
        CommentFactory(article=ArticleFactory(title=vector), name="\u202e" + vector[:40], body=vector, reasons=[vector])
    page = person(DESK)
    page.add_init_script(DIALOGS)
    log_in(page, LIST)
    for comment in Comment.objects.all():
        page.goto(f"{LIST}{comment.pk}/change/")
        assert page.evaluate("window.dialogs") == 0
    page.goto(LIST)
    assert page.evaluate("window.dialogs") == 0
    references = [box.bounding_box()["x"] for box in page.locator(".queue-reference").all()]
    assert len({round(x) for x in references}) == 1
