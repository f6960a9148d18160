"""blog.admin.tag_choices: what the field for tags may know, and who may ask."""

import pytest

from tests.factories import ArticleFactory, TagFactory

pytestmark = pytest.mark.django_db

CHOICES = "/admin/blog/tag/choices.json"


def asked(browser, **query):
    return browser.get(CHOICES, query).json()


def test_tags_that_begin_with_what_is_typed_come_first_then_the_most_used(desk):
    for name, number in (("レンタルサーバー", 2), ("サーバー", 0), ("サーバー比較", 1), ("宿", 3)):
        tag = TagFactory(name=name)
        for article in ArticleFactory.create_batch(number):
            article.tags.add(tag)
    rows = [("サーバー比較", 1), ("サーバー", 0), ("レンタルサーバー", 2)]
    assert asked(desk, q="ｻｰﾊﾞ") == {"tags": [{"name": n, "articles": a} for n, a in rows], "known": []}


def test_the_field_learns_which_names_are_known(desk):
    TagFactory(name="VPS")
    assert asked(desk, names="vps、新しい") == {"tags": [], "known": ["vps"]}


def test_nothing_typed_offers_nothing(desk):
    TagFactory()
    assert asked(desk) == {"tags": [], "known": []}


def test_a_question_that_is_too_long_is_refused(desk):
    assert desk.get(CHOICES, {"q": "x" * 61}).status_code == 400


@pytest.mark.parametrize("rows", [1, 3])
def test_a_question_costs_the_same_for_more_tags(desk, rows, django_assert_num_queries):
    TagFactory.create_batch(rows)
    with django_assert_num_queries(4):
        asked(desk, q="タグ", names="タグ")


def test_staff_without_permission_learn_nothing(client, django_user_model):
    client.force_login(django_user_model.objects.create_user("staff", is_staff=True))
    assert client.get(CHOICES, {"q": "a"}).status_code == 403
