"""The generation of the site's pages as other queries read it: a number that grows with every change of what they show."""

from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, Func

TABLE = "config_change"  # its rows are added by config.generation, for each transaction that changes a page
SUM = f"SELECT COALESCE(SUM(number), 0) FROM {TABLE}"  # noqa: S608 -- a constant


class Generation(Func):
    """The number in the middle of another query: what was stored along with it holds as long as both are equal."""

    template = f"({SUM})"
    output_field = BigIntegerField()


def number() -> int:
    """The generation, as the default connection sees it. One query."""
    with connections[DEFAULT_DB_ALIAS].cursor() as cursor:
        return read(cursor)


def read(cursor: Any) -> int:
    cursor.execute(SUM)
    return int(cursor.fetchone()[0])
