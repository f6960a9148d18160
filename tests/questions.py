"""What is asked of the database, and how much it gives."""

from contextlib import contextmanager

from django.db import connection


@contextmanager
def rows_given():
    """A list that holds afterwards, question by question, how many rows the database gave."""
    asked, given = [], []

    def note(execute, sql, params, many, context):
        asked.append((sql, params))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield given
    with connection.cursor() as cursor:
        for sql, params in asked:
            cursor.execute(f"SELECT COUNT(*) FROM ({sql}) AS asked", params)  # noqa: S608 -- what was asked before
            given.append(cursor.fetchone()[0])


def plan(sql):
    """The steps in which SQLite answers a question."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}")
        return [step for *_numbers, step in cursor.fetchall()]


def written_in(asked):
    """What was asked of the database, without the beginnings and ends of transactions."""
    return [query["sql"] for query in asked if query["sql"].startswith(("SELECT", "INSERT", "UPDATE", "DELETE"))]
