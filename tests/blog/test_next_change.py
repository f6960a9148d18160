"""blog.next_change: the instant at which the earliest of all plans comes true."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from blog.next_change import next_change, next_day
from tests.factories import ArticleFactory, CreativeFactory, ProgrammeFactory, RenderingFactory

NOW = datetime(2099, 11, 29, 3, tzinfo=UTC)  # what the factories make is public by then
SOON = NOW + timedelta(hours=1)
PLANS = [
    lambda: ArticleFactory(publish_at=SOON),
    lambda: ArticleFactory(publish_at=NOW - timedelta(days=1), end_at=SOON),
    lambda: ProgrammeFactory(starts_at=SOON),
    lambda: ProgrammeFactory(ends_at=SOON),
    lambda: CreativeFactory(starts_at=SOON),
    lambda: CreativeFactory(ends_at=SOON),
    lambda: CreativeFactory(lines_start_at=SOON),
    lambda: CreativeFactory(lines_end_at=SOON),
    lambda: RenderingFactory(valid_until=SOON),
]


@pytest.fixture
def later_and_past(db):
    ArticleFactory(publish_at=NOW - timedelta(days=2), end_at=NOW)
    ProgrammeFactory(starts_at=NOW - timedelta(days=3), ends_at=NOW + timedelta(days=3))


@pytest.mark.usefixtures("later_and_past")
@pytest.mark.parametrize("plan", PLANS)
def test_the_earliest_plan_counts(plan, django_assert_num_queries):
    plan()
    with django_assert_num_queries(1):
        assert next_change(NOW) == SOON


@pytest.mark.django_db
def test_without_plans_there_is_none():
    assert next_change(NOW) is None


def test_a_day_begins_where_the_site_is():
    assert next_day(NOW) == datetime(2099, 11, 29, 15, tzinfo=UTC)  # midnight in Tokyo
    assert next_day() > timezone.now()
