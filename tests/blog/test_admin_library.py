"""blog.admin.library: pictures to choose from, files taken in, and words given, for those who may."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.storage import default_storage
from django.utils import timezone

from blog import images
from blog.models import Image, Use
from blog.rendering import render_and_store
from tests.factories import ArticleFactory
from tests.pictures import picture, upload

CHOICES, UPLOAD = "/admin/blog/image/choices.json", "/admin/blog/image/upload.json"


def names(answer):
    return [row["title"] for row in answer.json()["images"]]


@pytest.fixture
def shelf(db):
    """Three pictures; the last one is the newest."""
    rows = [("机", "木の机", "desk.png"), ("lamp", "", "ランプ.jpg"), ("鉢", "Green leaves", "IMG_1.jpg")]
    return [Image.objects.create(title=title, alt=alt, original_name=name) for title, alt, name in rows]


def test_the_newest_picture_comes_first(desk, shelf, django_assert_num_queries):
    with django_assert_num_queries(3):  # session, account, pictures
        assert names(desk.get(CHOICES)) == ["鉢", "lamp", "机"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("机", ["机"]),
        ("LEAVES", ["鉢"]),
        ("ランプ", ["lamp"]),
        ("jpg", ["鉢", "lamp"]),
        ("木 desk", ["机"]),
        ("%", []),
        ("'", []),
    ],
)
def test_pictures_are_found_by_name_file_and_words(desk, shelf, query, found):
    assert names(desk.get(CHOICES, {"q": query})) == found


def test_pictures_asked_for_by_number_come_in_that_order(desk, shelf):
    first, second, third = (image.pk for image in shelf)
    assert names(desk.get(CHOICES, {"ids": f"{second},{third},99999,{first},{second}"})) == ["lamp", "鉢", "机"]


def test_a_long_shelf_comes_in_pages(desk, db):
    Image.objects.bulk_create(Image(title=str(number), created_at=timezone.now()) for number in range(25))
    pages = [desk.get(CHOICES, {"page": page}).json() for page in (1, 2, 3)]
    assert [(len(page["images"]), page["more"]) for page in pages] == [(24, True), (1, False), (0, False)]


@pytest.mark.parametrize(
    "asked", [{"page": "-1"}, {"page": "9" * 400}, {"ids": "1,x"}, {"ids": "1" * 40}, {"q": "x" * 101}]
)
def test_nonsense_is_answered_with_a_sentence(desk, asked):
    answer = desk.get(CHOICES, asked)
    assert (answer.status_code, list(answer.json())) == (400, ["error"])


def test_a_file_becomes_a_row_and_again_the_same_row(desk):
    answers = [desk.post(UPLOAD, {"file": upload(picture(600, 300), "机.jpg")}) for _ in range(2)]
    image = Image.objects.get()
    row = {
        "id": image.pk,
        "src": image.address,
        "thumb": image.thumb["src"],
        "alt": "",
        "title": "",
        "name": "机.jpg",
        "width": 600,
        "height": 300,
        "is_decorative": False,
    }
    assert [(answer.status_code, answer.json()) for answer in answers] == [(201, row), (200, row)]


@pytest.mark.parametrize(
    ("sent", "status", "sentence"),
    [
        ({}, 422, "Choose a picture."),
        ({"file": "text"}, 422, "Choose a picture."),
        ({"file": upload(b"<svg onload='alert(1)'/>", "a.png")}, 422, "This is no PNG, JPEG, WebP or GIF picture"),
        ({"file": upload(b"\0" * (12 * 1024 * 1024 + 1))}, 413, "The file is larger than 12 MB."),
    ],
)
def test_a_refused_file_is_answered_with_the_reason(desk, sent, status, sentence):
    desk.cookies["django_language"] = "en"
    answer = desk.post(UPLOAD, sent)
    assert (answer.status_code, answer.json()["error"][: len(sentence)], Image.objects.count()) == (status, sentence, 0)


def test_a_refusal_speaks_the_language_of_the_admin(desk):
    assert desk.post(UPLOAD).json() == {"error": "画像を選んでください。"}


def test_a_picture_gets_its_words_and_its_texts_follow(desk, shelf):
    rendering = render_and_store(ArticleFactory())
    Use.objects.create(rendering=rendering, kind="image", target_id=shelf[1].pk)
    answer = desk.post(f"/admin/blog/image/{shelf[1].pk}/words.json", {"alt": "机の上の灯り"})
    rendering.refresh_from_db()
    assert (answer.status_code, answer.json()["alt"], rendering.fingerprint) == (200, "机の上の灯り", "")


@pytest.mark.parametrize("words", [{}, {"alt": " "}, {"alt": "\u200b"}, {"alt": "x" * 201}])
def test_words_that_say_nothing_are_refused(desk, shelf, words):
    answer = desk.post(f"/admin/blog/image/{shelf[0].pk}/words.json", words)
    assert (answer.status_code, list(answer.json()), Image.objects.get(pk=shelf[0].pk).alt) == (
        422,
        ["error"],
        "木の机",
    )


@pytest.mark.parametrize(
    ("permission", "allowed"),
    [("", ""), ("view_image", "choices"), ("add_image", "upload"), ("change_image", "words")],
)
def test_each_answer_needs_its_permission(client, django_user_model, shelf, permission, allowed):
    writer = django_user_model.objects.create_user("writer", is_staff=True)
    writer.user_permissions.set(Permission.objects.filter(codename=permission))
    client.force_login(writer)
    answers = {
        "choices": client.get(CHOICES),
        "upload": client.post(UPLOAD, {"file": upload(picture(30, 30))}),
        "words": client.post(f"/admin/blog/image/{shelf[1].pk}/words.json", {"alt": "灯り"}),
    }
    assert {name for name, answer in answers.items() if answer.status_code < 400} == {allowed} - {""}
    assert {answer.status_code for name, answer in answers.items() if name != allowed} == {403}


def test_strangers_are_led_to_the_login(client, db):
    assert [client.get(CHOICES).status_code, client.post(UPLOAD).status_code] == [302, 302]


def test_reading_never_takes_a_file_in(desk):
    assert [desk.get(UPLOAD).status_code, desk.post(CHOICES).status_code] == [405, 405]


def test_a_file_without_the_forms_token_is_refused(client, owner):
    strict = type(client)(enforce_csrf_checks=True)
    strict.force_login(owner)
    assert strict.post(UPLOAD, {"file": upload(picture(30, 30))}).status_code == 403


def test_what_was_taken_in_lies_in_the_store(desk):
    desk.post(UPLOAD, {"file": upload(picture(600, 300), "../../a\u202egnp.exe")})
    image = Image.objects.get()
    assert {default_storage.exists(name) for name in images.file_names(image)} == {True}
