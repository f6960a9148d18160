"""The library in a real browser: pictures dropped, pasted and chosen, what is refused, and a picture chosen in a form."""

import base64

import pytest
from django.urls import reverse

from blog.models import Author, Image
from tests.browser.conftest import DESK, PHONE
from tests.factories import AuthorFactory
from tests.pictures import picture

LIST = "/admin/blog/image/"
WIDTH = "() => document.documentElement.scrollWidth"
REFUSED = ("Failed to load resource: the server responded with a status of 4",)
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"

# A transfer as the browser makes it when files are dropped or pasted.
TRANSFER = """files => {
  const transfer = new DataTransfer()
  for (const [name, type, content] of files) {
    const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0))
    transfer.items.add(new File([bytes], name, { type }))
  }
  return transfer
}"""


@pytest.fixture(autouse=True)
def disk(settings, tmp_path):
    """Pictures lie where the site serves them from."""
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}},
    }


def log_in(page, address, awaited):
    page.goto(address)
    page.fill("#id_username", "owner")
    page.fill("#id_password", "correct horse battery")
    page.click("[type=submit]")
    page.wait_for_selector(awaited)


def transfer(page, *files):
    coded = [(name, kind, base64.b64encode(content).decode()) for name, kind, content in files]
    return page.evaluate_handle(TRANSFER, coded)


def png(colour="teal"):
    return picture(600, 300, kind="PNG", colour=colour)


def states(page):
    for _attempt in range(100):
        found = page.locator(".upload-state").all_inner_texts()
        if found and not {"待機中", "送信中", "変換中"} & set(found):
            return found
        page.wait_for_timeout(50)
    return found


def test_dropped_pictures_come_in_and_a_refused_one_stops_nothing(person, owner):
    page = person(DESK)
    page.watch.allowed_errors = REFUSED
    log_in(page, LIST, ".upload-drop")
    files = transfer(
        page, ("a.png", "image/png", png()), ("b.svg", "image/svg+xml", SVG), ("c.png", "image/png", png("red"))
    )
    page.dispatch_event("#result_list, #changelist", "drop", {"dataTransfer": files})
    refusal = "PNG・JPEG・WebP・GIF の画像ではないか、ファイルが壊れています。"
    assert states(page) == ["追加しました", refusal, "追加しました"]
    assert sorted(Image.objects.values_list("original_name", flat=True)) == ["a.png", "c.png"]
    assert page.locator("[role=alert]").all_inner_texts() == [refusal]


def test_a_pasted_picture_gets_its_words_at_once(person, owner):
    page = person(PHONE)
    log_in(page, LIST, ".upload-drop")
    files = transfer(page, ("image.png", "image/png", png()))
    page.evaluate(
        "files => document.body.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true }))",
        files,
    )
    page.fill(".upload-words [type=text]", "青緑の紙")
    page.press(".upload-words [type=text]", "Enter")
    page.get_by_text("保存しました").wait_for()
    assert (Image.objects.get().alt, page.evaluate(WIDTH)) == ("青緑の紙", PHONE["width"])
    page.click(".upload-reload")
    page.wait_for_selector("#result_list .thumbnail")


def test_a_file_that_is_too_heavy_is_refused_before_it_is_sent(person, owner):
    page = person(DESK)
    log_in(page, LIST, ".upload-drop")
    page.set_input_files(
        ".upload-button input", {"name": "a.png", "mimeType": "image/png", "buffer": b"\0" * (12 * 1024 * 1024 + 1)}
    )
    assert states(page) == ["ファイルが 12 MB を超えています。小さくしてから、もう一度お試しください。"]


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_a_new_picture_is_chosen_in_a_form(person, owner, viewport):
    author = AuthorFactory(picture=None)
    page = person(viewport)
    log_in(page, reverse("admin:blog_author_change", args=[author.pk]), ".picture-field")
    page.click(".picture-field button")
    page.set_input_files("dialog .upload-button input", {"name": "顔.png", "mimeType": "image/png", "buffer": png()})
    page.fill("dialog .upload-words [type=text]", "筆者の似顔絵")
    page.click("dialog [type=submit]")  # the words are saved along
    page.wait_for_selector(".picture-field img:not([hidden])")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert list(Author.objects.values_list("picture__alt", "picture__original_name")) == [("筆者の似顔絵", "顔.png")]


def test_the_library_is_searched_and_chosen_from_by_keyboard(person, owner):
    author = AuthorFactory(picture=None)
    for words in ("机", "灯り", "鉢"):
        Image.objects.create(title=words)
    page = person(DESK)
    log_in(page, reverse("admin:blog_author_change", args=[author.pk]), ".picture-field")
    page.focus(".picture-field button")
    page.keyboard.press("Enter")
    page.wait_for_selector("dialog .library-picture")
    page.fill("dialog [type=search]", "灯")
    page.locator("dialog .library-picture").nth(1).wait_for(state="detached")
    page.keyboard.press("Enter")  # seeks, and closes nothing
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.locator("dialog").wait_for(state="detached")
    assert page.inner_text(".picture-field strong") == "灯り"
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert Author.objects.get().picture.title == "灯り"


def test_a_picture_is_chosen_without_javascript(person, owner):
    author = AuthorFactory(picture=None)
    Image.objects.create(title="机")
    page = person(DESK, javascript=False)
    log_in(page, reverse("admin:blog_author_change", args=[author.pk]), "[name=picture]")
    page.select_option("[name=picture]", label="机")
    page.click("[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert Author.objects.get().picture.title == "机"
