"""Queries that the ORM compiles once for each database, as templates are: only their values differ from call to call. No row is kept."""

from collections.abc import Callable, Sequence
from copy import copy
from types import SimpleNamespace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, CharField, DateTimeField, Field, Q, QuerySet, Value


class Parameter(Value):
    """A value that is known only when the query runs: it stands in filters and annotations like an expression."""

    def __init__(self, name: str, field: "Field[Any, Any]") -> None:
        super().__init__(name, output_field=field)
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        return "%s", [self]

    def prepared(self, values: dict[str, Any], connection: Any) -> Any:
        return self.output_field.get_db_prep_value(values[self.name], connection, prepared=False)


NOW, LANGUAGE = Parameter("now", DateTimeField()), Parameter("language", CharField())
KEY, SLUG = Parameter("key", BigIntegerField()), Parameter("slug", CharField())


def among(field: str, number: int) -> Q:
    """The condition that `field` is one of so many values, for which `keys` gives the values."""
    kind: Field[Any, Any] = CharField() if field == "language" else BigIntegerField()
    asked = (Q((field, Parameter(f"key{place}", kind))) for place in range(number))
    return Q(*asked, _connector=Q.OR)


def keys(values: Sequence[int | str]) -> dict[str, int | str]:
    return {f"key{place}": value for place, value in enumerate(values)}


class Prepared:
    """`build` makes the query, with Parameters in it; a call with their values gives its rows, whatever kind they are.

    Nothing else in the query may depend on the moment, on the active language or on a setting that changes.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]]) -> None:
        self.build = build
        self.known: dict[str, _Statement] = {}

    def __call__(self, **values: Any) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self.known.get(connection.vendor)
        if statement is None:
            statement = self.known[connection.vendor] = _Statement(self.build(), connection)
        return statement.rows(values, connection)


class _Statement:
    """One query's SQL, and what Django's own iterables ask of a queryset and of its query."""

    def __init__(self, queryset: Any, connection: Any) -> None:
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.parts = self.compiler.as_sql()
        self.places: dict[Parameter, list[int]] = {}
        for place, part in enumerate(self.parts):
            if isinstance(part, Parameter):
                self.places.setdefault(part, []).append(place)
        fields = [expression for expression, *_rest in self.compiler.select[: self.compiler.col_count]]
        converters = self.compiler.get_converters(fields)
        self.compiler.get_converters = lambda fields: converters
        self.kind, self.model, self.fields = queryset._iterable_class, queryset.model, queryset._fields

    def rows(self, values: dict[str, Any], connection: Any) -> list[Any]:
        params = [*self.parts]
        for parameter, places in self.places.items():
            value = parameter.prepared(values, connection)
            for place in places:
                params[place] = value
        compiler = copy(self.compiler)
        compiler.connection = connection
        compiler.as_sql = lambda *args, **kwargs: (self.sql, tuple(params))
        asked = SimpleNamespace(
            db=connection.alias,
            query=_Query(compiler),
            model=self.model,
            _fields=self.fields,
            _known_related_objects={},
        )
        rows: list[Any] = list(self.kind(asked))
        return rows


class _Query:
    """A query that has its compiler already."""

    def __init__(self, compiler: Any) -> None:
        self.compiler = compiler

    def get_compiler(self, *args: Any, **kwargs: Any) -> Any:
        return self.compiler

    def __getattr__(self, name: str) -> Any:
        return getattr(self.compiler.query, name)
