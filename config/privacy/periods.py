"""How long everything is kept now, how much of it is over its time, and taking that away in batches."""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from config.privacy.models import Period as SetPeriod
from config.privacy.period import Period
from config.privacy.period_rows import BY_KEY, PERIODS

BATCH = 500
MOST_DAYS = 3650


def days() -> dict[str, int | None]:
    """For each row that the owner may set: the days, or None for as long as the site has it."""
    chosen = dict(SetPeriod.objects.values_list("key", "days"))
    return {row.key: chosen.get(row.key, row.days) for row in PERIODS if row.fixed is None}


def kept(chosen: Mapping[str, int | None] | None = None) -> dict[str, timedelta | None]:
    """Every row's time, with the days that are set or those that are `chosen` instead."""
    chosen = days() if chosen is None else chosen
    return {row.key: row.fixed() if row.fixed else _span(chosen[row.key]) for row in PERIODS}


def _span(number: int | None) -> timedelta | None:
    return None if number is None else timedelta(days=number)


def counts(spans: Mapping[str, timedelta | None]) -> dict[str, int]:
    """How many rows would go today, with the times of `kept`; what stays for ever, or is in no table, counts none."""
    return {key: rows.count() for key, rows in _due(spans).items()}


def purge(*, limit: int = BATCH) -> int:
    """A batch of each row; returns the size of the greatest one, so that the caller knows whether more is waiting."""
    return max((_purge(BY_KEY[key], rows, limit) for key, rows in _due(kept()).items()), default=0)


def _due(spans: Mapping[str, timedelta | None]) -> dict[str, QuerySet[Any]]:
    now = timezone.now()
    return {row.key: row.due(now - span) for row in PERIODS if row.due and (span := spans[row.key]) is not None}


@transaction.atomic
def _purge(row: Period, rows: QuerySet[Any], limit: int) -> int:
    if row.purge is None:
        return 0
    keys = list(rows.order_by("pk").values_list("pk", flat=True)[:limit])
    if keys:
        row.purge(rows.model._base_manager.filter(pk__in=keys))
    return len(keys)


@transaction.atomic
def save(chosen: Mapping[str, int | None]) -> list[str]:
    """Set the days; returns the keys of those that changed."""
    before = days()
    changed = [key for key, number in chosen.items() if before[key] != number]
    for key in changed:
        SetPeriod.objects.update_or_create(key=key, defaults={"days": chosen[key]})
    return changed
