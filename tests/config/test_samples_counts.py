"""The samples' made-up numbers: a year at most, never of today, and gone with the samples."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import searches
from blog.models import SearchTerm
from blog.periods import PERIODS
from config.samples import counts
from config.samples.removal import remove_samples
from disclosures.models import DailyCount
from tests.factories import ArticleFactory, DailyCountFactory, PlacementFactory, RenderingFactory, SearchTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    """A sample article of a month ago with an ad, beside an article of the owner's."""
    article = ArticleFactory(is_sample=True, publish_at=timezone.now() - timedelta(days=30))
    PlacementFactory(source_id=article.pk)
    PlacementFactory(source_id=ArticleFactory().pk)
    return article


def test_numbers_go_from_the_day_after_publication_to_yesterday(article):
    counts.fill()
    days = DailyCount.objects.values_list("day", flat=True)
    today = timezone.localdate()
    assert sorted(days) == [today - timedelta(days=age) for age in range(29, 0, -1)]
    assert set(DailyCount.objects.values_list("placement__source_id", "is_sample")) == {(article.pk, True)}


def test_an_old_article_has_a_year_of_them_that_makes_sense(article):
    type(article).objects.update(publish_at=timezone.now() - timedelta(days=1000))
    counts.fill()
    rows = DailyCount.objects.all()
    assert len(rows) == 365
    assert all(0 <= row.clicks <= row.impressions for row in rows)
    assert 0 < sum(row.clicks for row in rows) < 0.1 * sum(row.impressions for row in rows)


def test_filling_again_adds_nothing(article):
    counts.fill()
    before = DailyCount.objects.count()
    counts.fill()
    assert DailyCount.objects.count() == before


def test_they_go_with_the_samples_and_real_ones_stay(article, owner):
    counts.fill()
    real = DailyCountFactory()
    remove_samples(by=owner)
    assert list(DailyCount.objects.all()) == [real]


def test_made_up_searches_say_what_they_find_and_some_are_shown_to_readers(article):
    RenderingFactory(article__title="部屋干しは、間隔と風だけでどこまで変わるか")
    counts.fill()
    month = next(row for row in PERIODS if row.key == "month")
    asked = searches.asked_within(SearchTerm.objects.filter(language="ja"), month).order_by("-asked")
    assert [(term.words, term.asked, term.found) for term in asked[:2]] == [
        ("部屋干し", 34, 1),
        ("ドメイン 期限切れ", 27, 0),
    ]
    assert [term.words for term in searches.shown("ja")] == ["部屋干し"]
    assert all(searches.token(term.words, term.language, 0) for term in asked)


def test_made_up_searches_go_with_the_samples_and_real_ones_stay(article, owner):
    real = SearchTermFactory(asked={1: 1})
    counts.fill()
    remove_samples(by=owner)
    assert list(SearchTerm.objects.all()) == [real]
