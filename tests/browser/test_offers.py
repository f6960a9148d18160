"""Blocks that lead to offers, in a real browser: inserted, edited, saved, and identical when loaded again."""

from datetime import date, timedelta

from playwright.sync_api import expect

from blog.images import take_in
from blog.models import SidebarBlock
from tests.browser.conftest import PHONE
from tests.browser.hand import click, follow, press
from tests.browser.input_method import compose
from tests.browser.test_blocks import HTML, insert, open_text, saved
from tests.factories import ButtonFactory, CreativeFactory
from tests.pictures import picture, upload

A8 = "https://px.a8.net/svt/ejp?a8mat=1"


def answer(page, **values):
    """Fill in the open dialog and send it."""
    for name, value in values.items():
        page.fill(f"dialog [name={name}]", value)
    page.click("dialog [type=submit]")
    page.wait_for_selector("dialog", state="detached")


def test_a_button_is_asked_for_typed_in_place_and_changed(person, owner):
    page = open_text(person)
    insert(page, "ぼたん")
    answer(page, href=A8, text="料金を見る", below="3月まで")
    click(page, ".offer-copy")
    page.keyboard.type("今だけ")
    press(page, "Enter", "End")  # from line to line
    page.keyboard.type("（公式）")
    assert saved(page) == (
        '<div data-block="button"><p data-part="above">今だけ</p>'
        f'<p data-part="link"><a href="{A8}">料金を見る（公式）</a></p><p data-part="below">3月まで</p></div>'
    )
    page.click(".offer-button")
    page.click(".block-bar [aria-label=編集]")
    assert page.input_value("dialog [name=text]") == "料金を見る（公式）"
    answer(page, href="/contact/", above="")
    click(page, ".offer-terms")
    press(page, "Enter")  # past its last line, writing goes on below
    page.keyboard.type("次。")
    assert saved(page) == (
        '<div data-block="button"><p data-part="above"></p>'
        '<p data-part="link"><a href="/contact/">料金を見る（公式）</a></p><p data-part="below">3月まで</p></div><p>次。</p>'
    )


def test_an_address_that_is_none_is_not_taken(person, owner):
    page = open_text(person)
    insert(page, "ぼたん")
    page.fill("dialog [name=href]", "javascript:alert(1)")
    page.fill("dialog [name=text]", "x")
    page.click("dialog [type=submit]")
    assert page.is_visible("dialog")
    answer(page, href="https://example.org/")
    assert 'href="https://example.org/"' in page.evaluate(HTML)


def test_an_ad_is_sought_chosen_and_shown_as_readers_see_it(person, owner):
    CreativeFactory(name="別の広告")
    button = ButtonFactory(name="宿", copy="今だけ", terms="3月まで")
    page = open_text(person)
    insert(page, "koukoku")
    page.fill("dialog [type=search]", "宿")
    expect(page.locator("dialog .editor-choice:visible")).to_have_count(1)
    page.check(f"dialog [value='{button.pk}']")
    page.click("dialog [type=submit]")
    page.wait_for_selector(".ad-unit .ad-button")
    assert page.inner_text(".ad-unit").split("\n")[0] == "広告"
    assert page.inner_text(".ad-unit .ad-button") == "やまねこホストの料金を見る"
    assert page.get_attribute(".ad-unit a", "href") == f"/admin/disclosures/creative/{button.pk}/change/"
    follow(page, "[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    assert SidebarBlock.objects.get().body == f'<div data-block="ad" data-creative="{button.pk}"></div>'


def test_an_ad_that_is_gone_says_so(person, owner):
    page = open_text(person, '<div data-block="ad" data-creative="999"></div><p>文</p>')
    page.wait_for_selector(".ad-unit.is-gone")
    assert page.inner_text(".ad-unit strong") == "この広告は削除されています"


def test_a_product_box_has_points_a_picture_and_shops(person, owner, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": files}
    image = take_in(upload(picture()))
    page = open_text(person)
    insert(page, "しょうひん")
    answer(page, name="電池", price="2,980円", asOf="2026-11-25", text0="公式で見る", href0="https://example.org/")
    click(page, ".product li")
    page.keyboard.type("軽い")
    press(page, "Enter")
    page.keyboard.type("速い")
    page.click(".block-bar [aria-label=画像を選ぶ]")
    page.check(f".library-dialog [value='{image.pk}']")
    page.click(".library-dialog [type=submit]")
    page.wait_for_selector(".own-picture:not([hidden])")
    stored = (
        f'<div data-block="product" data-image="{image.pk}"><p data-part="name">電池</p>'
        '<ul data-part="points"><li>軽い</li><li>速い</li></ul><p data-part="price" data-as-of="2026-11-25">2,980円</p>'
        '<p data-part="shop"><a href="https://example.org/">公式で見る</a></p></div>'
    )
    assert saved(page) == stored
    page.click(".product-name")
    page.click(".block-bar [aria-label=編集]")
    answer(page, text1="楽天で見る", href1=A8)
    assert saved(page) == stored.replace(
        "</p></div>", f'</p><p data-part="shop"><a href="{A8}">楽天で見る</a></p></div>'
    )


def test_a_rating_is_given_in_half_steps(person, owner):
    page = open_text(person)
    insert(page, "ひょうか")
    page.keyboard.type("三か月")
    press(page, "Enter")
    page.keyboard.type("速さ")
    page.select_option(".criterion:first-child select", "4.5")
    page.click(".criterion:nth-child(2)")
    page.keyboard.type("料金")
    press(page, "Enter", "Enter")  # the new, empty one is taken away again
    page.click(".criterion:nth-child(3)")
    press(page, "Backspace")
    assert saved(page).startswith(
        '<div data-block="rating"><p data-part="name">三か月</p><ul data-part="criteria"><li data-score="4.5">速さ</li>'
        '<li data-score="3">料金</li></ul></div>'
    )


def test_a_ranking_holds_text_and_offers(person, owner):
    page = open_text(person)
    insert(page, "らんきんぐ")
    page.keyboard.type("速さの順")
    press(page, "Enter")
    page.keyboard.type("ねこ")
    press(page, "Enter")
    page.keyboard.type("速い。")
    press(page, "Enter")
    insert(page, "ぼたん")
    answer(page, href=A8, text="見る")
    body = saved(page)
    assert body.startswith(
        '<div data-block="ranking"><p data-part="criterion">速さの順</p><ol data-part="places"><li>'
        '<p data-part="name">ねこ</p><p>速い。</p><div data-block="button"><p data-part="above"></p>'
        f'<p data-part="link"><a href="{A8}">見る</a></p><p data-part="below"></p></div></li><li><p data-part="name"></p>'
    )


def test_a_fact_is_made_of_a_selection_changed_and_taken_back(person, owner):
    page = open_text(person, "<p>月額990円です。</p>")
    press(page, "Home", *["Shift+ArrowRight"] * 6)
    page.click("[data-name=fact]")
    assert page.input_value("dialog [name=text]") == "月額990円"
    assert page.input_value("dialog [name=asOf]") == date.today().isoformat()
    answer(page, source="https://example.org/price", asOf="2026-11-01", reviewBy="2026-11-02")
    assert saved(page) == (
        '<p><data data-block="fact" data-source="https://example.org/price" data-as-of="2026-11-01" '
        'data-review-by="2026-11-02">月額990円</data>です。</p>'
    )
    assert page.get_attribute(".fact-overdue", "title") == (
        "見直しの日（2026-11-02）を過ぎています。内容を確かめて、日付を入れ直してください。"
    )
    click(page, ".ProseMirror data")
    page.click("[data-name=fact]")
    later = (date.today() + timedelta(days=30)).isoformat()
    answer(page, text="月額880円", reviewBy=later)
    assert page.query_selector(".fact-overdue") is None
    assert f'data-review-by="{later}">月額880円</data>です。' in page.evaluate(HTML)
    click(page, ".ProseMirror data")
    page.click("[data-name=fact]")
    page.click("dialog .editor-other")
    assert saved(page) == "<p>月額880円です。</p>"


EVERYTHING = (
    '<p>前</p><div data-block="product"><p data-part="name">電池</p><ul data-part="points"><li>軽い</li></ul>'
    '<p data-part="price" data-as-of="2026-11-25">2,980円</p><p data-part="shop"><a href="https://example.org/">見る</a></p>'
    '</div><div data-block="ranking"><p data-part="criterion">速さの順</p><ol data-part="places"><li><p data-part="name">'
    'ねこ</p><p>速い。</p><div data-block="rating"><p data-part="name">評価</p><ul data-part="criteria">'
    '<li data-score="4.5">速さ</li></ul></div></li></ol></div><div data-block="button"><p data-part="above">今だけ</p>'
    '<p data-part="link"><a href="/x/">見る</a></p><p data-part="below"></p></div><p><data data-block="fact" '
    'data-source="https://example.org/price" data-as-of="2026-11-01" data-review-by="2099-11-02">月額<strong>990</strong>円'
    "</data>です。</p>"
)


def test_all_of_them_survive_cutting_and_pasting(person, owner):
    page = open_text(person, EVERYTHING)
    press(page, "Control+a", "Control+x")
    assert page.evaluate(HTML) == ""
    press(page, "Control+v")
    assert page.evaluate(HTML) == EVERYTHING


def test_lines_take_japanese_from_an_input_method(person, owner):
    page = open_text(person, EVERYTHING)
    changed = EVERYTHING
    for selector, before in ((".product-name", "電池"), (".rank-name", "ねこ"), (".offer-copy", "今だけ")):
        click(page, selector)
        press(page, "End")
        compose(page, "だ", "だい", "大")
        changed = changed.replace(f"{before}</p>", f"{before}大</p>")
    assert page.evaluate(HTML) == changed


def test_the_dialogs_fit_on_a_phone(person, owner):
    page = open_text(person, viewport=PHONE)
    insert(page, "しょうひん")
    box = page.locator("dialog").bounding_box()
    assert (box["x"] >= 0, box["x"] + box["width"] <= PHONE["width"]) == (True, True)
    answer(page, name="電池", text0="見る", href0="/x/")
    assert SidebarBlock.objects.get().body == ""
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
