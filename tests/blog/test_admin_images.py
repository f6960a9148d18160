"""blog.admin.images: the library as a list, what replacing does to texts, and what may be deleted."""

import errno
import threading
import time

import pytest
from django.core.files.storage import InMemoryStorage, default_storage
from django.db import connections
from django.utils import timezone

from blog import images, renditions
from blog.models import Image, Rendering
from blog.rendering import render_and_store
from tests.factories import ArticleFactory, ImageFactory, TagFactory
from tests.pictures import picture, upload

LIST = "/admin/blog/image/"


def figure(image):
    return f'<figure data-block="figure" data-image="{image.pk}" data-size="normal"><figcaption></figcaption></figure>'


def said(response):
    return [str(message) for message in response.context["messages"]]


def listed(response):
    return [str(image) for image in response.context["cl"].result_list]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "missing"}, ["IMG_1.jpg"]),
        ({"words": "decoration"}, ["線"]),
        ({"use": "none"}, ["線", "IMG_1.jpg"]),
        ({"use": "some"}, ["机"]),
        ({"created_at__gte": "2026-01-01 00:00:00+09:00", "created_at__lt": "2026-02-01 00:00:00+09:00"}, []),
        ({"q": "img"}, ["IMG_1.jpg"]),
    ],
)
def test_the_list_answers_its_questions(desk, asked, found):
    used = ImageFactory(title="机")
    Image.objects.create(original_name="IMG_1.jpg")
    Image.objects.create(title="線", is_decorative=True)
    ArticleFactory(picture=used)
    assert listed(desk.get(LIST, asked)) == found


def test_the_list_and_the_form_say_where_a_picture_is_used(desk):
    image = ImageFactory()
    article = ArticleFactory(title="机の話", picture=image, body=figure(image))
    render_and_store(article)
    link = f'<a href="/admin/blog/article/{article.pk}/change/">机の話</a>'
    assert "2 か所で使用" in desk.get(LIST).content.decode()
    assert desk.get(f"{LIST}{image.pk}/change/").content.decode().count(link) == 2


def test_a_picture_of_a_text_is_not_deleted_and_the_text_is_named(desk):
    image = ImageFactory(title="机")
    render_and_store(ArticleFactory(title="机の話", body=figure(image)))
    response = desk.post(f"{LIST}{image.pk}/delete/", {"post": "yes"}, follow=True)
    assert (said(response), Image.objects.count()) == (
        ["「机」は使われているため削除しませんでした。使用場所：記事の本文「机の話」"],
        1,
    )


def test_of_several_pictures_those_in_use_stay_and_are_named(desk):
    used, free = ImageFactory(title="机"), ImageFactory(title="灯り")
    for number in range(7):
        ArticleFactory(title=f"話{number}", picture=used)
    chosen = {"action": "delete_selected", "_selected_action": [used.pk, free.pk]}
    asked = desk.post(LIST, chosen)
    assert [str(image) for image in asked.context["queryset"]] == ["灯り"]
    response = desk.post(LIST, {**chosen, "post": "yes"}, follow=True)
    named = "、".join(f"記事の画像「話{number}」" for number in range(5))
    assert said(response)[0] == f"「机」は使われているため削除しませんでした。使用場所：{named}、ほか2 か所"
    assert list(Image.objects.all()) == [used]


def test_a_new_file_reaches_the_texts_and_leaves_them_as_they_are(desk):
    image = images.take_in(upload(picture(600, 300)))
    article = ArticleFactory(body=figure(image))
    render_and_store(article)
    before = desk.get(article.get_absolute_url()).content.decode()
    old = image.address
    new = {"upload": upload(picture(500, 500, colour="maroon")), "alt": "赤い紙"}
    desk.post(f"{LIST}{image.pk}/change/", new)
    image.refresh_from_db()
    after = desk.get(article.get_absolute_url()).content.decode()
    assert (image.address.split("?")[0], image.address == old) == (old.split("?")[0], False)
    assert (old in before, old in after, image.address in after, 'height="500"' in after) == (True, False, True, True)
    article.refresh_from_db()
    assert article.body == figure(image)


def test_new_words_reach_the_texts(desk):
    image = ImageFactory(alt="机")
    render_and_store(ArticleFactory(body=figure(image)))
    desk.post(f"{LIST}{image.pk}/change/", {"alt": "木の机"})
    assert list(Rendering.objects.values_list("fingerprint", flat=True)) == [""]


class FullDisk(InMemoryStorage):
    """A store that takes in one file and then has no room left."""

    room = 1

    def _save(self, name, content):
        FullDisk.room -= 1
        if FullDisk.room < 0:
            raise OSError(errno.ENOSPC, "No space left on device")
        return super()._save(name, content)


@pytest.fixture
def full_disk(settings):
    FullDisk.room = 1
    settings.STORAGES = {**settings.STORAGES, "default": {"BACKEND": f"{__name__}.FullDisk"}}


def stored():
    folder = f"images/{timezone.now():%Y/%m}"
    return default_storage.listdir(folder)[1] if default_storage.exists(folder) else []


FULL = "画像を保存できませんでした。サーバーの空き容量が足りないか、書き込みが許可されていません。"


def test_a_full_disk_is_said_beside_the_field_and_keeps_what_was_typed(desk, full_disk):
    response = desk.post(f"{LIST}add/", {"upload": upload(picture(600, 300)), "alt": "机"})
    form = response.context["adminform"].form
    assert (form.errors, form["alt"].value()) == ({"upload": [FULL]}, "机")
    assert (Image.objects.count(), stored()) == (0, [])


def test_a_full_disk_is_said_to_the_editor(desk, full_disk):
    answer = desk.post(f"{LIST}upload.json", {"file": upload(picture(600, 300))})
    assert (answer.status_code, answer.json(), Image.objects.count(), stored()) == (507, {"error": FULL}, 0, [])


def test_a_full_disk_leaves_a_replaced_picture_as_it_was(desk, full_disk):
    FullDisk.room = 3
    image = images.take_in(upload(picture(600, 300)))
    before = Image.objects.values().get(), sorted(stored())
    response = desk.post(f"{LIST}{image.pk}/change/", {"upload": upload(picture(700, 300)), "alt": "机"})
    assert response.context["adminform"].form.errors == {"upload": [FULL]}
    assert (Image.objects.values().get(), sorted(stored())) == before


@pytest.mark.django_db(transaction=True)
def test_other_writers_do_not_wait_for_a_picture_that_is_made_smaller(desk):
    def send():
        desk.post(f"{LIST}add/", {"upload": upload(picture(600, 300)), "alt": "机"})
        connections.close_all()

    with renditions.alone():
        sender = threading.Thread(target=send)
        sender.start()
        time.sleep(0.5)  # the form waits for its turn by now
        begun = time.monotonic()
        TagFactory()
        waited = time.monotonic() - begun
    sender.join()
    assert (waited < 1, Image.objects.count()) == (True, 1)
