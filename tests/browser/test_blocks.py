"""Blocks of the editor in a real browser: inserted, edited by keyboard alone, saved, and identical when loaded again."""

from django.urls import reverse

from blog.models import SidebarBlock
from tests.browser.conftest import DESK
from tests.browser.test_writing import log_in

HTML = "() => document.querySelector('textarea[data-editor]').value"


def open_text(person, body="", viewport=DESK):
    """The editor with this text, in the simplest form that has one."""
    row = SidebarBlock.objects.create(kind="text", place="sidebar", language="ja", body=body)
    page = person(viewport)
    log_in(page, reverse("admin:blog_sidebarblock_change", args=[row.pk]))
    page.click(".ProseMirror")
    return page


def press(page, *keys):
    """At the pace of a hand: the editor learns of a moved caret a moment after the key."""
    for key in keys:
        page.keyboard.press(key, delay=60)


def insert(page, query):
    """Insert a block by the slash menu, found by what is typed."""
    page.keyboard.type(f"/{query}")
    page.wait_for_selector(".insert-popup:not([hidden])")
    page.keyboard.press("Enter")


def saved(page):
    """Save; the stored text, after making sure that the editor loads and gives back the very same."""
    page.click("[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    body = SidebarBlock.objects.get().body
    page.click(".ProseMirror")
    press(page, "Control+Home")
    page.keyboard.type("x")
    press(page, "Backspace")
    assert page.evaluate(HTML) == body
    return body


def test_a_callout_is_inserted_changed_left_and_unwrapped_by_keyboard(person, owner):
    page = open_text(person)
    insert(page, "ちゅうい")
    page.keyboard.type("解約の前に。")
    press(page, "Alt+F10")
    page.keyboard.press("ArrowDown")  # the list of kinds: the next one
    press(page, "Escape", "Enter", "Enter")
    page.keyboard.type("本文。")
    assert saved(page) == '<aside data-block="callout" data-kind="danger"><p>解約の前に。</p></aside><p>本文。</p>'
    page.click(".callout p:not(.callout-label)")
    press(page, "Home", "Backspace")
    assert page.evaluate(HTML) == "<p>解約の前に。</p><p>本文。</p>"


def test_a_table_is_made_filled_named_aligned_and_left_by_keyboard(person, owner):
    page = open_text(person)
    insert(page, "ひょう")
    page.wait_for_selector("dialog[open]")
    page.fill("dialog [name=rows]", "2")
    page.fill("dialog [name=columns]", "2")
    press(page, "Enter")
    for words in ("窓口", "返事", "電話", "11 分"):
        page.keyboard.type(words)
        press(page, "Tab")
    press(page, "Backspace", "Control+z")  # Tab at the end has made a third row
    press(page, "Alt+F10")
    page.keyboard.type("窓口の早さ")
    press(page, "Enter", "ArrowUp", "ArrowUp", "Tab", "Alt+F10", "Tab", "Tab")
    page.keyboard.press("End")  # the last choice of the list: a column of figures
    press(page, "Escape", "Control+Enter")
    page.keyboard.type("本文。")
    assert saved(page) == (
        "<table><caption>窓口の早さ</caption><tbody>"
        '<tr><th><p>窓口</p></th><th data-align="end"><p>返事</p></th></tr>'
        '<tr><td><p>電話</p></td><td data-align="end"><p>11 分</p></td></tr></tbody></table><p>本文。</p>'
    )


def test_cells_are_joined_by_the_list_of_the_bar(person, owner):
    cells = "<tr><td><p>一</p></td><td><p>二</p></td></tr>"
    page = open_text(person, f"<table><tbody>{cells}</tbody></table><p>本文。</p>")
    page.click(".ProseMirror td >> nth=0")
    press(page, "End", "Shift+ArrowRight", "Alt+F10", "Tab", "Enter")
    page.click("[role=menuitem]:not([disabled]):has-text('結合')")
    assert saved(page) == (
        '<table><tbody><tr><td colspan="2"><p>一</p><p>二</p></td></tr></tbody></table><p>本文。</p>'
    )
