"""The library in a real browser: pictures dropped, pasted and chosen, what is refused, and a picture chosen in a form."""

import base64
import io

import pytest
from django.urls import reverse
from PIL import Image as Pillow

from blog import images
from blog.models import Author, Image, SidebarBlock
from blog.renditions import MAX_BYTES
from tests.browser.conftest import DESK, PHONE
from tests.browser.hand import click, follow
from tests.factories import AuthorFactory, ImageFactory
from tests.pictures import picture, upload

LIST = "/admin/blog/image/"
ATTEMPTS = 1200  # of 50 milliseconds: a busy machine needs long for a large file, and for making small ones of it
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
    follow(page, "[type=submit]")
    page.wait_for_selector(awaited)


def transfer(page, *files):
    coded = [(name, kind, base64.b64encode(content).decode()) for name, kind, content in files]
    return page.evaluate_handle(TRANSFER, coded)


def png(colour="teal"):
    return picture(600, 300, kind="PNG", colour=colour)


def states(page):
    for _attempt in range(ATTEMPTS):
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


def test_a_photo_that_is_too_heavy_is_made_smaller_before_it_is_sent(person, owner):
    noise = Pillow.effect_noise((4100, 3200), 90)  # which no format makes small
    content = io.BytesIO()
    noise.save(content, "PNG", compress_level=1)
    assert content.tell() > MAX_BYTES
    page = person(DESK)
    log_in(page, LIST, ".upload-drop")
    page.set_input_files(
        ".upload-button input",
        {"name": "海.png", "mimeType": "image/png", "buffer": content.getvalue()},
        timeout=60_000,  # such a file takes long to reach a browser on a busy machine
    )
    page.wait_for_selector(".upload-words", timeout=60_000)
    image = Image.objects.get()
    assert (image.original_name, image.width, image.height) == ("海.png", 1600, 1249)


def test_a_file_that_is_too_heavy_is_refused_before_it_is_sent(person, owner):
    page = person(DESK)
    log_in(page, LIST, ".upload-drop")
    page.set_input_files(
        ".upload-button input",
        {"name": "a.png", "mimeType": "image/png", "buffer": b"\0" * (MAX_BYTES + 1)},
        timeout=60_000,  # such a file takes long to reach a browser on a busy machine
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
    follow(page, "[name=_save]")
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
    follow(page, "[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert Author.objects.get().picture.title == "灯り"


def test_a_field_that_is_restored_shows_its_picture(person, owner):
    author, image = AuthorFactory(picture=None), images.take_in(upload(png()))
    ImageFactory.create_batch(51)  # so many that the field does not know the first
    page = person(DESK)
    page.watch.allowed_errors = REFUSED  # the files of those are not there
    log_in(page, reverse("admin:blog_author_change", args=[author.pk]), ".picture-field")
    page.evaluate(
        """pk => {
          const field = document.querySelector("[name=picture]")
          field.add(new Option(pk, pk, true, true))
          field.dispatchEvent(new Event("change", { bubbles: true }))
        }""",
        str(image.pk),
    )
    page.wait_for_selector(f".picture-field img[src='{image.thumb['src']}']")
    page.click(".picture-field >> text=外す")
    assert page.locator(".picture-field img").is_visible() is False


def test_a_picture_is_chosen_without_javascript(person, owner):
    author = AuthorFactory(picture=None)
    Image.objects.create(title="机")
    page = person(DESK, javascript=False)
    log_in(page, reverse("admin:blog_author_change", args=[author.pk]), "[name=picture]")
    page.select_option("[name=picture]", label="机")
    follow(page, "[name=_save]")
    page.wait_for_selector(".messagelist .success")
    assert Author.objects.get().picture.title == "机"


def open_text(person, body="<p>前の段落。</p><p>後の段落。</p>"):
    """The editor with this text, in the simplest form that has one."""
    row = SidebarBlock.objects.create(kind="text", place="sidebar", language="ja", body=body)
    page = person(DESK)
    page.watch.allowed_errors = REFUSED
    log_in(page, reverse("admin:blog_sidebarblock_change", args=[row.pk]), ".ProseMirror")
    return page


def drop(page, target, *files):
    """As the browser tells it: over the lower half of the target."""
    box = page.locator(target).bounding_box()
    at = {"clientX": box["x"] + 20, "clientY": box["y"] + box["height"] - 4}
    page.dispatch_event(target, "drop", {"dataTransfer": transfer(page, *files), **at})


def body(page):
    return page.evaluate("() => document.querySelector('textarea[data-editor]').value")


def figure(name):
    image = Image.objects.get(original_name=name)
    return f'<figure data-block="figure" data-image="{image.pk}" data-size="normal"><figcaption></figcaption></figure>'


def settled(page):
    for _attempt in range(ATTEMPTS):
        if not page.locator(".picture-upload:not(.is-refused)").count():
            return
        page.wait_for_timeout(50)


def test_a_picture_from_the_clipboard_comes_into_the_text(person, owner):
    page = open_text(person)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    click(page, ".ProseMirror p >> nth=0")
    page.evaluate(
        """async content => {
          const bytes = Uint8Array.from(atob(content), letter => letter.charCodeAt(0))
          await navigator.clipboard.write([new ClipboardItem({ "image/png": new Blob([bytes], { type: "image/png" }) })])
        }""",
        base64.b64encode(png()).decode(),
    )
    page.keyboard.press("Control+v")
    page.wait_for_selector(".ProseMirror figure img")
    assert body(page) == f"<p>前の段落。</p>{figure('image.png')}<p>後の段落。</p>"
    page.keyboard.press("Control+z")
    assert body(page) == "<p>前の段落。</p><p>後の段落。</p>"


def test_dropped_pictures_stand_in_their_order_and_typing_goes_on(person, owner):
    page = open_text(person)
    click(page, ".ProseMirror p >> nth=1")
    files = [
        ("a.png", "image/png", png("red")),
        ("b.png", "image/png", png("lime")),
        ("c.png", "image/png", png("blue")),
    ]
    drop(page, ".ProseMirror p >> nth=0", *files)
    page.keyboard.press("End")
    page.keyboard.type("続き。")
    settled(page)
    figures = "".join(figure(f"{name}.png") for name in "abc")
    assert body(page) == f"<p>前の段落。</p>{figures}<p>後の段落。続き。</p>"
    follow(page, "[name=_continue]")
    page.wait_for_selector(".messagelist .success")
    assert SidebarBlock.objects.get().body == f"<p>前の段落。</p>{figures}<p>後の段落。続き。</p>"


def test_a_refused_file_says_why_in_the_text_and_leaves_nothing_there(person, owner):
    page = open_text(person)
    heavy = ("huge.png", "image/png", b"\0" * (MAX_BYTES + 1))
    drop(page, ".ProseMirror p >> nth=0", ("a.svg", "image/svg+xml", SVG), heavy, ("b.png", "image/png", png()))
    settled(page)
    assert page.locator(".picture-upload [role=alert]").all_inner_texts() == [
        "PNG・JPEG・WebP・GIF の画像ではないか、ファイルが壊れています。",
        "ファイルが 12 MB を超えています。小さくしてから、もう一度お試しください。",
    ]
    assert body(page) == f"<p>前の段落。</p>{figure('b.png')}<p>後の段落。</p>"
    for _refused in range(2):
        page.locator(".picture-upload").first.get_by_text("外す").click()
    assert page.locator(".picture-upload").count() == 0


def test_an_upload_that_lost_its_connection_is_sent_again(person, owner):
    page = open_text(person)
    page.watch.allowed_errors = ("Failed to load resource: net::ERR_INTERNET_DISCONNECTED",)
    page.context.set_offline(True)
    drop(page, ".ProseMirror p >> nth=0", ("a.png", "image/png", png()))
    page.get_by_text("もう一度試す").wait_for()
    click(page, ".ProseMirror p >> nth=1")
    page.keyboard.press("End")
    page.keyboard.type("続き。")
    page.context.set_offline(False)
    page.get_by_text("もう一度試す").click()
    page.wait_for_selector(".ProseMirror figure img")
    assert body(page) == f"<p>前の段落。</p>{figure('a.png')}<p>後の段落。続き。</p>"


def test_into_an_empty_text_the_picture_comes_above_the_caret(person, owner):
    page = open_text(person, body="<p></p>")
    click(page, ".ProseMirror")
    page.evaluate(
        "files => document.activeElement.dispatchEvent(new ClipboardEvent('paste', { clipboardData: files, bubbles: true, cancelable: true }))",
        transfer(page, ("a.png", "image/png", png())),
    )
    page.wait_for_selector(".ProseMirror figure img")
    page.keyboard.type("下の段落。")
    assert body(page) == f"{figure('a.png')}<p>下の段落。</p>"
