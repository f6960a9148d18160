"""The inbox in a real browser: read, answered and sorted by hand and by keys, with and without scripts, and nothing typed is lost."""

import pytest
from django.contrib.sessions.models import Session
from post_office.models import Email

from contact import answering
from contact.models import Message, Reply
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import follow, next_page
from tests.browser.test_comments_desk import key
from tests.browser.test_drafts import until
from tests.browser.test_home import WIDTH, log_in
from tests.factories import ArticleFactory, CannedFactory, ClaimHitFactory, MessageFactory

LIST = "/admin/contact/message/"
REFUSED = ("Failed to load resource: the server responded",)


@pytest.fixture
def rows():
    """Three new messages, the newest first."""
    return list(
        reversed([MessageFactory(name=name, body=f"{name}からの質問です。") for name in ("竹野", "岡", "富田")])
    )


def page_of(message):
    return f"{LIST}{message.pk}/change/"


def states(rows):
    found = dict(Message.objects.values_list("pk", "state"))
    return [found[row.pk] for row in rows]


def ready(page):
    """The page of a message stands there with its scripts."""
    page.locator("#reply").wait_for()
    page.wait_for_load_state()


def arrive(page, address):
    log_in(page, address)
    return page


def test_a_message_is_opened_answered_and_gone_from_the_new_ones(person, owner, rows):
    CannedFactory(title="お礼", text="{name} 様\n\nありがとうございます。")
    page = arrive(person(PHONE), LIST)
    assert page.evaluate(WIDTH) == PHONE["width"]
    page.click(".inbox-row a")
    ready(page)
    page.fill("[name=text]", "はじめに。\n")
    page.select_option("[name=canned]", label="お礼")
    page.click("[name=fill]")
    assert page.input_value("[name=text]") == "はじめに。\n富田 様\n\nありがとうございます。"
    assert page.evaluate(WIDTH) == PHONE["width"]
    page.click("#reply .default")
    page.locator(".turn-reply").wait_for()
    assert Reply.objects.get().text == "はじめに。\n富田 様\n\nありがとうございます。"
    assert (Email.objects.count(), states(rows)) == (1, ["answered", "new", "new"])


def test_without_scripts_everything_works_with_buttons(person, owner, rows):
    CannedFactory(title="お礼", text="{name} 様")
    page = arrive(person(DESK, javascript=False), LIST)
    page.check(f"#message-{rows[2].pk} [data-tick]")
    follow(page, ".inbox-verbs [value=spam]")
    follow(page, ".inbox-row a")
    follow(page, "text=既読にする")
    page.select_option("[name=canned]", label="お礼")
    follow(page, "[name=fill]")
    assert page.input_value("[name=text]") == "富田 様"
    page.click("#reply [name=next]")
    page.wait_for_url(f"**{page_of(rows[1])}**")
    assert states(rows) == ["answered", "new", "spam"]
    page.goto(f"{LIST}?state=all")
    page.check(f"#message-{rows[0].pk} [data-tick]")
    follow(page, ".inbox-verbs [value=closed]")
    follow(page, ".messagelist .undo")
    assert states(rows) == ["answered", "new", "spam"]


def test_an_opened_message_is_read_and_the_number_at_the_top_goes_down(person, owner, rows):
    page = arrive(person(DESK), LIST)
    assert page.inner_text("[data-badge=messages]") == "3"
    page.click(".inbox-row a")
    assert until(page, lambda: page.inner_text("[data-badge=messages]") == "2")
    page.goto(LIST)
    assert page.locator(".unread-mark").count() == 2


def test_the_inbox_is_worked_through_by_keys(person, owner, rows):
    page = arrive(person(DESK), LIST)
    page.locator("#desk-keys").wait_for()
    for one in "jxjx":  # the first two are ticked
        page.keyboard.press(one)
    key(page, "e")
    assert states(rows) == ["closed", "closed", "new"]
    with next_page(page):
        page.keyboard.press("u")
    assert states(rows) == ["new"] * 3
    page.goto(LIST)
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    ready(page)
    page.keyboard.press("r")
    page.keyboard.type("sss")  # typed text is text
    assert (page.input_value("[name=text]"), states(rows)) == ("sss", ["new"] * 3)
    page.locator("h1").click()
    page.keyboard.press("j")
    page.wait_for_url(f"**{page_of(rows[1])}**")
    ready(page)
    key(page, "s")
    assert states(rows) == ["new", "spam", "new"]


def test_a_reply_survives_the_end_of_the_session(person, owner, rows):
    page = arrive(person(DESK), page_of(rows[0]))
    page.watch.allowed_errors = REFUSED
    page.fill("[name=text]", "長い返事を書きました。")
    Session.objects.all().delete()
    page.click("#reply .default")
    page.locator("[name=username]").wait_for()
    arrive(page, page_of(rows[0]))
    page.locator(".reply-kept").wait_for()
    assert "長い返事を書きました。" in page.inner_text(".reply-kept")
    page.click("[data-restore]")
    assert page.input_value("[name=text]") == "長い返事を書きました。"
    page.click("#reply .default")
    page.locator(".turn-reply").wait_for()
    assert page.locator(".reply-kept").is_visible() is False
    assert Reply.objects.get().text == "長い返事を書きました。"


def test_whoever_answers_second_sees_the_first_answer_and_keeps_the_text(person, owner, rows, django_user_model):
    mika = django_user_model.objects.create_user("mika", is_staff=True)
    page = arrive(person(PHONE), page_of(rows[0]))
    page.watch.allowed_errors = REFUSED
    page.fill("[name=text]", "私の返事です。")
    answering.answer(rows[0], "先に答えました。", by=mika, key="c" * 32, was=answering.seen(rows[0]))
    page.click("#reply .default")
    page.locator(".turn-reply.is-news").wait_for()
    assert ("先に答えました。" in page.inner_text(".is-news"), page.input_value("[name=text]")) == (
        True,
        "私の返事です。",
    )
    assert (page.evaluate(WIDTH), Email.objects.count()) == (PHONE["width"], 1)


def test_the_outcome_of_a_report_is_written_into_the_reply(person, owner):
    article = ArticleFactory(title="解約の手順")
    task = ClaimHitFactory(origin="reader", words="業界最安", state="gone", source_id=article.pk)
    message = MessageFactory(name="竹野", topic="expression", article=article, task=task)
    page = arrive(person(DESK), page_of(message))
    page.click(".turn-task [name=fill]")
    assert page.input_value("[name=text]").startswith("竹野 様\n\n記事「解約の手順」の「業界最安」について")


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_message_of_3000_lines_stays_in_its_box(person, owner, viewport):
    message = MessageFactory(name="\u202e岡" * 25, body="<b>太字</b>\x1b[31m\u202e" + "\nあ" * 2999 + "長" * 500)
    page = arrive(person(viewport), page_of(message))
    box = page.locator(".turn-text").bounding_box()
    assert (box["height"] <= 520, page.evaluate(WIDTH), page.locator(".visitor-text b").count()) == (
        True,
        viewport["width"],
        0,
    )
    page.goto(LIST)
    assert page.evaluate(WIDTH) == viewport["width"]
