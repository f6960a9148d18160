"""blog.picture_field: a select of the newest pictures that knows the chosen one, however old."""

import pytest

from blog.models import Author
from lib.document import Document
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db


def options(response, name):
    return [
        option.attributes.get("value") for option in Document(response.content.decode()).css(f"[name={name}] option")
    ]


def test_the_newest_pictures_and_the_chosen_one_are_offered(desk):
    pictures = [image.pk for image in ImageFactory.create_batch(52)]
    article = ArticleFactory(picture_id=pictures[0])
    page = desk.get(f"/admin/blog/article/{article.pk}/change/")
    newest = [str(pk) for pk in reversed(pictures[2:])]
    assert options(page, "picture") == ["", *newest, str(pictures[0])]
    assert options(page, "social_image") == ["", *newest]


def test_an_old_picture_can_be_chosen(desk):
    old, author = ImageFactory(), {"name": "ゆず", "slug": "yuzu", "bio": "", "role": ""}
    ImageFactory.create_batch(51)
    desk.post("/admin/blog/author/add/", {**author, "picture": old.pk})
    assert Author.objects.get().picture == old


@pytest.mark.parametrize("value", ["x", "²", "9" * 40, "-1", "99999"])
def test_nonsense_is_refused_beside_the_field(desk, value):
    page = desk.post("/admin/blog/author/add/", {"name": "ゆず", "picture": value})
    assert list(page.context["adminform"].form.errors) == ["picture"]


@pytest.mark.parametrize("model", ["article", "page", "author", "category", "sidebarblock", "site", "speaker"])
def test_every_form_with_a_picture_opens_the_library(desk, model):
    page = desk.get(f"/admin/blog/{model}/add/", follow=True).content.decode()
    assert ("data-library=" in page, 'type="importmap"' in page, "picture_field.js" in page) == (True, True, True)
