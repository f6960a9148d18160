"""Expressions in the editor of a real browser: marked at their words after a pause, explained by pointer and keys, and led to."""

from django.urls import reverse

from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import click, press, settle
from tests.browser.input_method import compose
from tests.browser.test_panel import comes
from tests.browser.test_writing import log_in
from tests.factories import ClaimAnswerFactory, DraftFactory

AD = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
MARKED = "[...document.querySelectorAll('.ProseMirror .claim')].map(one => one.textContent)"
LISTED = "[...document.querySelectorAll('.claims li button')].map(one => one.textContent)"
CHOSEN = "getSelection().toString()"


def desk(page, **values):
    draft = DraftFactory(**values)
    log_in(page, reverse("admin:blog_article_change", args=[draft.pk]))
    return draft


def test_words_are_marked_while_somebody_writes_and_go_with_their_words(person, owner):
    page = person(DESK)
    desk(page, body=f"<p>静かなプランです。</p>{AD}")
    comes(page, LISTED, [])
    click(page, ".ProseMirror p")
    press(page, "End")
    page.keyboard.type("業界最安のプランです。")
    comes(page, MARKED, ["業界最安"])
    for _letter in range(len("安のプランです。")):
        page.keyboard.press("Backspace")
    comes(page, MARKED, [])


def test_the_text_that_is_saved_holds_no_mark(person, owner):
    page = person(DESK)
    desk(page, body=f"<p>業界最安です。</p>{AD}")
    comes(page, MARKED, ["業界最安"])
    assert "claim" not in page.input_value("#id_body")


def test_quotations_and_code_stay_unmarked(person, owner):
    page = person(DESK)
    desk(page, body=f"<blockquote><p>業界最安です。</p></blockquote><p><code>No.1</code>は業界最安です。</p>{AD}")
    comes(page, MARKED, ["業界最安"])


def test_the_hint_stands_at_the_caret_and_under_the_pointer(person, owner):
    page = person(DESK)
    desk(page, body=f"<p>ここは業界最安です。</p>{AD}")
    comes(page, MARKED, ["業界最安"])
    page.hover(".ProseMirror .claim")
    page.wait_for_selector(".claim-hint:not([hidden])")
    assert "違法の判定ではありません" in page.text_content(".claim-hint")
    page.mouse.move(5, 5)
    page.wait_for_selector(".claim-hint", state="hidden")
    page.click(".ProseMirror .claim")
    page.mouse.move(5, 5)
    settle(page)
    press(page, "ArrowLeft")
    page.wait_for_selector(".claim-hint:not([hidden])")


def test_the_list_leads_to_the_words_by_keys(person, owner):
    page = person(PHONE)
    desk(page, title="満足度No.1の宿", body=f"<p>前。</p><p>🍙は<strong>業界</strong>最安です。</p>{AD}")
    comes(page, LISTED, ["No.1", "業界最安"])
    page.focus(".claims li:last-child button")
    page.keyboard.press("Enter")
    comes(page, CHOSEN, "業界最安")
    page.focus(".claims li:first-child button")
    page.keyboard.press("Enter")
    comes(page, "document.activeElement.id", "id_title")


def test_the_checklist_leads_to_the_words(person, owner):
    page = person(DESK)
    desk(page, body=f"<p>前。</p><p>国内最安です。</p>{AD}")
    comes(page, MARKED, ["国内最安"])
    page.click(".publish-checklist a[data-words='国内最安']")
    comes(page, CHOSEN, "国内最安")


def test_settled_words_are_marked_more_quietly(person, owner):
    page = person(DESK)
    draft = desk(page, body=f"<p>業界最安のプランです。</p>{AD}")
    ClaimAnswerFactory(source_id=draft.pk)
    page.reload()
    comes(page, "document.querySelectorAll('.claim.is-settled').length", 1)


def test_an_input_method_is_not_disturbed(person, owner):
    page = person(DESK)
    desk(page, body=f"<p>業界最安です。</p><p>あ</p>{AD}")
    comes(page, MARKED, ["業界最安"])
    page.click(".ProseMirror p:nth-of-type(2)")
    press(page, "End")
    session = page.context.new_cdp_session(page)
    session.send("Input.imeSetComposition", {"text": "にほんさいあん", "selectionStart": 7, "selectionEnd": 7})
    page.wait_for_timeout(2500)
    assert "あにほんさいあん" in page.text_content(".ProseMirror")
    compose(page, "にほんさいあん", "日本最安")
    comes(page, MARKED, ["業界最安", "日本最安"])
