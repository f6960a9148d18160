"""The two statements that any number of processes may run at once and lose nothing: adding up, and claiming a name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db import connection

from disclosures.models import CountedView, DailyCount

# Django's own upsert can replace a number and cannot add to it. SQLite and PostgreSQL share this syntax.
ADD = """
INSERT INTO {table} (placement_id, day, impressions, clicks, is_sample) VALUES {rows}
ON CONFLICT (placement_id, day) DO UPDATE
SET impressions = {table}.impressions + excluded.impressions, clicks = {table}.clicks + excluded.clicks
"""
CLAIM = """
INSERT INTO {table} (digest, at) VALUES (%s, %s)
ON CONFLICT (digest) DO UPDATE SET at = excluded.at WHERE {table}.at <= %s
"""


@dataclass(frozen=True, order=True)
class Tally:
    placement_id: int
    impressions: int
    clicks: int


def add(tallies: Iterable[Tally], day: date) -> None:
    """Add to the counts of the day, in one statement and in one order, so that two writers never wait in a circle."""
    rows = sorted(tallies)
    written = connection.ops.adapt_datefield_value(day)
    values = [value for row in rows for value in (row.placement_id, written, row.impressions, row.clicks, False)]
    statement = ADD.format(table=DailyCount._meta.db_table, rows=", ".join(["(%s, %s, %s, %s, %s)"] * len(rows)))
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def claim(digest: str, *, now: datetime, before: datetime) -> bool:
    """Whether this name is new, or was last used at `before` or earlier; it is taken from now on."""
    adapt = connection.ops.adapt_datetimefield_value
    with connection.cursor() as cursor:
        cursor.execute(CLAIM.format(table=CountedView._meta.db_table), [digest, adapt(now), adapt(before)])
        return bool(cursor.rowcount)
