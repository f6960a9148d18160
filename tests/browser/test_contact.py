"""The contact form in a browser: on the narrowest phone, with and without JavaScript, by ear, and out of a cache."""

import re

import pytest
from playwright.sync_api import expect

from contact.models import Message
from tests.browser.conftest import DESK
from tests.factories import ArticleFactory
from tests.visitors import MESSAGE

NARROWEST = {"width": 320, "height": 568}
WIDTH = "() => document.documentElement.scrollWidth"
REFUSED = ("Failed to load resource: the server responded with a status of 422",)
BOTH = pytest.mark.parametrize("javascript", [True, False], ids=["script", "no script"])
TYPED = {"company": "こもれび企画", **{name: MESSAGE[name] for name in ("name", "email", "body")}}

# What a screen reader stops at, in its order.
STOPS = re.compile(r"- (alert|link|group|radio|textbox|combobox|checkbox|button)\b")
TREE = """
- link "保存するものと期間"
- alert
- link "気になる表現：まだ入力されていません。"
- link "気になる点：どれか一つを選んでください。"
- link "お名前：まだ入力されていません。"
- link "内容：まだ入力されていません。"
- link "個人情報の取り扱いをお読みのうえ、同意してください。"
- group "ご用件 ※ 必須"
- radio "サイトや記事についての質問"
- radio "お仕事のご相談"
- radio "記事の表現について" [checked]
- group "記事の表現について"
- textbox "対象の記事 ※ 必須": 解約の手順
- textbox "気になる表現 ※ 必須" [invalid]
- combobox "気になる点 ※ 必須" [invalid]
- radio "そのほか"
- textbox "お名前 ※ 必須" [invalid]
- textbox "メールアドレス ※ 必須": takeno@example.com
- textbox "内容 ※ 必須" [invalid]
- checkbox "個人情報の取り扱いに同意する ※" [invalid]
- link "個人情報の取り扱い"
- button "内容を確認する"
"""
REMEMBER = '- checkbox "次回のために名前とメールアドレスをこのブラウザーに覚えておく"'


def send(page):
    page.locator("main form button[type=submit]").click()


def fits(page):
    return page.evaluate(WIDTH) == page.viewport_size["width"]


def fill(page):
    page.get_by_role("radio", name="お仕事のご相談").check()
    for name, value in TYPED.items():
        page.locator(f"#id_{name}").fill(value)
    page.locator("#id_consent").check()


def typed(page):
    return {name: page.locator(f"#id_{name}").input_value() for name in TYPED}


@BOTH
def test_a_message_goes_its_way_on_the_narrowest_phone(person, javascript):
    page = person(NARROWEST, javascript=javascript)
    page.goto("/contact/")
    fill(page)
    widths = [fits(page)]
    send(page)
    page.wait_for_url("**/contact/check/**")
    widths.append(fits(page))
    page.get_by_role("link", name="入力に戻る").click()
    assert (typed(page), page.locator("#id_consent").is_checked()) == (TYPED, True)
    send(page)
    page.wait_for_url("**/contact/check/**")
    page.get_by_role("button", name="この内容で送る").click()
    page.wait_for_url("**/contact/done/**")
    assert [*widths, fits(page)] == [True] * 3
    message = Message.objects.get()
    assert (message.body, message.answers) == (MESSAGE["body"], {"company": "こもれび企画"})
    assert (message.reference in page.locator("main").inner_text(), page.context.cookies()) == (True, [])


@BOTH
def test_only_the_fields_of_the_chosen_topic_are_shown_and_none_loses_its_text(person, javascript):
    page = person(DESK, javascript=javascript)
    page.goto("/contact/")
    shown = {}
    for topic in ("work", "expression", "other", "question", "work"):
        page.locator(f"[name=topic][value={topic}]").check()
        shown[topic] = [
            name for name in ("page", "company", "deadline", "quote") if page.locator(f"#id_{name}").is_visible()
        ]
        if topic == "work":
            page.locator("#id_company").fill("こもれび企画")
    assert shown == {"work": ["company", "deadline"], "expression": ["quote"], "other": [], "question": ["page"]}
    assert page.locator("#id_company").input_value() == "こもれび企画"


@BOTH
def test_what_is_to_be_corrected_is_heard_and_the_first_of_it_has_the_focus(person, javascript):
    ArticleFactory(page_type="policy", slug="privacy")
    page = person(NARROWEST, javascript=javascript)
    page.watch.allowed_errors = REFUSED
    page.goto("/contact/?topic=expression")
    page.locator("#id_article").fill("解約の手順")
    page.locator("#id_email").fill(MESSAGE["email"])
    send(page)
    expect(page.locator("#id_quote")).to_be_focused()
    for name in ("quote", "wrong", "name", "body", "consent"):
        field = page.locator(f"#id_{name}")
        described = field.get_attribute("aria-describedby").split()
        assert (field.get_attribute("aria-invalid"), f"id_{name}_error" in described) == ("true", True)
        assert all(page.locator(f"#{one}").is_visible() for one in described)
    expected = TREE.strip().splitlines()
    if javascript:
        expected.insert(-1, REMEMBER)
    assert stops(page) == expected


def stops(page):
    lines = [line.strip().removesuffix(":") for line in page.locator("main form").aria_snapshot().splitlines()]
    return [line for line in lines if STOPS.match(line)]


@BOTH
def test_a_page_out_of_a_shared_cache_takes_a_message(person, client, javascript):
    """The page was made for somebody else, an hour ago; nothing in it belongs to one reader."""
    kept = client.get("/contact/")
    page = person(DESK, javascript=javascript)
    page.route(
        re.compile(r"/contact/$"),
        lambda route: (
            route.fulfill(body=kept.content, content_type="text/html; charset=utf-8")
            if route.request.method == "GET"
            else route.continue_()
        ),
    )
    page.goto("/contact/")
    fill(page)
    send(page)
    page.get_by_role("button", name="この内容で送る").click()
    page.wait_for_url("**/contact/done/**")
    assert [message.body for message in Message.objects.all()] == [MESSAGE["body"]]


@BOTH
def test_an_impatient_reader_sends_one_message_and_keeps_its_receipt(person, javascript):
    page = person(DESK, javascript=javascript)
    page.goto("/contact/")
    fill(page)
    send(page)
    page.get_by_role("button", name="この内容で送る").dblclick()
    page.wait_for_url("**/contact/done/**")
    receipt = page.url
    page.reload()
    page.go_back()
    page.wait_for_url("**/contact/done/**")
    assert (page.url, Message.objects.count()) == (receipt, 1)
