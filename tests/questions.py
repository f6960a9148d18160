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
