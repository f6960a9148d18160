"""blog.companions: neighbours, related articles and translations, in one query."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from blog import related, relating
from blog.companions import companions
from blog.models import Article
from tests.factories import ArticleFactory, CategoryFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db


def days_ago(number, **values):
    return ArticleFactory(publish_at=timezone.now() - timedelta(days=number), **values)


def relate():
    """As the housekeeping does it for articles that nobody saved."""
    related.due(Article.objects.values_list("pk", flat=True), is_thorough=True)
    while relating.renew_due(limit=100):
        pass


def beside(article):
    return [row.pk for row in companions(article).related]


def test_neighbours_are_the_nearest_in_time():
    days_ago(4)
    older, article, newer = days_ago(3), days_ago(2), days_ago(1)
    days_ago(0)
    around = companions(article)
    assert (around.previous, around.next) == (older, newer)


def test_articles_of_one_instant_are_ordered_by_their_numbers():
    instant = timezone.now()
    first, second, third = ArticleFactory.create_batch(3, publish_at=instant)
    around = companions(second)
    assert (around.previous, around.next) == (first, third)


def test_before_one_that_is_still_to_come_stands_the_newest_public_one():
    newest, later, article = days_ago(1), days_ago(-1), days_ago(-2)
    assert (companions(article).previous, companions(later).previous, companions(later).next) == (newest, newest, None)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="SQLite tells how many steps it takes")
def test_the_neighbours_of_an_old_article_cost_what_those_of_a_new_one_cost():
    old, *_others, new = [days_ago(number) for number in range(60, 0, -1)][1:-1]
    assert steps(lambda: companions(old)) == pytest.approx(steps(lambda: companions(new)), rel=0.1)


def steps(ask):
    """How often the database stops after ten steps of its own."""
    ask()  # prepared
    counted = []
    connection.connection.set_progress_handler(lambda: counted.append(1), 10)
    try:
        ask()
    finally:
        connection.connection.set_progress_handler(None, 10)
    return len(counted)


def test_an_article_alone_has_no_companions():
    around = companions(ArticleFactory())
    assert (around.previous, around.next, around.related, around.translations) == (None, None, [], [])


def test_related_articles_share_most_first():
    category, tags = CategoryFactory(), TagFactory.create_batch(2)
    article = days_ago(9, category=category)
    article.tags.set(tags)
    both = days_ago(8, category=category)
    both.tags.set(tags)
    one_tag = days_ago(7)
    one_tag.tags.add(tags[0])
    same_category = days_ago(6, category=category)
    days_ago(5)
    relate()
    assert beside(article) == [both.pk, one_tag.pk, same_category.pk]


def test_articles_chosen_by_hand_stand_first_and_the_rest_fills_up():
    category = CategoryFactory()
    article, alike, also = (days_ago(number, category=category) for number in (9, 8, 7))
    chosen, both = days_ago(6), days_ago(5, category=category)
    article.pinned.set([chosen, both])
    relate()
    assert beside(article) == [both.pk, chosen.pk, alike.pk]


def test_at_most_six_public_articles_chosen_by_hand_are_shown():
    article, hidden, english = days_ago(9), DraftFactory(), days_ago(1, language="en")
    chosen = [days_ago(number) for number in range(2, 9)]
    article.pinned.set([*chosen, hidden, english])
    assert beside(article) == [one.pk for one in chosen[:6]]


def test_a_choice_by_hand_counts_in_one_direction():
    article, chosen = days_ago(2), days_ago(1)
    article.pinned.add(chosen)
    assert beside(chosen) == []


def test_what_is_not_public_or_in_another_language_is_no_companion():
    category = CategoryFactory()
    article = days_ago(2, category=category)
    DraftFactory(category=category)
    days_ago(-1, category=category)
    days_ago(1, category=category, language="en")
    relate()
    around = companions(article)
    assert (around.next, around.related) == (None, [])


def test_translations_point_to_each_other():
    article = days_ago(2)
    english = days_ago(1, language="en", translation_of=article)
    assert (companions(article).translations, companions(english).translations) == ([english], [article])


@pytest.mark.parametrize("number", [1, 3, 30])
def test_all_companions_cost_one_query(number, django_assert_num_queries):
    category = CategoryFactory()
    article, *_rest = ArticleFactory.create_batch(number, category=category)
    relate()
    with django_assert_num_queries(1):
        companions(article)
