"""disclosures.counting: true reports are added up once, and all the others change nothing."""

import json
from dataclasses import replace
from datetime import timedelta
from itertools import cycle, islice

import pytest
import time_machine
from django.utils import timezone

from disclosures import counting
from disclosures.beacons import DROPS, PLAIN
from disclosures.counting import Text
from disclosures.models import CountedView, DailyCount
from lib import signing
from tests import readers
from tests.factories import CreativeFactory, PlacementFactory

NOON = "2026-03-09T12:00+09:00"


def count(placement=None, **what):
    return counting.count(replace(PLAIN, body=readers.body(placement, **what)))


def counted():
    return list(DailyCount.objects.order_by("pk").values_list("placement__key", "day", "impressions", "clicks"))


def test_a_token_names_its_text_to_every_reader_of_the_day():
    with time_machine.travel(NOON, tick=False):
        assert counting.token("article", 7) == counting.token("article", 7)
        assert counting.text_of(counting.token("article", 7)) == Text("article", 7)


@pytest.mark.parametrize(("days", "is_good"), [(-2, False), (-1, True), (0, True), (7, True), (8, False)])
def test_a_page_in_a_cache_counts_for_a_week(days, is_good):
    with time_machine.travel(NOON, tick=False) as clock:
        token = counting.token("article", 7)
        clock.shift(timedelta(days=days))
        assert (counting.text_of(token) is not None) is is_good


@pytest.mark.parametrize(
    "forge",
    [
        lambda token: "",
        lambda token: token[:-1],
        lambda token: token.replace("article:7", "article:8"),
        lambda token: "x" * 501,
        lambda token: signing.sign("article:7:20260309", purpose="another"),
        lambda token: token + "\x00",
    ],
)
@time_machine.travel(NOON, tick=False)
def test_a_forged_token_names_nothing(forge):
    assert counting.text_of(forge(counting.token("article", 7))) is None


@pytest.mark.django_db
def test_days_are_those_of_the_site():
    placement = PlacementFactory()
    for moment in ("2026-03-09T23:59+09:00", "2026-03-10T00:00+09:00"):
        with time_machine.travel(moment, tick=False):
            count(placement)
    days = list(DailyCount.objects.order_by("day").values_list("day", "impressions"))
    assert [(f"{day:%m-%d}", number) for day, number in days] == [("03-09", 1), ("03-10", 1)]


@pytest.mark.django_db
def test_impressions_and_clicks_add_up():
    placement, day = PlacementFactory(), timezone.localdate()
    answers = [
        count(placement),
        count(placement, seen=[placement.key], clicked=[placement.key]),
        count(placement, clicked=[placement.key]),
    ]
    assert (answers, counted()) == (["", "", ""], [(placement.key, day, 2, 2)])


@pytest.mark.django_db
def test_the_same_report_counts_again_only_after_ten_minutes():
    placement, view = PlacementFactory(), "a-name-of-its-own-1"
    with time_machine.travel(NOON, tick=False) as clock:
        answers = [count(placement, view=view), count(placement, view=view)]
        clock.shift(timedelta(minutes=9))
        answers.append(count(placement, view=view))
        clock.shift(timedelta(minutes=1))
        answers.append(count(placement, view=view))
    assert answers == ["", "again", "again", ""]


@pytest.mark.django_db
def test_names_of_reports_are_kept_as_digests_and_forgotten():
    with time_machine.travel(NOON, tick=False) as clock:
        count(PlacementFactory(), view="a-name-of-its-own-1")
        kept = CountedView.objects.get().digest
        clock.shift(timedelta(minutes=9))
        assert (counting.forget(), len(kept), "own" in kept) == (0, 40, False)
        clock.shift(timedelta(minutes=1))
        assert (counting.forget(), CountedView.objects.count()) == (1, 0)


@pytest.mark.django_db
def test_an_ad_counts_only_for_the_text_that_its_token_names():
    placement, other = PlacementFactory(), PlacementFactory()
    foreign = counting.token(other.source, other.source_id)
    assert (count(placement, token=foreign, seen=[placement.key]), counted()) == ("placement", [])


@pytest.mark.django_db
def test_an_ad_that_left_its_text_still_counts_from_a_page_in_a_cache():
    placement = PlacementFactory(is_current=False)
    assert (count(placement), len(counted())) == ("", 1)


@pytest.mark.django_db
def test_sample_ads_are_not_counted():
    assert (count(PlacementFactory(creative=CreativeFactory(is_sample=True))), counted()) == ("placement", [])


@pytest.mark.django_db
@pytest.mark.parametrize("texts", [1, 3])
def test_a_report_costs_the_same_queries_whatever_it_holds(texts, django_assert_num_queries):
    placements = PlacementFactory.create_batch(texts)
    content = {counting.token(row.source, row.source_id): {"seen": [row.key]} for row in placements}
    beacon = replace(PLAIN, body=json.dumps({"view": "a-name-of-its-own-1", "texts": content}).encode())
    with django_assert_num_queries(5):  # the placements; and in a transaction the name and the numbers
        assert counting.count(beacon) == ""
    assert len(counted()) == texts


@pytest.mark.django_db
def test_fifty_thousand_reports_that_must_not_count_change_nothing():
    placement, other = PlacementFactory(), PlacementFactory()
    good = replace(PLAIN, body=readers.body(placement, view="a-name-of-its-own-1"))
    with time_machine.travel(timezone.now() - timedelta(days=9)):
        old = readers.body(placement)
    assert counting.count(good) == ""
    before = counted()
    foreign = {"token": counting.token(other.source, other.source_id), "seen": [placement.key]}
    asking = [good, replace(PLAIN, body=readers.body(**foreign))]  # the two kinds that the database must be asked about
    others = [
        *(replace(row.caught, body=good.body) if row.caught.body == PLAIN.body else row.caught for row in DROPS),
        replace(PLAIN, body=old),
        replace(PLAIN, body=readers.body(token="article:1:20260309:forged", seen=[placement.key])),
    ]
    answers = {counting.count(beacon) for beacon in (*islice(cycle(others), 49_000), *islice(cycle(asking), 1000))}
    assert answers == {*(row.key for row in DROPS), "again", "token", "placement"}
    assert (counted(), CountedView.objects.count()) == (before, 1)
