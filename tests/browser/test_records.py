"""Pictures, balloons, cards and parts in a real browser: inserted, edited, saved, and identical when loaded again."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Pillow

from blog import images
from blog.models import Image, Speaker
from lib.fetch import OFFLINE
from tests.browser.conftest import PHONE
from tests.browser.hand import click, press
from tests.browser.test_blocks import HTML, insert, open_text, saved
from tests.factories import ArticleFactory, DraftFactory, PartFactory, SpeakerFactory


@pytest.fixture(autouse=True)
def shelf(settings, tmp_path):
    """Pictures on a disk, where the live server finds them."""
    settings.MEDIA_ROOT = tmp_path
    files = {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    settings.STORAGES = {**settings.STORAGES, "default": files}


def picture(alt="窓辺の机", colour="teal"):
    target = io.BytesIO()
    Pillow.new("RGB", (640, 360), colour).save(target, "PNG")
    image = Image(alt=alt, title=alt or "写真")
    images.store(image, images.prepare(SimpleUploadedFile("a.png", target.getvalue())))
    return image


def choose(page, *names):
    for name in names:
        page.locator("dialog .library-picture", has_text=name).click()
    page.click("dialog .default")


def open_line(person):
    """An empty line below a first one: a block alone in a text would leave the cursor no place."""
    page = open_text(person, "<p>前</p>")
    press(page, "Control+End", "Enter")
    return page


def figure(image, caption="", size="normal"):
    return (
        f'<figure data-block="figure" data-image="{image.pk}" data-size="{size}">'
        f"<figcaption>{caption}</figcaption></figure>"
    )


def test_a_picture_is_chosen_captioned_sized_and_left_by_keyboard(person, owner):
    image = picture()
    page = open_text(person)
    insert(page, "がぞう")
    choose(page, "窓辺の机")
    page.wait_for_selector(".ProseMirror figure img[src]")
    page.keyboard.type("朝の光")
    press(page, "Alt+F10", "ArrowDown", "Escape", "Enter")
    page.keyboard.type("本文。")
    assert saved(page) == figure(image, "朝の光", "wide") + "<p>本文。</p>"


def test_a_picture_gets_its_words_in_the_bar_and_another_takes_its_place(person, owner):
    bare, other = picture("", "navy"), picture("夜の机")
    page = open_text(person, figure(bare, "机"))
    page.wait_for_selector(".figure-note:not(:empty)")
    click(page, ".ProseMirror figure img")
    page.fill(".block-bar .figure-alt", "朝の机")
    page.keyboard.press("Enter")
    page.wait_for_selector(".figure-note:empty", state="attached")
    assert Image.objects.get(pk=bare.pk).alt == "朝の机"
    click(page, ".ProseMirror figure img")
    press(page, "Enter")
    choose(page, "夜の机")
    assert saved(page) == figure(other, "机")


def test_a_picture_is_taken_hold_of_and_removed_from_its_caption(person, owner):
    page = open_text(person, f"<p>前</p>{figure(picture())}<p>後</p>")
    click(page, ".ProseMirror figcaption")
    press(page, "Backspace")
    page.wait_for_selector(".ProseMirror figure.ProseMirror-selectednode")
    press(page, "Backspace")
    assert page.evaluate(HTML) == "<p>前</p><p>後</p>"


def test_a_picture_that_is_gone_says_so(person, owner):
    page = open_text(person, '<figure data-block="figure" data-image="404"><figcaption>消えた</figcaption></figure>')
    page.wait_for_selector(".figure-frame.is-missing")


def test_a_gallery_is_filled_and_its_order_changed_by_keyboard(person, owner):
    one, two, three = picture("一枚目"), picture("二枚目", "navy"), picture("三枚目", "olive")
    page = open_text(person)
    insert(page, "ぎゃらりー")
    choose(page, "一枚目", "二枚目", "三枚目")
    page.wait_for_selector(".ProseMirror .gallery-3 img")
    click(page, ".ProseMirror figure:first-child figcaption")
    page.keyboard.type("行き")
    press(page, "Alt+Shift+ArrowDown")
    gallery = figure(two) + figure(one, "行き") + figure(three)
    assert saved(page) == f'<div data-block="gallery" data-columns="3">{gallery}</div>'


def test_a_gallery_goes_with_its_last_picture(person, owner):
    page = open_text(person, f'<p>前</p><div data-block="gallery">{figure(picture())}</div>')
    click(page, ".ProseMirror figure img")
    page.click(".block-bar [aria-label*=削除]")
    assert page.evaluate(HTML) == "<p>前</p>"


def test_blocks_are_copied_with_all_that_they_are(person, owner):
    speaker, target = SpeakerFactory(), ArticleFactory()
    blocks = (
        figure(picture(), "説明", "half")
        + f'<div data-block="balloon" data-speaker="{speaker.pk}" data-side="end"><p>はい。</p></div>'
        + f'<div data-block="card" data-article="{target.pk}"></div>'
        + '<div data-block="card"><a href="https://example.org/">題名</a><p>説明</p></div>'
        + f'<div data-block="part" data-part-id="{PartFactory().pk}"></div>'
    )
    page = open_text(person, f"<p>前</p>{blocks}<p>後</p>")
    press(page, "Control+a", "Control+c", "ArrowRight", "Control+v")
    assert page.evaluate(HTML).count(blocks) == 2


def test_a_conversation_is_typed_and_its_speakers_changed(person, owner):
    haru, mio = SpeakerFactory(name="はる"), SpeakerFactory(name="みお", side="end", picture=picture())
    page = open_text(person)
    insert(page, "ふきだし")
    page.locator("dialog .editor-choice", has_text="みお").click()
    page.click("dialog .default")
    page.keyboard.type("契約番号は？")
    press(page, "Enter", "Enter")
    insert(page, "ふきだし")
    page.keyboard.type("Kで始まる9桁です。")
    page.select_option(".block-bar [aria-label=話し手]", str(haru.pk))
    page.select_option(".block-bar [aria-label=側]", "start")
    assert page.inner_text(".ProseMirror .balloon:last-of-type .balloon-who") == "はる"
    assert saved(page) == (
        f'<div data-block="balloon" data-speaker="{mio.pk}" data-side="end"><p>契約番号は？</p></div>'
        f'<div data-block="balloon" data-speaker="{haru.pk}" data-side="start"><p>Kで始まる9桁です。</p></div>'
    )


def test_a_speaker_is_made_in_the_middle_of_writing(person, owner):
    page = open_text(person)
    insert(page, "ふきだし")
    page.fill("dialog .editor-new input", "そら")
    page.click("dialog .default")
    page.wait_for_selector(".ProseMirror .balloon")
    page.keyboard.type("はじめまして。")
    speaker = Speaker.objects.get()
    assert speaker.name == "そら"
    assert saved(page) == (
        f'<div data-block="balloon" data-speaker="{speaker.pk}" data-side="start"><p>はじめまして。</p></div>'
    )


def test_a_card_of_an_own_article_is_found_and_says_when_it_waits(person, owner):
    target, draft = ArticleFactory(title="六社の比較"), DraftFactory(title="秋の下書き")
    page = open_line(person)
    insert(page, "りんくかーど")
    page.locator("dialog .editor-choice", has_text="六社の比較").click()
    page.click("dialog .default")
    page.locator(".ProseMirror .link-card-title", has_text="六社の比較").wait_for()
    press(page, "ArrowDown")
    insert(page, "りんくかーど")
    page.keyboard.type("秋の")
    page.locator("dialog .editor-choice", has_text="秋の下書き").click()
    page.click("dialog .default")
    page.wait_for_selector(".ProseMirror .link-card-foot strong")
    cards = "".join(f'<div data-block="card" data-article="{one.pk}"></div>' for one in (target, draft))
    assert saved(page) == "<p>前</p>" + cards


def test_a_card_of_a_page_elsewhere_is_looked_up_and_reworded(person, owner):
    OFFLINE.lay(
        "https://example.org/news",
        '<title>知らせ</title><meta name="description" content="新版">'.encode(),
        "text/html",
    )
    page = open_line(person)
    insert(page, "りんくかーど")
    page.keyboard.type("https://example.org/news")
    page.wait_for_selector("dialog fieldset:not([hidden])")
    page.fill("dialog [name=title]", "公式の知らせ")
    page.click("dialog .default")
    page.locator(".ProseMirror .link-card-title", has_text="公式の知らせ").wait_for()
    assert saved(page) == (
        '<p>前</p><div data-block="card"><a href="https://example.org/news">公式の知らせ</a><p>新版</p></div>'
    )


def test_an_ad_gets_an_ordinary_link_instead_of_a_card(person, owner):
    page = open_text(person)
    page.watch.allowed_errors = ("Failed to load resource: the server responded with a status of 422",)
    insert(page, "りんくかーど")
    page.keyboard.type("https://px.a8.net/svt/ejp?a8mat=AAAAAA+BBBBBB+CCC+DDDDD")
    page.click("dialog .editor-small-button:not([hidden])")
    assert OFFLINE.asked == []
    assert page.evaluate(HTML).startswith('<p><a href="https://px.a8.net/')


def test_an_own_address_pasted_alone_is_offered_as_a_card(person, owner, live_server, settings):
    settings.SITE_HOST = "localhost"
    target = ArticleFactory(title="六社の比較", slug="compare")
    page = open_line(person)
    address = f"{live_server.url}/compare/"
    page.evaluate(
        """text => {
            const data = new DataTransfer()
            data.setData("text/plain", text)
            document.querySelector(".ProseMirror").dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }))
        }""",
        address,
    )
    page.click(".card-offer button")
    page.locator(".ProseMirror .link-card-title", has_text="六社の比較").wait_for()
    assert saved(page) == f'<p>前</p><div data-block="card" data-article="{target.pk}"></div>'


def test_a_reusable_part_is_chosen_and_shows_how_it_begins(person, owner):
    part = PartFactory(name="税の注意", body="<p>表示価格は税込です。</p>")
    page = open_line(person)
    insert(page, "ぱーつ")
    page.locator("dialog .editor-choice", has_text="税の注意").click()
    page.click("dialog .default")
    page.locator(".ProseMirror .part-place", has_text="表示価格は税込です。").wait_for()
    assert saved(page) == f'<p>前</p><div data-block="part" data-part-id="{part.pk}"></div>'


def test_everything_fits_a_phone(person, owner):
    speaker, part, target = SpeakerFactory(), PartFactory(), ArticleFactory()
    body = (
        figure(picture(), "説明", "wide")
        + f'<div data-block="gallery" data-columns="3">{figure(picture("二"))}{figure(picture("三"))}</div>'
        + f'<div data-block="balloon" data-speaker="{speaker.pk}" data-side="end"><p>はい。</p></div>'
        + f'<div data-block="card" data-article="{target.pk}"></div>'
        + f'<div data-block="part" data-part-id="{part.pk}"></div>'
    )
    page = open_text(person, body, PHONE)
    click(page, ".ProseMirror figure img")
    page.wait_for_selector(".block-bar:not([hidden])")
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
