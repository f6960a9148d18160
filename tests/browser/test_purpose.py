"""The purpose, told once from end to end: the owner writes with real network code, a reader reads and writes back, the owner answers."""

import re

from django.utils.translation import gettext
from playwright.sync_api import expect

from blog.models import Article
from tests.browser.codes import CODES, PIXEL_HOSTS
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import A_MOMENT, click, follow, press, take_time
from tests.factories import CategoryFactory

TITLE = "レンタルサーバーを選ぶ前に、契約書で見る三つの日付"
UNDISTURBED = (
    "() => [...document.querySelectorAll('[data-disclosure=label]')].map(mark => mark.nextElementSibling.className)"
)


def test_from_an_empty_desk_to_an_answered_reader(person, owner):
    CategoryFactory(name="サーバー", slug="server")
    desk, reader, plain = person(DESK), person(PHONE), person(PHONE, javascript=False)
    reader.watch.allowed_hosts = plain.watch.allowed_hosts = PIXEL_HOSTS

    log_in(desk)
    for name, code in CODES.items():
        register(desk, name, code)
    address = write_and_publish(desk)

    read(reader, address)
    comment(reader, address, "あさぎ", "締め切りの日が分かって助かりました。")
    comment(plain, address, "みどり", "JavaScriptなしで書いています。", confirm=True)
    write_to_the_owner(reader, "満了日のあとに、メールだけ残せますか。")
    write_to_the_owner(plain, "解約の締め切りは、土日でも同じですか。")

    approve_comments(desk)
    assert read_messages(desk) == ["解約の締め切りは、土日でも同じですか。", "満了日のあとに、メールだけ残せますか。"]
    reader.goto(address)
    assert reader.locator(".comment").count() == 2


def log_in(page):
    page.goto("/admin/")
    page.fill("[name=username]", "owner")
    page.fill("[name=password]", "correct horse battery")
    follow(page, "[type=submit]")
    page.locator("#user-tools").wait_for()


def register(page, name, code):
    page.goto("/admin/disclosures/creative/add/")
    page.fill("[name=name]", name)
    page.fill("[name=code]", code)
    follow(page, "[name=_save]")
    page.locator(".messagelist .success").wait_for()


def write_and_publish(page):
    """The address of the published page."""
    page.goto("/admin/blog/article/add/")
    page.fill("[name=title]", TITLE)
    page.fill("[name=slug]", "three-dates")
    click(page, ".ProseMirror")
    for name in CODES:
        page.keyboard.type(f"{name}の前の段落です。")
        insert_ad(page, name)
    page.select_option("[name=category]", label="サーバー")
    follow(page, "[name=_publish]")
    page.locator(".messagelist .success").wait_for()
    return Article.objects.published().get().get_absolute_url()


def insert_ad(page, name):
    page.click("[data-name=insertBlock]")
    page.keyboard.type("こうこく")
    page.keyboard.press("Enter")
    page.get_by_role("dialog").get_by_text(name, exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=gettext("Insert"), exact=True).click()
    page.locator(".ad-unit", has_text=name).wait_for()
    press(page, "ArrowRight", "Enter")


def read(page, address):
    source = page.request.get(address).text()
    assert [name for name, code in CODES.items() if code not in source] == []
    assert re.findall(r'data-disclosure="(\w+)"', source)[:3] == ["badge", "notice", "label"]
    page.goto(address)
    badge = page.locator("[data-disclosure=badge]").bounding_box()
    assert badge["y"] + badge["height"] <= PHONE["height"]
    assert page.locator("[data-disclosure=notice]").is_visible()
    assert page.evaluate(UNDISTURBED) == ["ad-code"] * len(CODES)
    assert page.context.cookies() == []


def comment(page, address, name, text, *, confirm=False):
    page.goto(address)
    page.fill("#comment-form [name=body]", text)
    page.fill("#comment-form [name=name]", name)
    page.fill("#comment-form [name=email]", "reader@example.jp")
    take_time(page)
    follow(page, "#comment-form [type=submit]")
    if confirm:
        take_time(page)
        page.click("[name=send]")
    expect(page.locator(".reference")).to_contain_text(re.compile(r"C-\w{6}"))


def write_to_the_owner(page, text):
    page.goto("/contact/")
    page.check("[name=topic][value=question]")
    page.fill("[name=name]", "あさぎ")
    page.fill("[name=email]", "reader@example.jp")
    page.fill("[name=body]", text)
    page.check("[name=consent]")
    take_time(page)
    follow(page, "form[data-guard] [type=submit]")
    page.wait_for_timeout(A_MOMENT)
    page.click("main form [type=submit]")
    expect(page.locator(".reference")).to_contain_text(re.compile(r"M-\w{6}"))


def approve_comments(page):
    page.goto("/admin/comments/comment/")
    page.check(".bulk-select input")
    follow(page, ".bulk [value=approved]")
    page.locator(".messagelist .success").wait_for()


def read_messages(page):
    """What stands in the inbox, newest first, each opened and read."""
    page.goto("/admin/contact/message/")
    links = [link.get_attribute("href") for link in page.locator(".inbox-open").all()]
    found = []
    for link in links:
        page.goto(link)
        found.append(page.locator(".visitor-text").first.inner_text())
    return found
