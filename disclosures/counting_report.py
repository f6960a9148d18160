"""What the counts say: by what they can be grouped, as rows, and the numbers of a period beside those of the period before."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from django.db.models import Q, QuerySet, Sum
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures.models import DailyCount, Placement

LONG = 100  # days; a longer period is plotted by weeks


@dataclass(frozen=True)
class Grouping:
    """`fields` of Placement tell two groups apart."""

    key: str
    name: Promise
    column: Promise
    fields: tuple[str, ...]


GROUPINGS = (
    Grouping("article", _("By article"), _("Article"), ("source", "source_id")),
    Grouping("ad", _("By ad"), _("Ad"), ("creative_id", "creative__name", "network")),
    Grouping("programme", _("By programme"), _("Programme"), ("programme_id", "programme__name")),
    Grouping("position", _("By position"), _("Position in the text"), ("number",)),
    Grouping("network", _("By network"), _("Network"), ("network",)),
)
BY_KEY = {row.key: row for row in GROUPINGS}
PERIODS = (30, 90, 365)


@dataclass(frozen=True)
class Period:
    """`days` days that end with `last`, and the same number of days before them."""

    days: int
    last: date = field(default_factory=timezone.localdate)

    @property
    def first(self) -> date:
        return self.last - timedelta(days=self.days - 1)

    @property
    def before(self) -> "Period":
        return Period(self.days, self.first - timedelta(days=1))

    @property
    def step(self) -> int:
        """Days of one bar in a plot."""
        return 7 if self.days > LONG else 1

    def condition(self) -> Q:
        return Q(day__range=(self.first, self.last))


@dataclass(frozen=True)
class Numbers:
    impressions: int = 0
    clicks: int = 0

    @property
    def rate(self) -> float | None:
        """Clicks for a hundred impressions; None where nothing was seen."""
        return 100 * self.clicks / self.impressions if self.impressions else None

    def __add__(self, other: "Numbers") -> "Numbers":
        return Numbers(self.impressions + other.impressions, self.clicks + other.clicks)


@dataclass(frozen=True)
class Group:
    """`values` are those of the grouping's fields."""

    values: tuple[Any, ...]
    now: Numbers
    before: Numbers


@dataclass(frozen=True)
class Step:
    """A day, or a week that begins with it."""

    day: date
    now: Numbers
    before: Numbers


def change(now: float, before: float) -> float | None:
    """How much more than before, in per cent; None where there was nothing to compare with."""
    return 100 * (now - before) / before if before else None


def rows(period: Period, only: Q) -> QuerySet[DailyCount]:
    return DailyCount.objects.filter(period.condition() | period.before.condition(), only)


def groups(grouping: Grouping, period: Period, only: Q = Q()) -> list[Group]:  # noqa: B008 -- an empty condition is never changed
    """Most seen first; what was seen before and is no more comes last.

    The days of each placement are added up before anything is joined: there are a hundred times as many of them.
    """
    sums = {
        f"{name}_{when}": Coalesce(Sum(name, filter=span.condition()), 0)
        for when, span in (("now", period), ("before", period.before))
        for name in ("impressions", "clicks")
    }
    found = rows(period, only).order_by().values_list("placement").annotate(**sums)
    totals = {pk: (Numbers(*numbers[:2]), Numbers(*numbers[2:])) for pk, *numbers in found}
    placements = Placement.objects.filter(pk__in=totals).order_by("pk").values_list("pk", *grouping.fields)
    together: dict[tuple[Any, ...], tuple[Numbers, Numbers]] = {}
    for pk, *values in placements:
        now, before = together.get(tuple(values), (Numbers(), Numbers()))
        together[tuple(values)] = (now + totals[pk][0], before + totals[pk][1])
    merged = [Group(values, *numbers) for values, numbers in together.items()]
    return sorted(merged, key=lambda group: (-group.now.impressions, -group.before.impressions))


def steps(period: Period, only: Q = Q()) -> list[Step]:  # noqa: B008 -- as above
    """The whole period, days without any count included, oldest first."""
    sums = rows(period, only).values_list("day").annotate(Sum("impressions"), Sum("clicks")).order_by("day")
    by_day = {day: Numbers(seen, clicked) for day, seen, clicked in sums}
    return list(_steps(period, by_day))


def _steps(period: Period, by_day: dict[date, Numbers]) -> Iterator[Step]:
    def total(first: date, days: int) -> Numbers:
        each = (by_day.get(first + timedelta(days=number), Numbers()) for number in range(days))
        return sum(each, Numbers())

    for offset in range(0, period.days, period.step):
        length, day = min(period.step, period.days - offset), period.first + timedelta(days=offset)
        yield Step(day, total(day, length), total(period.before.first + timedelta(days=offset), length))
