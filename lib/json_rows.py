"""Rows of a query as one JSON value of another query, so that a page asks once for many small things; and rows made from it again."""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS
from django.db.models import DateTimeField, F, Func, IntegerField, JSONField, Model, QuerySet, Subquery
from django.db.models.functions import JSONArray, JSONObject
from django.utils.dateparse import parse_datetime

from lib import instances


class Rows(Subquery):
    """The rows of `queryset` in their order, as a list of objects with these fields ("picture__file" reaches further)."""

    template = "(SELECT COALESCE(json_group_array(json(one)), '[]') FROM (%(subquery)s) AS listed)"
    template_postgresql = "(SELECT COALESCE(jsonb_agg(one), '[]'::jsonb) FROM (%(subquery)s) AS listed)"
    output_field = JSONField()
    empty_result_set_value = "[]"

    def __init__(self, queryset: "QuerySet[Any, Any]", fields: Iterable[str]) -> None:
        super().__init__(queryset.annotate(one=self.one(fields)).values("one"))

    @staticmethod
    def one(fields: Iterable[str]) -> Func:
        return JSONObject(**{name: F(name) for name in fields})

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        self.extra["template"] = self.template_postgresql
        return self.as_sql(compiler, connection)


class Lists(Rows):
    """The same as lists of their values, in the order of the fields: half as long, and read in half the time."""

    @staticmethod
    def one(fields: Iterable[str]) -> Func:
        return JSONArray(*fields)


class Together(JSONObject):
    """Several such lists, and other columns, as one object."""

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        marked = self.copy()
        # What comes out of a subquery is mere text to SQLite unless it is told that it is JSON.
        parts = self.get_source_expressions()
        marked.set_source_expressions(
            [Func(one, function="JSON") if isinstance(one.output_field, JSONField) else one for one in parts]
        )
        return marked.as_sql(compiler, connection, **context)


class Items(Func):
    """The items of a list of whole numbers that one JSON value holds: `field__in=Items(parameter)`, however many they are."""

    template = "(SELECT value FROM json_each(%(expressions)s))"
    template_postgresql = "(SELECT value::bigint FROM jsonb_array_elements_text(%(expressions)s) AS listed(value))"

    def as_postgresql(self, compiler: Any, connection: Any) -> Any:
        return self.as_sql(compiler, connection, template=self.template_postgresql)


class Entry(Func):
    """The number that a JSON object holds under a key, which another column gives; null where it holds none."""

    output_field = IntegerField()
    template = """JSON_EXTRACT(%(expressions)s || '"')"""
    arg_joiner = """, '$."' || """

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        return self.as_sql(
            compiler, connection, template="(%(expressions)s::text)::integer", arg_joiner=" ->> ", **context
        )


def number_of(queryset: "QuerySet[Any, Any]") -> Subquery:
    """How many rows it has, as a column of another query."""
    return Subquery(queryset.order_by().annotate(number=Func(F("pk"), function="COUNT")).values("number"))


def single(queryset: "QuerySet[Any, Any]", **columns: Any) -> "QuerySet[Any, Any]":
    """A query with exactly one row of these columns, whatever the table of `queryset` holds; it should hold few."""
    counted = queryset.order_by().annotate(held=Func(F("pk"), function="COUNT"))
    return counted.annotate(**columns).values_list("held", *columns, named=True)


def instance(model: type[Model], row: Mapping[str, Any], path: str = "") -> Any:
    """The instance of the fields that begin with `path`; those that the row leaves out are deferred.

    None where its key is null.
    """
    if row[f"{path}{model._meta.pk.attname}"] is None:
        return None
    columns = _columns(model, path)
    values = {name: read(row[key]) if read else row[key] for key, name, read in columns if key in row}
    return instances.instance(model, values, DEFAULT_DB_ALIAS)


@cache
def _columns(model: type[Model], path: str) -> list[tuple[str, str, Callable[[Any], Any] | None]]:
    """What a row may hold of the model: the key of each field in it, its name, and what reads its value."""
    return [(f"{path}{field.attname}", field.attname, _reader(field)) for field in model._meta.concrete_fields]


def _reader(field: Any) -> Callable[[Any], Any] | None:
    """SQLite's JSON knows neither instants nor truth values, and holds JSON within JSON as text."""
    if isinstance(field, JSONField):
        return lambda value: json.loads(value) if isinstance(value, str) else value
    if isinstance(field, DateTimeField):
        return instant
    if field.get_internal_type() == "BooleanField":
        return lambda value: value if value is None else bool(value)
    return None


def instant(value: str | datetime | None) -> datetime | None:
    """An instant as JSON has it, or as the database gave it."""
    if not value or isinstance(value, datetime):
        return value or None
    found = parse_datetime(value)
    return found if found is None or found.tzinfo else found.replace(tzinfo=UTC)
