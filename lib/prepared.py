"""Queries that the ORM compiles once for each database, as templates are: only their values differ from call to call. No row is kept."""

from collections.abc import Callable, Iterable, Sequence
from types import SimpleNamespace
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import BigIntegerField, CharField, DateTimeField, Field, Q, QuerySet, Value
from django.db.models.query import ModelIterable

from lib.instances import Instances


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
SKIPPED = Parameter("skipped", BigIntegerField())


def among(field: str, number: int) -> Q:
    """The condition that `field` is one of so many values, for which `keys` gives the values."""
    kind: Field[Any, Any] = CharField() if field == "language" else BigIntegerField()
    asked = (Q((field, Parameter(f"key{place}", kind))) for place in range(number))
    return Q(*asked, _connector=Q.OR)


def keys(values: Sequence[int | str]) -> dict[str, int | str]:
    return {f"key{place}": value for place, value in enumerate(values)}


class Prepared:
    """`build` makes the query, with Parameters in it; a call with their values gives its rows, whatever kind they are.

    With `most`, a call gives so many of them behind the first `skipped`. Nothing else in the query may depend on the
    moment, on the active language or on a setting that changes.
    """

    def __init__(self, build: Callable[[], QuerySet[Any, Any]], *, most: int | None = None) -> None:
        self.build, self.most = build, most
        self.known: dict[str, _Statement] = {}

    def __call__(self, **values: Any) -> list[Any]:
        connection = connections[DEFAULT_DB_ALIAS]
        statement = self.known.get(connection.vendor)
        if statement is None:
            statement = self.known[connection.vendor] = _Statement(self.build(), connection, self.most)
        return statement.rows(values, connection)


class _Statement:
    """One query's SQL, and how its rows are read: what Django's own iterables find out anew each time."""

    def __init__(self, queryset: Any, connection: Any, most: int | None) -> None:
        queryset = queryset[1 : 1 + most] if most else queryset
        self.compiler = queryset.query.get_compiler(connection=connection)
        self.sql, self.parts = self.compiler.as_sql()
        if most:  # Django writes these numbers as they are
            self.sql, self.parts = self.sql.removesuffix(" OFFSET 1") + " OFFSET %s", (*self.parts, SKIPPED)
        self.places: dict[Parameter, list[int]] = {}
        for place, part in enumerate(self.parts):
            if isinstance(part, Parameter):
                self.places.setdefault(part, []).append(place)
        fields = [expression for expression, *_rest in self.compiler.select[: self.compiler.col_count]]
        self.converters = self.compiler.get_converters(fields)
        self.read = self._instances() if queryset._iterable_class is ModelIterable else self._values(queryset)

    def rows(self, values: dict[str, Any], connection: Any) -> list[Any]:
        params = [*self.parts]
        for parameter, places in self.places.items():
            value = parameter.prepared(values, connection)
            for place in places:
                params[place] = value
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            found = cursor.fetchall()
        return self.read(self.compiler.apply_converters(found, self.converters) if self.converters else found)

    def _instances(self) -> Callable[[Iterable[Any]], list[Any]]:
        compiler = self.compiler
        instances = Instances(compiler.klass_info, compiler.select, DEFAULT_DB_ALIAS, compiler.annotation_col_map)
        return lambda rows: [instances.read(row) for row in rows]

    def _values(self, queryset: Any) -> Callable[[Iterable[Any]], list[Any]]:
        def read(rows: Iterable[Any]) -> list[Any]:
            asked = SimpleNamespace(
                db=DEFAULT_DB_ALIAS, query=_Answered(self.compiler.query, rows), _fields=queryset._fields
            )
            return list(queryset._iterable_class(asked))

        return read


class _Answered:
    """A query whose rows have come, as Django's iterables ask for them."""

    def __init__(self, query: Any, rows: Iterable[Any]) -> None:
        self.query, self.rows = query, rows

    def get_compiler(self, *_args: Any, **_options: Any) -> Any:
        return self

    def results_iter(self, *, tuple_expected: bool = False, **_options: Any) -> Iterable[Any]:
        return map(tuple, self.rows) if tuple_expected else self.rows

    def __getattr__(self, name: str) -> Any:
        return getattr(self.query, name)
