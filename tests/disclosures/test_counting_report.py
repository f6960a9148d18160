"""disclosures.counting_report: the numbers of a period, beside those of the period before it."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db.models import Q

from disclosures.counting_report import BY_KEY, GROUPINGS, Group, Numbers, Period, Step, change, groups, steps
from tests.factories import CreativeFactory, DailyCountFactory, PlacementFactory, ProgrammeFactory

TODAY = date(2026, 3, 30)


def count(placement, day, impressions=10, clicks=1):
    DailyCountFactory(placement=placement, day=day, impressions=impressions, clicks=clicks)


def test_a_period_ends_today_and_follows_the_one_before():
    with time_machine.travel("2026-03-30T00:10+09:00", tick=False):
        period = Period(30)
    assert (period.first, period.last) == (date(2026, 3, 1), TODAY)
    assert (period.before.first, period.before.last) == (date(2026, 1, 30), date(2026, 2, 28))


@pytest.mark.parametrize(
    ("numbers", "rate"), [(Numbers(200, 3), 1.5), (Numbers(0, 0), None), (Numbers(0, 1), None), (Numbers(5, 0), 0)]
)
def test_the_rate_is_of_a_hundred_that_were_seen(numbers, rate):
    assert numbers.rate == rate


@pytest.mark.parametrize(("now", "before", "expected"), [(15, 10, 50), (5, 10, -50), (10, 10, 0), (5, 0, None)])
def test_a_change_needs_something_to_compare_with(now, before, expected):
    assert change(now, before) == expected


@pytest.mark.django_db
def test_groups_hold_both_periods_and_nothing_older():
    one, two = PlacementFactory.create_batch(2)
    period = Period(30, TODAY)
    for placement, day, seen in [
        *((one, TODAY, 10), (one, period.first, 5), (one, period.before.last, 7), (two, TODAY, 90)),
        *((two, period.before.first, 1), (two, period.before.first - timedelta(days=1), 1000)),
    ]:
        count(placement, day, seen)
    assert groups(BY_KEY["article"], period) == [
        Group(("article", two.source_id), Numbers(90, 1), Numbers(1, 1)),
        Group(("article", one.source_id), Numbers(15, 2), Numbers(7, 1)),
    ]


@pytest.mark.django_db
def test_each_grouping_puts_together_what_is_the_same():
    programme = ProgrammeFactory()
    creative = CreativeFactory(name="バナー")
    shared = {"creative": creative, "programme": programme, "network": "a8"}
    count(PlacementFactory(source_id=1, number=1, **shared), TODAY)
    count(PlacementFactory(source_id=2, number=2, **shared), TODAY)
    found = {row.key: [group.values for group in groups(row, Period(30, TODAY))] for row in GROUPINGS}
    assert found == {
        "article": [("article", 1), ("article", 2)],
        "ad": [(creative.pk, "バナー", "a8")],
        "programme": [(programme.pk, programme.name)],
        "position": [(1,), (2,)],
        "network": [("a8",)],
    }


@pytest.mark.django_db
def test_a_condition_leaves_one_article():
    one, two = PlacementFactory.create_batch(2)
    count(one, TODAY), count(two, TODAY)
    only = Q(placement__source_id=one.source_id)
    assert [group.values for group in groups(BY_KEY["article"], Period(30, TODAY), only)] == [
        ("article", one.source_id)
    ]


@pytest.mark.django_db
def test_every_day_of_a_short_period_is_a_step():
    count(PlacementFactory(), date(2026, 3, 29), 8, 2)
    count(PlacementFactory(), date(2026, 2, 28), 4, 1)
    found = steps(Period(30, TODAY))
    assert (len(found), found[-2:]) == (
        30,
        [Step(date(2026, 3, 29), Numbers(8, 2), Numbers()), Step(TODAY, Numbers(), Numbers(4, 1))],
    )


@pytest.mark.django_db
def test_a_year_is_shown_by_weeks_and_loses_no_day(django_assert_num_queries):
    placement, period = PlacementFactory(), Period(365, TODAY)
    for number in range(365):
        count(placement, period.first + timedelta(days=number), 2, 1)
    with django_assert_num_queries(1):
        found = steps(period)
    assert (len(found), sum((step.now for step in found), Numbers())) == (53, Numbers(730, 365))
