"""Blocks of the editor in a real browser: inserted, edited by keyboard alone, saved, and identical when loaded again."""

from django.urls import reverse

from blog.models import SidebarBlock
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import click, follow, press
from tests.browser.test_home import WIDTH
from tests.browser.test_writing import log_in
from tests.factories import CreativeFactory

HTML = "() => document.querySelector('textarea[data-editor]').value"


def open_text(person, body="", viewport=DESK):
    """The editor with this text, in the simplest form that has one."""
    row = SidebarBlock.objects.create(kind="text", place="sidebar", language="ja", body=body)
    page = person(viewport)
    log_in(page, reverse("admin:blog_sidebarblock_change", args=[row.pk]))
    click(page, ".ProseMirror")
    return page


def insert(page, query):
    """Insert a block by the slash menu, found by what is typed."""
    page.keyboard.type(f"/{query}")
    page.wait_for_selector(".insert-popup:not([hidden])")
    page.keyboard.press("Enter")


def saved(page):
    """Save; the stored text, after making sure that the editor loads and gives back the very same."""
    follow(page, "[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    body = SidebarBlock.objects.get().body
    click(page, ".ProseMirror")
    press(page, "Control+Home")
    page.wait_for_timeout(300)  # a letter typed while a block still counts as selected would begin a line below it
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
    click(page, ".callout p:not(.callout-label)")
    press(page, "Home", "Backspace")
    assert page.evaluate(HTML) == "<p>解約の前に。</p><p>本文。</p>"


def test_a_wide_table_scrolls_on_a_phone_instead_of_standing_on_end(person, owner):
    cells = "".join(f"<td><p>{words}</p></td>" for words in ("契約内容の変更", "会員番号の下4桁", "予約した時刻") * 2)
    page = open_text(person, f"<table><tbody><tr>{cells}</tr></tbody></table>", PHONE)
    narrowest = "() => Math.min(...[...document.querySelectorAll('.ProseMirror td')].map((cell) => cell.offsetWidth))"
    assert (page.evaluate(narrowest) >= 100, page.evaluate(WIDTH)) == (True, PHONE["width"])


def test_a_table_is_made_filled_named_aligned_and_left_by_keyboard(person, owner):
    page = open_text(person)
    insert(page, "ひょう")
    page.wait_for_selector("dialog[open]")
    page.fill("dialog [name=rows]", "2")
    page.fill("dialog [name=columns]", "2")
    press(page, "Enter")
    for words in ("窓口", "返事", "電話"):
        page.keyboard.type(words)
        press(page, "Tab")
    page.keyboard.type("11 分")
    press(page, "Alt+F10")
    page.keyboard.type("窓口の早さ")
    press(page, "Enter", "Alt+F10", "Tab", "Tab")
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
    click(page, ".ProseMirror td >> nth=0")
    press(page, "End", "Shift+ArrowRight", "Alt+F10", "Tab", "Enter")
    page.click("[role=menuitem]:not([disabled]):has-text('結合')")
    assert saved(page) == (
        '<table><tbody><tr><td colspan="2"><p>一</p><p>二</p></td></tr></tbody></table><p>本文。</p>'
    )


def test_steps_go_on_with_enter_and_end_with_an_empty_one(person, owner):
    page = open_text(person)
    insert(page, "てじゅん")
    for title, text in (("入る", "番号で。"), ("選ぶ", "更新しない。")):
        page.keyboard.type(title)
        press(page, "Enter")
        page.keyboard.type(text)
        press(page, "Enter", "Enter")
    press(page, "Enter")
    page.keyboard.type("本文。")
    assert saved(page) == (
        '<ol data-block="steps"><li><p data-part="title">入る</p><p>番号で。</p></li>'
        '<li><p data-part="title">選ぶ</p><p>更新しない。</p></li></ol><p>本文。</p>'
    )


def test_the_steps_of_a_list_change_places(person, owner):
    items = "".join(f'<li><p data-part="title">{word}</p><p>文。</p></li>' for word in ("一", "二"))
    page = open_text(person, f'<ol data-block="steps">{items}</ol>')
    click(page, ".steps-title >> nth=1")
    press(page, "Alt+Shift+ArrowUp")
    page.keyboard.type("つ")
    assert saved(page).index("二つ") < saved(page).index("一")


def test_a_timeline_has_time_title_and_text(person, owner):
    page = open_text(person)
    insert(page, "timeline")
    for words in ("9:00", "受付", "列ができました。"):
        page.keyboard.type(words)
        press(page, "Enter")
    press(page, "Control+Enter")
    page.keyboard.type("本文。")
    body = saved(page)
    assert body == (
        '<ol data-block="timeline"><li><p data-part="time">9:00</p><p data-part="title">受付</p>'
        "<p>列ができました。</p><p></p></li></ol><p>本文。</p>"
    )


def test_an_accordion_holds_a_list_but_no_ad(person, owner):
    creative = CreativeFactory()
    page = open_text(person)
    insert(page, "oritatami")
    page.keyboard.type("内訳")
    press(page, "Enter")
    page.keyboard.type("月額 990 円")
    press(page, "Enter")
    insert(page, "こうこく")
    page.check(f"dialog [value='{creative.pk}']")
    page.click("dialog [type=submit]")
    page.wait_for_selector(".editor-says:has-text('広告')")
    assert saved(page) == (
        '<details data-block="accordion"><summary>内訳</summary><p>月額 990 円</p><p></p></details>'
        f'<div data-block="ad" data-creative="{creative.pk}"></div>'
    )


def test_a_list_inside_an_accordion_takes_no_ad_either(person, owner):
    creative = CreativeFactory()
    body = '<details data-block="accordion"><summary>内訳</summary><ul><li><p>一つ</p></li></ul></details><p>外</p>'
    page = open_text(person, body)
    click(page, ".accordion li p")
    press(page, "End")
    page.click("[data-name=insertBlock]")
    page.keyboard.type("こうこく")
    page.keyboard.press("Enter")
    page.check(f"dialog [value='{creative.pk}']")
    page.click("dialog [type=submit]")
    page.wait_for_selector(".editor-says:has-text('広告')")
    ad = f'<div data-block="ad" data-creative="{creative.pk}"></div>'
    assert saved(page) == body.replace("</details>", f"</details>{ad}")


def test_questions_lead_to_their_answers(person, owner):
    page = open_text(person)
    insert(page, "faq")
    for question, answer in (("なぜ。", "だから。"), ("いつ。", "明日。")):
        page.keyboard.type(question)
        press(page, "Enter")
        page.keyboard.type(answer)
        press(page, "Enter", "Enter")
    press(page, "Enter")
    page.keyboard.type("本文。")
    assert saved(page) == (
        '<dl data-block="faq"><div><dt>なぜ。</dt><dd><p>だから。</p></dd></div>'
        "<div><dt>いつ。</dt><dd><p>明日。</p></dd></div></dl><p>本文。</p>"
    )


def test_a_quotation_says_its_source_and_refuses_a_wrong_address(person, owner):
    page = open_text(person)
    insert(page, "いんよう")
    page.keyboard.type("表示の主体は。")
    press(page, "Alt+F10")
    page.keyboard.type("消費者庁")
    press(page, "Tab")
    page.keyboard.type("caa.go.jp")
    press(page, "Tab")
    assert page.evaluate("() => document.querySelector('.block-bar [type=url]').matches(':invalid')")
    page.fill(".block-bar [type=url]", "https://www.caa.go.jp/")
    press(page, "Enter", "Control+Enter")
    page.keyboard.type("本文。")
    assert saved(page) == (
        '<blockquote data-block="quote" data-source="消費者庁" cite="https://www.caa.go.jp/">'
        "<p>表示の主体は。</p></blockquote><p>本文。</p>"
    )


def test_code_says_its_language_and_file(person, owner):
    page = open_text(person)
    insert(page, "code")
    page.keyboard.type("php -v")
    press(page, "Alt+F10")
    page.keyboard.type("PHP")
    press(page, "Tab")
    page.keyboard.type("run.sh")
    press(page, "Enter", "Control+Enter")
    page.keyboard.type("本文。")
    assert saved(page) == '<pre data-language="PHP" data-file="run.sh"><code>php -v</code></pre><p>本文。</p>'


def test_plain_quotations_and_code_of_older_texts_stay_as_they_are(person, owner):
    body = "<blockquote><p>引用。</p></blockquote><pre><code>php -v</code></pre><p>本文。</p>"
    assert saved(open_text(person, body)) == body
