"""blog.models: what readers may open, in the query and on the row."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from blog.models import Article, Category
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory

pytestmark = pytest.mark.django_db

State = Article.State
NOW, DAY = timezone.now(), timedelta(days=1)


@pytest.mark.parametrize(
    ("state", "publish_at", "end_at", "facts"),
    [
        (State.DRAFT, None, None, []),
        (State.DRAFT, NOW - DAY, NOW - DAY / 2, []),
        (State.REVIEW, NOW - DAY, None, []),
        (State.PUBLISHED, NOW - DAY, None, ["public"]),
        (State.PUBLISHED, NOW - DAY, NOW + DAY, ["public"]),
        (State.PUBLISHED, NOW + DAY, None, ["scheduled"]),
        (State.PUBLISHED, NOW + DAY, NOW + 2 * DAY, ["scheduled"]),
        (State.PUBLISHED, NOW - 2 * DAY, NOW - DAY, ["ended"]),
        (State.WITHDRAWN, NOW - DAY, None, []),
        (State.WITHDRAWN, NOW - 2 * DAY, NOW - DAY, []),
    ],
)
def test_the_query_and_the_row_agree_on_what_readers_may_open(state, publish_at, end_at, facts):
    article = ArticleFactory(state=state, publish_at=publish_at, end_at=end_at)
    assert [name for name in ("public", "scheduled", "ended") if getattr(article, f"is_{name}")] == facts
    found = (Article.objects.published().exists(), Article.objects.ended().exists())
    assert found == ("public" in facts, "ended" in facts)


def test_an_article_ends_by_itself_when_its_time_has_come(time_machine):
    time_machine.move_to(NOW)
    article = ArticleFactory(end_at=timezone.now() + timedelta(hours=1))
    before = (article.is_public, Article.objects.published().exists())
    time_machine.shift(timedelta(hours=1))
    assert (before, (article.is_public, Article.objects.published().exists())) == ((True, True), (False, False))


def test_a_scheduled_article_is_public_when_its_time_has_come(time_machine):
    time_machine.move_to(NOW)
    article = ArticleFactory(publish_at=timezone.now() + timedelta(hours=1))
    before = (article.is_scheduled, Article.objects.published().exists())
    time_machine.shift(timedelta(hours=2))
    assert (before, (article.is_scheduled, Article.objects.published().exists())) == ((True, False), (False, True))


def test_fixed_pages_are_published_but_not_listed():
    ArticleFactory(page_type="policy")
    assert (Article.objects.published().count(), Article.objects.listed().count()) == (1, 0)


def test_the_database_refuses_a_published_row_without_a_time():
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleFactory(publish_at=None)


def test_the_database_refuses_an_address_that_differs_only_by_case():
    ArticleFactory(slug="server")
    with pytest.raises(IntegrityError), transaction.atomic():
        ArticleFactory(slug="SERVER")


@pytest.mark.parametrize(
    ("changes", "accepts"),
    [
        ({}, True),
        ({"comments_open": False}, False),
        ({"page_type": "page"}, False),
        ({"state": State.WITHDRAWN}, False),
    ],
)
def test_comments_are_accepted_under_public_articles_only(changes, accepts):
    assert ArticleFactory(**changes).accepts_comments == accepts


def test_a_draft_accepts_no_comments():
    assert not DraftFactory().accepts_comments


def test_a_category_cannot_stand_below_itself():
    top = CategoryFactory()
    below = CategoryFactory(parent=top)
    top.parent = below
    with pytest.raises(ValidationError):
        Category.clean(top)


@pytest.mark.parametrize("slug", ["guide", "サーバー-料金", "a&b=c(1)!", "100%", "é"])
def test_the_address_is_the_one_that_the_site_map_gives(slug):
    assert Article(slug=slug).get_absolute_url() == reverse("blog:article", args=[slug])
