"""blog.related: which articles stand beside one another, right after every change of either."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing, related, relating
from blog.companions import companions
from blog.likeness import KEPT
from blog.merging import merge
from blog.models import Alike, Article, Tag
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def tag():
    return TagFactory()


def written(days, *tags, title="それから", category=None, **values):
    """An article of so many days ago, saved as the desk saves it."""
    at = timezone.now() - timedelta(days=days)
    article = ArticleFactory(publish_at=at, title=title, category=category, **values)
    article.tags.set(tags)
    publishing.keep(article, by=None)
    return article


def beside(article):
    return [Article.objects.get(pk=row.pk) for row in companions(article).related]


def test_a_new_article_and_the_older_ones_find_each_other_at_once(tag):
    older, newer = written(2, tag), written(1, tag)
    assert (beside(older), beside(newer)) == ([newer], [older])


def test_tags_weigh_more_than_the_category_and_each_more_than_a_term_of_the_title(tag):
    category = CategoryFactory()
    term, same, tagged = written(4, title="税金と解約"), written(3, category=category), written(2, tag)
    article = written(1, tag, title="解約金と電気代の話", category=category)
    assert beside(article) == [tagged, same, term]


def test_of_equals_those_of_about_the_same_time_come_first():
    category = CategoryFactory()
    oldest, article, newer, _newest = (written(days, category=category) for days in (90, 50, 40, 1))
    assert beside(article)[:2] == [newer, oldest]


def test_nothing_shared_is_nothing_related(tag):
    written(2, title="解約する")
    written(1, tag, title="庭にいる")
    assert list(Alike.objects.all()) == []


CHANGES = {
    "withdrawn": lambda article: publishing.withdraw(article, by=None),
    "its time is moved ahead": lambda article: save(article, publish_at=timezone.now() + timedelta(days=1)),
    "in another language": lambda article: save(article, language="en"),
    "no article any more": lambda article: save(article, page_type="page"),
    "without its tag": lambda article: save(article, tags=[]),
    "ended": lambda article: save(article, end_at=timezone.now()),
    "deleted": lambda article: article.delete(),
}


def save(article, *, tags=None, **values):
    if tags is not None:
        article.tags.set(tags)
    for name, value in values.items():
        setattr(article, name, value)
    article.save()
    publishing.keep(article, by=None)


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_an_article_leaves_the_others_in_the_moment_of_its_change(tag, change):
    leaves, stays = written(2, tag), written(1, tag)
    change(leaves)
    assert beside(stays) == []


def test_a_scheduled_article_stands_beside_others_when_its_time_has_come(tag):
    article, scheduled = written(1, tag), written(-1, tag)
    shown = beside(article)
    Article.objects.filter(pk=scheduled.pk).update(publish_at=timezone.now())
    assert (shown, beside(article)) == ([], [scheduled])


def test_many_scheduled_articles_push_no_public_one_out(tag):
    public, both = written(200, tag), TagFactory()
    article = written(100, tag, both)
    for days in range(2 * KEPT):
        written(-1 - days, tag, both)
    assert beside(article) == [public]


def test_a_draft_has_companions_in_its_preview_and_is_nobodys(tag):
    public, draft = written(1, tag), DraftFactory()
    save(draft, tags=[tag])
    assert ([row.other for row in related.alike(draft.pk)], beside(public)) == ([public], [])


def test_the_articles_of_merged_tags_find_each_other(tag):
    one, other = written(2, tag), written(1, TagFactory())
    merge([other.tags.get()], tag)
    relating.renew_due(limit=100)
    assert beside(one) == [other]


def test_the_articles_of_a_deleted_tag_part(tag):
    one, _other = written(2, tag), written(1, tag)
    related.forget(Tag.objects.filter(pk=tag.pk))
    tag.delete()
    relating.renew_due(limit=100)
    assert beside(one) == []


@pytest.mark.parametrize("number", [1, 30])
def test_a_change_costs_the_same_for_any_number_of_articles(tag, number, django_assert_num_queries):
    for days in range(number):
        written(days + 1, tag)
    article = written(0, tag)
    with django_assert_num_queries(10):
        related.changed(article)
