"""lib.instances: what a row gives is what Django makes of it."""

import pytest
from django.db import DEFAULT_DB_ALIAS

from blog.models import Article, Image
from lib.instances import instance
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db


def columns(row, names):
    return dict(type(row).objects.filter(pk=row.pk).values(*names).get())


@pytest.mark.parametrize("names", [["id", "title"], [field.attname for field in Article._meta.concrete_fields]])
def test_an_instance_is_what_django_makes_of_the_row(names):
    article = ArticleFactory()
    found = instance(Article, columns(article, names), DEFAULT_DB_ALIAS)
    expected = Article.from_db(DEFAULT_DB_ALIAS, names, list(columns(article, names).values()))
    assert (found, found._state.adding, found._state.db) == (expected, False, DEFAULT_DB_ALIAS)
    assert {**vars(found), "_state": 0} == {**vars(expected), "_state": 0}
    assert found.get_deferred_fields() == expected.get_deferred_fields()


def test_what_was_left_out_is_asked_for_later(django_assert_num_queries):
    article = ArticleFactory(title="題")
    found = instance(Article, columns(article, ["id", "category_id"]), DEFAULT_DB_ALIAS)
    with django_assert_num_queries(2):
        assert (found.title, found.category) == ("題", article.category)


def test_a_change_is_saved_to_the_same_row():
    article = ArticleFactory(title="前")
    found = instance(Article, columns(article, ["id", "title"]), DEFAULT_DB_ALIAS)
    found.title = "後"
    found.save()
    assert list(Article.objects.values_list("title", flat=True)) == ["後"]


def test_a_file_knows_its_place_and_the_picture_its_size():
    image = ImageFactory()
    found = instance(Image, columns(image, ["id", "file", "width", "height"]), DEFAULT_DB_ALIAS)
    assert (found.file.url, found.width, found.height) == (image.file.url, image.width, image.height)
