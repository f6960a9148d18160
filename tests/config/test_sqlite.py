"""config.sqlite: statements reach SQLite as Django's own backend writes them, rewritten once, and commits reach the disk."""

import pytest
from django.db.backends.sqlite3.base import SQLiteCursorWrapper
from django.db.utils import ConnectionHandler
from hypothesis import given
from hypothesis import strategies as st

from config import env
from config.sqlite import base

pytestmark = pytest.mark.django_db


@pytest.fixture
def connection(tmp_path, monkeypatch):
    monkeypatch.delenv("X", raising=False)
    connection = ConnectionHandler({"default": {}, "site": env.database("X", tmp_path / "site.sqlite3")})["site"]
    yield connection
    connection.close()


@pytest.mark.parametrize(
    ("sql", "values", "rows"),
    [
        ("SELECT %s, '100%%', %s", ["%s", "?"], [("%s", "100%", "?")]),
        ("SELECT %(one)s, '%%'", {"one": 1}, [(1, "%")]),
        ("SELECT '100%%'", None, [("100%%",)]),
    ],
    ids=["values", "named values", "none"],
)
def test_a_statement_means_what_django_means_by_it(connection, sql, values, rows):
    with connection.cursor() as cursor:
        assert [cursor.execute(sql, values).fetchall() for _again in range(2)] == [rows, rows]


@given(st.text(st.sampled_from("%s?'\" :d1")))
def test_any_text_is_rewritten_as_django_does_it(sql):
    assert base._written(sql) == SQLiteCursorWrapper.convert_query(None, sql)


def test_a_statement_is_rewritten_once(connection):
    base._written.cache_clear()
    with connection.cursor() as cursor:
        for value in range(3):
            cursor.execute("SELECT %s", [value])
    assert (base._written.cache_info().misses, base._written.cache_info().hits) == (1, 2)


def test_what_is_acknowledged_is_on_the_disk(connection):
    with connection.cursor() as cursor:
        states = [cursor.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert states == ["wal", 2]  # 2 is FULL: each commit waits for the disk
