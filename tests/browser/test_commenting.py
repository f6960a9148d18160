"""Commenting in a real browser: with and without scripts, on the narrowest phone, offline, and from a shared cache."""

import re
from urllib.parse import urlsplit

import pytest
from django.utils import timezone
from playwright.sync_api import expect
from post_office.models import Email

from comments.models import Comment, Correspondent, Report
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import next_page, take_time
from tests.factories import ArticleFactory, CommentFactory

NARROW = {"width": 320, "height": 640}
WIDTH = "() => document.documentElement.scrollWidth"
BODY = "締め切りの前日に間に合いました。\n\nありがとうございます。"
SEND = "コメントを送る"


@pytest.fixture
def article():
    return ArticleFactory(title="契約の前に見る三つの日付")


def fill_in(page, body=BODY, name="はるこ", email="haruko@example.com"):
    for label, value in (("コメント", body), ("名前", name), ("メールアドレス", email)):
        page.locator("#comment-form").get_by_label(label).first.fill(value)


def send(page):
    take_time(page)
    page.get_by_role("button", name=SEND).click()


def receipt(page):
    """The number that the reader is told."""
    page.wait_for_url("**/comments/received/**")
    return page.locator(".reference b").inner_text()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_reader_comments_and_is_told_a_number(person, article, viewport):
    page = person(viewport)
    page.goto(article.get_absolute_url())
    fill_in(page)
    send(page)
    number = receipt(page)
    comment = Comment.objects.get()
    assert (comment.reference, comment.body, comment.state) == (number, BODY, "pending")
    assert page.context.cookies() == []


def test_without_scripts_the_comment_is_checked_once_more_and_then_sent(person, article):
    page = person(PHONE, javascript=False)
    page.goto(article.get_absolute_url())
    fill_in(page)
    send(page)
    expect(page.locator("main")).to_contain_text("まだ送られていません")
    assert Comment.objects.count() == 0
    take_time(page)
    page.get_by_role("button", name="この内容で送る").click()
    number, comment = receipt(page), Comment.objects.get()
    assert (comment.reference, comment.state) == (number, "pending")


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_replies_to_a_comment(person, article, javascript):
    head = CommentFactory(article=article, state="approved", name="あさぎ")
    page = person(PHONE, javascript=javascript)
    page.goto(article.get_absolute_url())
    with next_page(page):
        page.get_by_role("link", name="返信する").click()
    fill_in(page)
    send(page)
    if not javascript:
        page.get_by_role("button", name="この内容で送る").click()
    receipt(page)
    assert list(Comment.objects.filter(parent=head).values_list("body", flat=True)) == [BODY]


def described(page, label):
    """What a screen reader reads after the label of a field."""
    field = page.locator("#comment-form").get_by_label(label).first
    ids = (field.get_attribute("aria-describedby") or "").split()
    return field.get_attribute("aria-invalid"), [page.locator(f"#{one}").inner_text() for one in ids]


def test_a_screen_reader_finds_labels_and_help_and_no_trap(person, article):
    page = person(DESK)
    page.goto(article.get_absolute_url())
    tree = page.locator("#comment-form").aria_snapshot()
    assert re.findall(r"- (textbox|checkbox|button) \"([^\"]+)\"", tree) == [
        ("textbox", "コメント ※ 必須"),
        ("textbox", "名前 ※ 必須"),
        ("textbox", "メールアドレス ※ 必須"),
        ("checkbox", "返信があったらメールで知らせる"),
        ("checkbox", "次回のために名前とメールアドレスをこのブラウザーに覚えておく"),
        ("button", SEND),
    ]
    assert described(page, "メールアドレス") == (None, ["公開されません。運営者だけが見ます。"])


@pytest.mark.parametrize("javascript", [True, False])
def test_an_error_stands_beside_its_field_which_has_the_focus_and_nothing_is_lost(person, article, javascript):
    page = person(NARROW, javascript=javascript)
    page.watch.allowed_errors = ("Failed to load resource: the server responded with a status of 422",)
    page.goto(article.get_absolute_url())
    fill_in(page, name="", email="haruko.example.com")
    send(page)
    page.wait_for_selector(".form-errors")
    assert described(page, "名前") == ("true", ["まだ入力されていません。"])
    expect(page.locator("#id_name")).to_be_focused()
    assert page.locator("#comment-form").get_by_label("コメント").first.input_value() == BODY
    assert page.locator("#id_email").input_value() == "haruko.example.com"
    page.locator(".form-errors a").last.click()
    expect(page.locator("#id_email")).to_be_focused()
    assert page.evaluate(WIDTH) == 320
    fill_in(page)
    send(page)
    if not javascript:
        page.get_by_role("button", name="この内容で送る").click()
    assert receipt(page) == Comment.objects.get().reference


def test_a_lost_connection_keeps_the_text_until_it_is_back(person, article):
    page = person(PHONE)
    page.watch.allowed_errors = ("Failed to load resource: net::ERR_INTERNET_DISCONNECTED",)
    page.goto(article.get_absolute_url())
    page.context.set_offline(True)
    fill_in(page)
    page.get_by_role("button", name=SEND).click()
    expect(page.locator("[data-offline]")).to_be_visible()
    assert page.locator("#id_body").input_value() == BODY
    page.context.set_offline(False)
    page.wait_for_selector("[data-offline]", state="hidden")
    send(page)  # the ticket came by itself, as soon as there was a connection
    comment = (receipt(page), Comment.objects.get().state)
    assert comment == (Comment.objects.get().reference, "pending")


def test_what_was_begun_is_there_again_after_the_page_was_left_and_gone_once_it_is_sent(person, article):
    page = person(PHONE)
    page.goto(article.get_absolute_url())
    page.locator("#id_body").fill(BODY)
    page.goto("/")
    page.goto(article.get_absolute_url())
    assert (page.locator("#id_body").input_value(), page.locator("[data-restored]").is_visible()) == (BODY, True)
    assert page.locator("#id_email").input_value() == ""
    fill_in(page)
    send(page)
    receipt(page)
    page.goto(article.get_absolute_url())
    assert (page.locator("#id_body").input_value(), page.locator("[data-restored]").is_visible()) == ("", False)


def test_what_was_begun_before_may_be_sent_with_the_first_click(person, article):
    page = person(DESK)
    page.goto(article.get_absolute_url())
    page.get_by_label("このブラウザーに覚えておく").check()
    fill_in(page, body="一つ目の感想です。")
    send(page)
    receipt(page)
    page.goto(article.get_absolute_url())
    page.locator("#id_body").fill(BODY)
    page.goto("/")
    page.goto(article.get_absolute_url())
    send(page)
    receipt(page)
    assert Comment.objects.get(body=BODY).state == "pending"


def test_who_writes_before_the_script_has_come_is_given_a_ticket_when_it_comes(person, article):
    page, held = person(PHONE), []
    page.route("**/reader.js*", lambda route: held.append(route))
    page.goto(article.get_absolute_url(), wait_until="commit")
    fill_in(page)
    held[0].continue_()
    page.unroute("**/reader.js*")
    send(page)
    receipt(page)
    assert Comment.objects.get().state == "pending"


def test_a_draft_can_be_thrown_away_and_belongs_to_its_article_alone(person, article):
    other = ArticleFactory()
    page = person(PHONE)
    page.goto(article.get_absolute_url())
    page.locator("#id_body").fill(BODY)
    page.goto(other.get_absolute_url())
    assert page.locator("#id_body").input_value() == ""
    page.goto(article.get_absolute_url())
    page.get_by_role("button", name="破棄する").click()
    assert (page.locator("#id_body").input_value(), page.evaluate("document.activeElement.id")) == ("", "id_body")
    page.reload()
    assert page.locator("#id_body").input_value() == ""


def test_name_and_address_are_remembered_in_this_browser_alone_and_only_when_asked(person, article):
    page, other = person(PHONE), person(PHONE)
    page.goto(article.get_absolute_url())
    page.get_by_label("このブラウザーに覚えておく").check()
    fill_in(page)
    send(page)
    receipt(page)
    for browser, expected in ((page, "haruko@example.com"), (other, "")):
        browser.goto(article.get_absolute_url())
        assert (browser.locator("#id_email").input_value(), browser.context.cookies()) == (expected, [])


def test_the_form_works_on_a_page_that_a_shared_cache_kept_for_everybody(person, article, client):
    kept = client.get(article.get_absolute_url())
    page = person(PHONE)
    page.route(
        lambda url: urlsplit(url).path == article.get_absolute_url(),
        lambda route: route.fulfill(
            body=kept.content, headers={"Content-Type": "text/html; charset=utf-8", "Age": "600"}
        ),
    )
    page.goto(article.get_absolute_url())
    fill_in(page)
    send(page)
    assert receipt(page) == Comment.objects.get().reference


def link_in(mail):
    return re.search(r"/comments/confirm/\S+", mail.message)[0]


def test_a_confirmed_and_trusted_reader_appears_at_once_from_this_browser_alone(person, article):
    page, other = person(PHONE), person(PHONE)
    page.goto(article.get_absolute_url())
    page.get_by_label("返信があったらメールで知らせる").check()
    fill_in(page)
    send(page)
    receipt(page)
    page.goto(link_in(Email.objects.get()))
    page.get_by_role("button", name="わたしのアドレスです").click()
    page.wait_for_selector("[data-proof]:not([hidden])")
    Correspondent.objects.update(trusted_at=timezone.now())
    for browser in (page, other):
        browser.goto(article.get_absolute_url())
        fill_in(browser, body=f"二通目 {browser is page}")
        send(browser)
        receipt(browser)
    states = dict(Comment.objects.values_list("body", "state"))
    assert states == {BODY: "pending", "二通目 True": "approved", "二通目 False": "pending"}


def test_a_browser_forgets_a_confirmed_address_when_asked(person, article):
    page = person(PHONE)
    page.goto(article.get_absolute_url())
    assert page.locator("[data-known]").is_visible() is False
    page.evaluate("localStorage.setItem('shirushi.proof', 'x')")
    page.reload()
    page.get_by_role("button", name="忘れる").click()
    assert page.evaluate("localStorage.getItem('shirushi.proof')") is None
    assert page.locator("#id_proof").input_value() == ""


@pytest.mark.parametrize("javascript", [True, False])
def test_a_reader_reports_a_comment(person, article, javascript):
    comment = CommentFactory(article=article, state="approved")
    page = person(NARROW, javascript=javascript)
    page.goto(article.get_absolute_url())
    page.get_by_role("link", name="通報").click()
    page.get_by_label("宣伝・迷惑な書き込み").check()
    page.get_by_role("button", name="通報する").click()
    if not javascript:
        page.get_by_role("button", name="この内容で送る").click()
    page.wait_for_url("**/reported/")
    assert (Report.objects.get().comment, Report.objects.get().reason) == (comment, "advert")
    assert page.evaluate(WIDTH) == 320


def test_a_long_thread_with_hostile_names_fits_the_narrowest_phone(person, article):
    head = CommentFactory(article=article, state="approved", name="W" * 50, body="https://a.example/" + "x" * 300)
    CommentFactory(article=article, parent=head, state="approved", name="は" * 50, body="長" * 400)
    CommentFactory(article=article, parent=head, state="approved", name="a" + "\u0301" * 6, is_staff=True)
    page = person(NARROW)
    for address in (article.get_absolute_url(), f"/comments/{article.slug}/thread/{head.pk}/"):
        page.goto(address)
        assert page.evaluate(WIDTH) == 320


def test_a_comments_address_brings_the_reader_to_its_place(person, article):
    CommentFactory.create_batch(51, article=article, state="approved")
    last = Comment.objects.latest("pk")
    page = person(PHONE)
    page.goto(last.get_absolute_url())
    assert page.url.endswith(f"/page/2/#comment-{last.pk}")
    assert page.locator(f"#comment-{last.pk}").is_visible()
