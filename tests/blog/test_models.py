"""blog.models: what readers may open, in the query and on the row."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.utils import timezone

from blog.models import Article, Category
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory

pytestmark = pytest.mark.django_db

State = Article.State
NOW = timezone.now()


@pytest.mark.parametrize(
    ("state", "publish_at", "public"),
    [
        (State.DRAFT, None, False),
        (State.DRAFT, NOW - timedelta(days=1), False),
        (State.PUBLISHED, NOW - timedelta(days=1), True),
        (State.PUBLISHED, NOW + timedelta(days=1), False),
        (State.WITHDRAWN, NOW - timedelta(days=1), False),
    ],
)
def test_the_query_and_the_row_agree_on_what_is_public(state, publish_at, public):
    article = ArticleFactory(state=state, publish_at=publish_at)
    assert (article.is_public, Article.objects.published().exists()) == (public, public)


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
