"""Adding one to a row's number, in one statement that any number of processes may run at once and lose nothing."""

from collections.abc import Mapping

from django.db import connection
from django.db.models import Model

# Django's own upsert can replace a number and cannot add to it. SQLite and PostgreSQL share this syntax.
ADD = """
INSERT INTO {table} ({columns}, number) VALUES ({marks}, 1)
ON CONFLICT ({key}) DO UPDATE SET number = {table}.number + 1
"""


def add_one(model: type[Model], key: Mapping[str, object], others: Mapping[str, object] | None = None) -> None:
    """`key` names the row by the columns of a unique constraint; a new row gets `others` as well, and the number 1."""
    values = {**key, **(others or {})}
    fields = {field.column: field for field in model._meta.concrete_fields}
    written = [fields[column].get_db_prep_save(value, connection) for column, value in values.items()]
    statement = ADD.format(
        table=model._meta.db_table,
        columns=", ".join(values),
        marks=", ".join(["%s"] * len(values)),
        key=", ".join(key),
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, written)
