"""blog.relating: what the housekeeping does for related articles, and all of them made at once."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from blog import related, relating
from blog.likeness import KEPT, Peer, best, degree, terms
from blog.models import Alike, AlikeDue, Article, TitleTerm
from tests.factories import ArticleFactory, CategoryFactory, TagFactory

pytestmark = pytest.mark.django_db
TITLES = ["格安SIMの解約", "解約金とは", "Docker入門", "Dockerと格安サーバー", "それから", "サーバーを選ぶ"]


def written(days, *tags, title="それから", category=None, **values):
    """An article of so many days ago whose place among the others was found."""
    at = timezone.now() - timedelta(days=days)
    article = ArticleFactory(publish_at=at, title=title, category=category, **values)
    article.tags.set(tags)
    related.changed(article)
    return article


def keep_house():
    while relating.renew_due(limit=100):
        pass


def lists():
    return {(row.article_id, row.other_id): row.degree for row in Alike.objects.all()}


@pytest.fixture
def tag():
    return TagFactory()


@pytest.fixture
def site():
    """Articles that share this and that; some are in another language, scheduled, ended or drafts."""
    tags, categories = TagFactory.create_batch(4), CategoryFactory.create_batch(2)
    for number in range(36):
        article = written(
            number**1.1 - 3,
            *tags[number % 3 :: 1 + number % 4],
            title=TITLES[number % 6] + TITLES[number % 5],
            category=categories[number % 2],
            language="en" if number % 9 == 0 else "ja",
            end_at=timezone.now() - timedelta(minutes=1) if number % 11 == 5 else None,
        )
    return article


def test_made_one_by_one_and_all_at_once_the_lists_are_the_same(site):
    keep_house()
    one_by_one, terms = lists(), set(TitleTerm.objects.values_list("article", "term"))
    Alike.objects.all().delete()
    TitleTerm.objects.all().delete()
    call_command("rebuild_related", verbosity=0)
    assert (lists(), set(TitleTerm.objects.values_list("article", "term"))) == (one_by_one, terms)


TAGS, WORDS, CATEGORY, DAYS = (
    st.sets(st.integers(1, 3)),
    st.text("猫犬車旅本", max_size=6),
    st.integers(1, 3),
    st.integers(-400, 5),
)
KNOWN = st.lists(
    st.tuples(TAGS, WORDS, CATEGORY | st.none(), DAYS), min_size=1, max_size=40, unique_by=lambda row: row[3]
)


def weighed(one, other):
    return Peer(
        other.pk,
        other.begins,
        degree(
            relating.shared(one, other),
            sizes=(len(one.terms), len(other.terms)),
            is_same_category=one.category is not None and one.category == other.category,
            apart=(one.begins - other.begins).total_seconds(),
        ),
    )


@given(KNOWN)
def test_the_best_of_a_pool_are_those_that_a_look_at_each_one_finds(rows):
    now = timezone.now()
    one, *others = (
        relating.Known(key, "ja", category, now + timedelta(days=days), terms(title), frozenset(tags))
        for key, (tags, title, category, days) in enumerate(rows)
    )
    assert relating.Pool([one, *others]).best(one) == best(weighed(one, other) for other in others)


def test_what_has_not_changed_is_written_by_nobody(site):
    keep_house()
    before = list(Alike.objects.order_by("pk").values_list("pk", "degree"))
    assert (related.renew(site), list(Alike.objects.order_by("pk").values_list("pk", "degree"))) == (set(), before)


def test_a_list_that_lost_its_first_ones_is_filled(tag):
    article, *others = (written(days, tag) for days in range(100, 85, -1))
    keep_house()
    gone = Article.objects.filter(pk__in=[other.pk for other in others[:KEPT]])
    related.forget(gone)
    gone.delete()
    keep_house()
    assert [row.other for row in related.alike(article.pk)] == others[KEPT:]


def test_the_end_of_an_article_frees_its_places(tag):
    article, ends = written(2, tag), written(1, tag)
    Article.objects.filter(pk=ends.pk).update(end_at=timezone.now())
    keep_house()
    assert list(related.alike(article.pk)) == []


def test_two_that_did_not_see_each_other_are_brought_together(tag):
    one, other = written(2, tag), written(1, tag)
    Alike.objects.all().delete()
    keep_house()
    assert lists().keys() == {(one.pk, other.pk), (other.pk, one.pk)}


def test_very_many_that_wait_are_made_at_once(tag, monkeypatch):
    one, other = written(2, tag), written(1, tag)
    Alike.objects.all().delete()
    monkeypatch.setattr(relating, "MANY", 1)
    assert (relating.renew_due(limit=100), AlikeDue.objects.count(), len(lists())) == (0, 0, 2)
    assert {one.pk, other.pk} == set(Alike.objects.values_list("article", flat=True))


def test_one_round_looks_at_no_more_than_it_may(tag):
    for days in range(4):
        written(days, tag)
    assert (relating.renew_due(limit=3), AlikeDue.objects.count() >= 1) == (3, True)


def test_the_command_says_how_many_there_were(tag, capsys):
    written(1, tag)
    call_command("rebuild_related", verbosity=1)
    assert capsys.readouterr().out == "1 articles\n"
