"""blog.admin of pictures, categories, authors, blocks and menus: what a save leaves behind."""

import io
from datetime import datetime

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.formats import date_format
from django.utils.translation import gettext
from PIL import Image as Pillow

from blog.models import Author, Category, Image, MenuItem, Rendering, SidebarBlock, Tag
from tests.factories import ArticleFactory, CategoryFactory

pytestmark = pytest.mark.django_db

AD_LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'
LABEL = 'data-disclosure="label"'


def picture(width=600, height=300):
    target = io.BytesIO()
    Pillow.new("RGB", (width, height), "teal").save(target, "PNG")
    return SimpleUploadedFile("机.png", target.getvalue())


@pytest.mark.parametrize(
    ("address", "typed", "model"),
    [
        ("category", {"name": "旅", "position": 0, "description": AD_LINK}, Category),
        ("author", {"name": "みお", "bio": AD_LINK}, Author),
        (
            "sidebarblock",
            {"kind": "text", "place": "sidebar", "language": "ja", "position": 0, "body": AD_LINK},
            SidebarBlock,
        ),
    ],
)
def test_every_saved_text_is_rendered_with_its_labels(desk, address, typed, model):
    response = desk.post(f"/admin/blog/{address}/add/", typed)
    assert (response.status_code, model.objects.count()) == (302, 1)
    assert LABEL in Rendering.objects.get().html


@pytest.mark.parametrize("model", ["article", "page", "category", "author", "sidebarblock"])
def test_every_form_with_a_text_loads_the_editor(desk, model):
    page = desk.get(f"/admin/blog/{model}/add/").content.decode()
    assert ("data-editor=" in page, 'type="importmap"' in page) == (True, True)


def test_an_uploaded_picture_is_stored_in_its_widths(desk):
    desk.post("/admin/blog/image/add/", {"upload": picture(), "alt": "机"})
    image = Image.objects.get()
    assert [(row["width"], row["height"]) for row in image.renditions] == [(480, 240), (600, 300)]
    assert f'src="{image.thumb["src"]}"' in desk.get("/admin/blog/image/").content.decode()


def test_words_change_without_a_new_upload(desk):
    desk.post("/admin/blog/image/add/", {"upload": picture(), "alt": "机"})
    image = Image.objects.get()
    desk.post(f"/admin/blog/image/{image.pk}/change/", {"alt": "木の机"})
    assert list(Image.objects.values_list("alt", "file")) == [("木の机", image.file.name)]


@pytest.mark.parametrize("way", ["one", "several"])
def test_a_deleted_picture_takes_its_files_along(desk, way, django_capture_on_commit_callbacks):
    desk.post("/admin/blog/image/add/", {"upload": picture(), "alt": "机"})
    image = Image.objects.get()
    several = {"action": "delete_selected", "_selected_action": image.pk, "post": "yes"}
    address, typed = {
        "one": (f"/admin/blog/image/{image.pk}/delete/", {"post": "yes"}),
        "several": ("/admin/blog/image/", several),
    }[way]
    with django_capture_on_commit_callbacks(execute=True):
        desk.post(address, typed)
    assert (Image.objects.count(), default_storage.exists(image.file.name)) == (0, False)


def test_a_picture_in_use_is_not_deleted(desk):
    desk.post("/admin/blog/image/add/", {"upload": picture(), "alt": "机"})
    image = Image.objects.get()
    ArticleFactory(picture=image)
    desk.post(f"/admin/blog/image/{image.pk}/delete/", {"post": "yes"})
    assert (Image.objects.count(), default_storage.exists(image.file.name)) == (1, True)


def test_a_menu_and_a_tag_are_saved(desk):
    desk.post(
        "/admin/blog/menuitem/add/",
        {"place": "header", "language": "ja", "label": "運営者", "address": "/about/", "position": 1},
    )
    desk.post("/admin/blog/tag/add/", {"name": "Wi-Fi"})
    assert (MenuItem.objects.get().address, Tag.objects.get().slug) == ("/about/", "wi-fi")


def test_a_category_is_not_put_below_itself(desk):
    category = CategoryFactory()
    address = f"/admin/blog/category/{category.pk}/change/"
    typed = {"name": "旅", "slug": category.slug, "position": 0, "parent": category.pk}
    assert desk.post(address, typed).status_code == 200


@pytest.mark.parametrize("model", ["image", "category", "tag", "author", "sidebarblock", "menuitem", "site"])
def test_staff_without_permission_are_refused(client, django_user_model, model):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert [client.get(f"/admin/blog/{model}/{page}").status_code for page in ("", "add/")] == [403, 403]


def test_below_the_notice_only_a_text_can_stand(desk):
    row = {"kind": "search", "place": "notice", "language": "ja", "position": 0}
    response = desk.post("/admin/blog/sidebarblock/add/", row)
    assert list(response.context["adminform"].form.errors) == ["kind"]


def test_the_library_says_which_pictures_are_decoration(desk):
    Image.objects.create(alt="鉢植えの葉")
    Image.objects.create(is_decorative=True)
    page = desk.get("/admin/blog/image/").content.decode()
    assert [">鉢植えの葉<" in page, gettext("Decoration only") in page] == [True, True]


def test_japanese_dates_leave_a_space_before_the_time():
    assert date_format(datetime(2026, 11, 4, 5, 40), "DATETIME_FORMAT") == "2026年11月4日 5:40"
