"""blog.admin: the lists of the desk cost the same queries for any number of rows."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog.models import Draft, Image, MenuItem
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DraftFactory,
    SidebarBlockFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

ARTICLES = "/admin/blog/article/"


def picture():
    return Image.objects.create(title="鉢", alt="鉢植えの葉")


LISTS = {
    "page": (lambda: ArticleFactory(page_type="page"), 11),
    "image": (picture, 15),
    "category": (lambda: CategoryFactory(parent=CategoryFactory()), 6),
    "tag": (TagFactory, 6),
    "author": (lambda: AuthorFactory(picture=picture()), 6),
    "sidebarblock": (lambda: SidebarBlockFactory(picture=picture()), 6),
    "menuitem": (lambda: MenuItem.objects.create(label="旅", address="/tag/tabi/"), 6),
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", LISTS)
def test_a_list_asks_the_same_queries_for_any_number_of_rows(desk, model, rows, django_assert_num_queries):
    make, queries = LISTS[model]
    for _row in range(rows):
        make()
    desk.get(f"/admin/blog/{model}/")
    with django_assert_num_queries(queries):
        desk.get(f"/admin/blog/{model}/")


def keys(response):
    return [article.pk for article in response.context["cl"].result_list]


def test_the_state_filter_tells_apart_what_readers_can_see(desk):
    now, hour = timezone.now(), timedelta(hours=1)
    rows = {
        "draft": DraftFactory(),
        "review": DraftFactory(state="review"),
        "scheduled": ArticleFactory(publish_at=now + hour),
        "public": ArticleFactory(publish_at=now - hour),
        "withdrawn": ArticleFactory(state="withdrawn"),
    }
    shown = {state: keys(desk.get(f"{ARTICLES}?state={state}")) for state in rows}
    assert shown == {state: [row.pk] for state, row in rows.items()}


def test_an_article_whose_time_is_over_has_ended(desk):
    past = timezone.now() - timedelta(hours=1)
    ended = ArticleFactory(publish_at=past - timedelta(days=1), end_at=past)
    ArticleFactory(end_at=timezone.now() + timedelta(hours=1))
    assert keys(desk.get(f"{ARTICLES}?state=ended")) == [ended.pk]


@pytest.mark.parametrize(
    ("question", "values"),
    [("description", {"description": ""}), ("picture", {"picture": None})],
)
def test_what_an_article_lacks_can_be_asked(desk, question, values):
    whole = {"description": "三つの日付を先に見ます。", "picture": picture()}
    ArticleFactory(**whole)
    lacking = ArticleFactory(**{**whole, **values})
    assert keys(desk.get(f"{ARTICLES}?needs={question}")) == [lacking.pk]


def test_my_articles_are_those_in_my_name_or_under_my_hands(desk, owner):
    named = ArticleFactory(author=AuthorFactory(user=owner))
    typed = ArticleFactory()
    Draft.objects.create(article=typed, saved_by=owner)
    ArticleFactory()
    assert sorted(keys(desk.get(f"{ARTICLES}?mine=1"))) == [named.pk, typed.pk]


def test_an_unknown_answer_filters_nothing(desk):
    article = ArticleFactory()
    assert keys(desk.get(f"{ARTICLES}?needs=nonsense&mine=2")) == [article.pk]
