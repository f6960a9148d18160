"""The generation of the site's pages: a sum in the database that grows with every transaction that changed a page.

Rows are added, never changed: on PostgreSQL one counter would make all writers wait for each other, and the newest of
ascending ids would hide a transaction that took its id early and commits late. The sum of what is committed grows with
each commit whatever their order. Numbers are drawn, so that a database put back from a backup comes to other sums.

Nobody calls this: a wrapper around every connection sees the statements that write, and adds the row to the
transaction of the first one that `config.quiet` does not know.
"""

import re
import secrets

from django.db import transaction
from django.db.utils import DEFAULT_DB_ALIAS

from config.quiet import WRITE, is_quiet
from lib.generation import TABLE

LISTENERS = []  # what this process does after a change of its own, such as asking for the number at once
COUNTED = frozenset({"blog_article", "blog_article_tags"})
TIDY = 100  # rows that may lie there before they become one
RETURNING = re.compile(r"\bRETURNING\b", re.IGNORECASE)


def tidy() -> bool:
    """Puts the rows together where there are many. The sum stays, so no page notices."""
    from config.models import Change

    with transaction.atomic():
        rows = Change.objects.select_for_update().order_by("pk")
        found = list(rows[: TIDY * 10])
        if len(found) > TIDY:
            Change.objects.create(number=sum(row.number for row in found))
            Change.objects.filter(pk__in=[row.pk for row in found]).delete()
    return len(found) == TIDY * 10


def watch(connection, **_signal) -> None:
    """Called for each connection that Django opens; a connection that opens anew is watched already."""
    if connection.alias == DEFAULT_DB_ALIAS and see not in connection.execute_wrappers:
        connection.execute_wrappers.insert(0, see)


def see(execute, sql, params, many, context):
    """Every statement passes here; one that changes pages and the number that says so are one transaction."""
    connection = context["connection"]
    if sql.startswith("SELECT") or is_quiet(sql, None if many else params):
        if sql.startswith("ROLLBACK TO"):
            _forget_told(connection)  # what was told within the savepoint is gone
        return execute(sql, params, many, context)
    if connection.in_atomic_block or (connection.vendor == "sqlite" and RETURNING.search(sql)):
        # Outside of a transaction, SQLite commits an INSERT … RETURNING with its row being fetched, and whatever
        # was written in between along with it.
        result = execute(sql, params, many, context)
        _tell(connection, sql)
        return result
    with transaction.atomic(using=connection.alias):
        result = execute(sql, params, many, context)
        _tell(connection, sql)
    return result


def _tell(connection, sql) -> None:
    """Once in a transaction. Django keeps what follows a commit by its savepoints, and thereby remembers for us."""
    _forget_counts(connection, sql)
    if any(function is _told for _savepoints, function, _is_robust in connection.run_on_commit):
        return
    if not _is_there(connection):
        return
    # Below Django's cursor: this is no statement of whoever counts theirs.
    connection.connection.cursor().execute(f"INSERT INTO {TABLE} (number) VALUES ({secrets.randbelow(2**31) + 1})")  # noqa: S608 -- a constant and a number
    connection.on_commit(_told)


def _forget_counts(connection, sql) -> None:
    """Numbers of articles hold until one is written, or its tags: see blog.shelves."""
    written = WRITE.match(sql)
    if written and written["table"].lower() in COUNTED and _is_there(connection, "blog_shelf"):
        connection.connection.cursor().execute("DELETE FROM blog_shelf")


def _told() -> None:
    for listener in LISTENERS:
        listener()


def _forget_told(connection) -> None:
    connection.run_on_commit = [row for row in connection.run_on_commit if row[1] is not _told]


def _is_there(connection, table=TABLE) -> bool:
    """Whether the table exists yet; the first migrations run without it."""
    known = connection.__dict__.setdefault("tables_there", set())
    if table not in known and table in connection.introspection.table_names():
        known.add(table)
    return table in known
