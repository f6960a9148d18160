"""The same pages on PostgreSQL, with Redis beside it, where both can be reached: databases of the bench's own, whose names begin with `shirushi_bench_`."""

import os
import socket
import sys
from pathlib import Path
from urllib.parse import urlsplit

from bench import children, servers
from bench.site import keeping
from bench.stage import COLD, Stage, add_cold
from bench.subjects import ARTICLE, Subject

DATABASE = os.environ.get("BENCH_DATABASE_URL", "postgres://postgres@127.0.0.1:5432/postgres")
CACHE = os.environ.get("BENCH_CACHE_URL", "redis://127.0.0.1:6379/0")
NAME = "shirushi_bench"
PART = "PostgreSQL and Redis"


def set_up(stage: Stage, count: int) -> None:
    """A site of so many articles, its servers and subjects; or the reason why not, in `stage.skipped`."""
    silent = [url for url in (DATABASE, CACHE) if not _answers(url)]
    if silent:
        stage.skipped[PART] = f"nothing answers at {' and '.join(_place(url) for url in silent)}"
        return
    data = stage.folder / "postgres"
    data.mkdir()
    kept, name = _kept(count, data), f"{NAME}_{os.getpid()}"
    _at_server(f'CREATE DATABASE "{name}" TEMPLATE "{kept}"')
    stage.after.append(lambda: _drop(name))
    site = {"DATABASE_URL": _url(name), "CACHE_URL": CACHE}
    children.run("bench.site.catching_up", str(count), data=data, settings="config.settings", **site)
    _at_server("ANALYZE", database=name)  # as the server does by itself in time; without statistics it guesses
    stage.servers |= {
        "postgres": servers.gunicorn(data, **COLD, **site),
        "postgres-cached": servers.granian(data, **site),
    }
    for key in ("postgres", "postgres-cached"):
        stage.servers[key].wait()
    kept = "article from the page cache, PostgreSQL and Redis, granian"
    stage.subjects.append(Subject("cached-postgres", kept, ("postgres-cached",), ARTICLE, "gzip"))
    add_cold(stage, "postgres", count, data=data, where=", PostgreSQL", **site)


def _kept(count: int, data: Path) -> str:
    """The name of a database with such a site, which stays until its rows would be others."""
    beginning = f"{NAME}_{count}_"
    name, there = f"{beginning}{keeping.rows()}", _names(beginning)
    if name not in there:
        for old in there:
            _drop(old)
        unfinished = f"{beginning}unfinished"
        _at_server(f'CREATE DATABASE "{unfinished}"')
        sys.stderr.write(f"Building a site of {count:,} articles on PostgreSQL …\n")
        site = {"DATABASE_URL": _url(unfinished), "CACHE_URL": CACHE}
        children.run("bench.site.building", str(count), data=data, settings="config.settings", **site)
        _at_server(f'ALTER DATABASE "{unfinished}" RENAME TO "{name}"')
    return name


def _url(name: str) -> str:
    return f"{DATABASE.rpartition('/')[0]}/{name}"


def _drop(name: str) -> None:
    _at_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _names(beginning: str) -> list[str]:
    found = _at_server("SELECT datname FROM pg_database WHERE starts_with(datname, %s)", beginning)
    return [name for (name,) in found]


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port}"


def _answers(url: str) -> bool:
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname, parts.port), timeout=1).close()
    except OSError:
        return False
    return True


def _at_server(statement: str, *values: str, database: str = "") -> list[tuple]:
    """Creating and dropping a database stands in no transaction."""
    import psycopg

    address = _url(database) if database else DATABASE
    with psycopg.connect(address.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        cursor = connection.execute(statement, values or None)
        return cursor.fetchall() if cursor.description else []
