"""The preview in a real browser: beside the editor or over it, live while typing, in its place, and asking nobody."""

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from playwright.sync_api import expect

from tests.browser.codes import CODES
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import click
from tests.browser.test_drafts import until
from tests.browser.test_panel import comes
from tests.browser.test_writing import log_in
from tests.factories import CreativeFactory, DraftFactory

WIDE = {"width": 1440, "height": 900}
SCROLLED = "() => document.querySelector('.preview-frame').contentWindow.scrollY"
TITLE = "契約の前に"


def open_desk(page, draft):
    log_in(page, reverse("admin:blog_article_change", args=[draft.pk]))


def open_preview(page):
    page.click("[data-preview]")
    return page.frame_locator(".preview-frame")


def test_the_preview_follows_the_typing_and_keeps_its_place(person, owner):
    draft = DraftFactory(title=TITLE, body="<p>長い文章の一段落です。</p>" * 60)
    page = person(WIDE)
    open_desk(page, draft)
    frame = open_preview(page)
    frame.locator(".proof-strip").wait_for()
    assert frame.locator("h1").inner_text() == TITLE
    page.evaluate("() => document.querySelector('.preview-frame').contentWindow.scrollTo(0, 900)")
    page.fill("#id_title", "満了日の前に")
    frame.locator("h1", has_text="満了日の前に").wait_for()
    click(page, ".ProseMirror p:first-child")
    page.keyboard.type("書き足した文。")
    frame.locator(".prose p", has_text="書き足した文。").first.wait_for(state="attached")
    assert abs(page.evaluate(SCROLLED) - 900) < 60  # the browser itself follows a title that became shorter
    draft.refresh_from_db()
    assert draft.title == TITLE


def test_ads_in_the_preview_ask_nobody_and_break_no_policy(person, owner):
    units = "".join(
        f'<div data-block="ad" data-creative="{CreativeFactory(code=code).pk}"></div>' for code in CODES.values()
    )
    page = person(WIDE)
    open_desk(page, DraftFactory(body=units))
    frame = open_preview(page)
    expect(frame.locator("[data-disclosure=label]")).to_have_count(len(CODES))
    frame.locator(".ad a").first.click()  # leads nowhere
    assert frame.locator(".proof-strip").count() == 1


def test_a_link_to_a_heading_leads_there_and_one_that_names_nothing_stays(person, owner):
    body = (
        '<p><a href="#h-料金">料金へ</a><a href="#%">何もない</a></p>' + "<p>長い文章です。</p>" * 60 + "<h2>料金</h2>"
    )
    page = person(WIDE)
    open_desk(page, DraftFactory(body=body))
    frame = open_preview(page)
    frame.get_by_text("何もない").click()
    assert page.evaluate(SCROLLED) == 0
    frame.locator(".prose").get_by_text("料金へ").click()
    assert until(page, lambda: page.evaluate(SCROLLED) > 0)


def test_an_error_is_said_and_the_last_good_page_stays(person, owner):
    page = person(WIDE)
    open_desk(page, DraftFactory(title=TITLE))
    frame = open_preview(page)
    frame.locator("h1", has_text=TITLE).wait_for()
    page.evaluate("() => { const body = document.querySelector('#id_body'); body.value = '<div>'.repeat(3000); }")
    page.fill("#id_title", "別の題")
    page.locator(".preview-errors li").wait_for()
    assert frame.locator("h1").inner_text() == TITLE


def test_the_widths_and_the_open_pane_are_remembered(person, owner):
    draft = DraftFactory()
    page = person(WIDE)
    open_desk(page, draft)
    open_preview(page)
    page.click(".preview [data-width='1280']")
    page.reload()
    page.locator(".preview[open]").wait_for()
    comes(page, "document.querySelector('.preview-frame').contentWindow.innerWidth", 1280)
    assert page.get_attribute("[data-width='1280']", "aria-pressed") == "true"


def test_on_a_phone_the_preview_covers_the_page_and_closes_again(person, owner):
    page = person(PHONE)
    open_desk(page, DraftFactory(title=TITLE))
    assert page.locator(".preview[open]").count() == 0
    frame = open_preview(page)
    frame.locator("h1", has_text=TITLE).wait_for()
    box = page.locator(".preview").bounding_box()
    assert (box["x"], box["y"], box["width"], box["height"]) == (0, 0, PHONE["width"], PHONE["height"])
    page.get_by_role("button", name=gettext("Close"), exact=True).click()
    assert page.locator(".preview[open]").count() == 0
    page.reload()
    assert page.locator(".preview[open]").count() == 0


@pytest.mark.parametrize("viewport", [PHONE, DESK, WIDE], ids=["phone", "desk", "wide"])
def test_the_desk_with_its_preview_does_not_move_sideways(person, owner, viewport):
    page = person(viewport)
    open_desk(page, DraftFactory())
    open_preview(page).locator("h1").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") == viewport["width"]
    editor, pane = page.locator(".prose-editor").bounding_box(), page.locator(".preview").bounding_box()
    assert viewport is PHONE or editor["x"] + editor["width"] <= pane["x"]
