"""Pasted pictures in a real browser: offered, taken in or left out, and never shown from another site."""

import base64
import io

import pytest
from django.urls import reverse
from django.utils.translation import gettext
from PIL import Image as Pillow

from blog.models import Article, Image
from lib import fetch
from tests.browser.conftest import PHONE
from tests.browser.hand import click
from tests.browser.test_library import disk  # noqa: F401 -- a fixture for every test here
from tests.browser.test_pasting import CLIPBOARD, desk, paste, stored  # noqa: F401 -- desk is a fixture
from tests.browser.test_writing import log_in
from tests.factories import DraftFactory

ROOM, ICON = "https://old.example/wp-content/uploads/room-1024x768.jpg", "https://old.example/icon.png"
PLACE = ".pasted-picture"
# Of the sample without its pictures: each WordPress block as the editor's own.
LEFT = (
    "<table><caption>部屋の広さ</caption><tbody><tr><th><p>部屋</p></th><th><p>広さ</p></th></tr>"
    "<tr><td><p>和室</p></td><td><p>八畳</p></td></tr></tbody></table>"
    '<blockquote data-block="quote" data-source="宿の帳面"><p>静かな宿でした。</p></blockquote><p>朝の湯。</p>'
    '<div data-block="button"><p data-part="above"></p><p data-part="link"><a href="https://example.jp/room/">空きを見る</a></p>'
    '<p data-part="below"></p></div>'
)


@pytest.fixture
def offline():
    return fetch.OFFLINE


def picture():
    content = io.BytesIO()
    Pillow.new("RGB", (60, 40), "green").save(content, "PNG")
    return content.getvalue()


@pytest.fixture
def pasted(desk):  # noqa: F811 -- the fixture
    paste(desk, html=(CLIPBOARD / "pictures.fragment").read_text(), plain="…")
    desk.locator(".editor-notice").wait_for()
    return desk


def press(page, name, index=0):
    page.get_by_role("button", name=gettext(name), exact=True).nth(index).click()


def test_pictures_of_other_sites_wait_and_banners_of_networks_go(pasted):
    assert pasted.locator(f"{PLACE} p").all_inner_texts() == [
        gettext("A picture of %s, not in your library yet") % "old.example",
        "八畳の部屋",
        gettext("A picture of %s, not in your library yet") % "old.example",
    ]
    notice = pasted.locator(".editor-notice p").inner_text()
    assert ["2" in notice, "1" in notice] == [True, True]


def test_one_picture_is_taken_in_and_the_rest_is_left_out_with_a_word(pasted, offline):
    offline.lay(ROOM, picture(), "image/jpeg")
    press(pasted, "Take it in")
    pasted.locator(".ProseMirror figure img").wait_for()
    body = stored(pasted)
    image = Image.objects.get()
    assert body.startswith(f'<figure data-block="figure" data-image="{image.pk}"')
    assert "<figcaption>八畳の部屋</figcaption>" in body
    assert ["old.example" in body, "pasted" in body, "a8.net" in body] == [False] * 3
    left = gettext("Left out of the text: %(number)d pasted pictures that were not taken into the library.")
    assert pasted.locator(".messagelist .warning").inner_text() == left % {"number": 1}


def test_all_pictures_are_taken_in_at_once_and_a_refusal_stays_in_its_place(pasted, offline):
    pasted.watch.allowed_errors = ("Failed to load resource",)  # the answer 422 about the second picture
    offline.lay(ROOM, picture(), "image/jpeg")
    press(pasted, "Take all in")
    pasted.locator(".ProseMirror figure img").wait_for()
    sentence = gettext("Fetching from other sites is switched off here.")
    pasted.locator(PLACE, has_text=sentence).wait_for()
    assert (pasted.locator(PLACE).count(), Image.objects.count()) == (1, 1)


def test_all_pictures_are_removed_at_once(pasted):
    press(pasted, "Remove all")
    assert pasted.locator(PLACE).count() == 0
    assert stored(pasted) == LEFT


def test_a_picture_that_came_as_data_goes_to_the_library_by_itself(desk):  # noqa: F811 -- the fixture
    data = base64.b64encode(picture()).decode()
    paste(desk, html=f'<p>前</p><p><img src="data:image/png;base64,{data}" alt="図"></p><p>後</p>')
    desk.locator(".ProseMirror figure img").wait_for()
    body = stored(desk)
    assert f'data-image="{Image.objects.get().pk}"' in body
    assert (body.startswith("<p>前</p><figure"), body.endswith("<p>後</p>"), "data:" in body) == (True, True, False)


def test_a_file_of_somebodys_computer_cannot_be_had_and_is_said_so(desk):  # noqa: F811 -- the fixture
    paste(desk, html='<p>文。<img src="file:///C:/Users/mio/clip_image002.png" width="300"></p>')
    desk.locator(".editor-notice").wait_for()
    assert stored(desk) == "<p>文。</p>"


def test_the_offer_fits_a_phone(person, owner):
    page = person(PHONE)
    log_in(page, reverse("admin:blog_article_change", args=[DraftFactory(body="").pk]))
    click(page, ".ProseMirror")
    paste(page, html=(CLIPBOARD / "pictures.fragment").read_text())
    page.locator(".editor-notice").wait_for()
    assert page.evaluate("() => document.documentElement.scrollWidth") == PHONE["width"]
    assert Article.objects.count() == 1
