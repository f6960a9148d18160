"""Pasted pictures of other sites: fetched once, judged and stored like an upload, or refused with a sentence."""

import io

import pytest
from django.urls import reverse
from PIL import Image as Pillow

from blog.models import Image
from lib import fetch
from lib.fetch import SENTENCES
from tests.factories import ImageFactory

pytestmark = pytest.mark.django_db
IMPORT = reverse("admin:blog_image_import")
PICTURE = "https://other.example/uploads/%E5%AE%BF.png?ver=2"


@pytest.fixture(autouse=True)
def offline():
    yield fetch.OFFLINE
    fetch.OFFLINE.forget()


def png(width=40):
    content = io.BytesIO()
    Pillow.new("RGB", (width, 30), "green").save(content, "PNG")
    return content.getvalue()


def test_a_picture_comes_into_the_library(desk, offline):
    offline.lay(PICTURE, png(), "image/png")
    answer = desk.post(IMPORT, {"address": PICTURE})
    image = Image.objects.get()
    assert (answer.status_code, answer.json()["id"], image.width, image.original_name) == (201, image.pk, 40, "宿.png")


def test_the_same_picture_is_stored_once(desk, offline):
    for _time in range(2):
        offline.lay(PICTURE, png(), "image/png")
        desk.post(IMPORT, {"address": PICTURE})
    assert Image.objects.count() == 1


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "address"),
        ("file:///etc/passwd", "address"),
        ("data:image/png;base64,AAAA", "address"),
        ("http://[", "address"),
        ("/media/images/%00-480.webp", "address"),
        ("https://www10.a8.net/0.gif?a8mat=A", "unwelcome"),
        ("https://bit.ly/3abcdef", "unwelcome"),
        ("https://other.example/none.png", "off"),
    ],
)
def test_what_is_not_fetched_is_refused_with_its_sentence(desk, offline, address, code):
    answer = desk.post(IMPORT, {"address": address}, headers={"accept-language": "en"})
    assert (answer.status_code, Image.objects.count()) == (422, 0)
    assert answer.json()["error"] == in_japanese(code)


def in_japanese(code):
    from django.utils import translation

    with translation.override("ja"):
        return str(SENTENCES[code])


@pytest.mark.parametrize(
    ("content", "kind"), [(b"<svg/>", "image/svg+xml"), (b"<html>", "image/png"), (b"x", "text/html")]
)
def test_what_is_no_picture_is_refused(desk, offline, content, kind):
    offline.lay(PICTURE, content, kind)
    assert (desk.post(IMPORT, {"address": PICTURE}).status_code, Image.objects.count()) == (422, 0)


def test_a_picture_of_this_site_is_found_and_not_fetched(desk, offline):
    image = ImageFactory()
    image.file.name = "images/2026/11/abc-960.webp"
    image.save()
    for address in (
        "/media/images/2026/11/abc-480.webp",
        "https://blog.example.jp/media/images/2026/11/abc-960.webp?v=2",
    ):
        assert desk.post(IMPORT, {"address": address}).json()["id"] == image.pk
    assert offline.asked == []


def test_only_those_who_may_add_pictures_import(client, desk, django_user_model):
    assert desk.get(IMPORT).status_code == 405
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert client.post(IMPORT, {"address": PICTURE}).status_code == 403
