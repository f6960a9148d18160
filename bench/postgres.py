"""The same pages on PostgreSQL, with Redis beside it, where both can be reached: a database of the bench's own, dropped afterwards."""

import os
import socket
from urllib.parse import urlsplit

from bench import children, servers
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
    name = f"{NAME}_{os.getpid()}"
    _at_server(f'CREATE DATABASE "{name}"')
    stage.after.append(lambda: _at_server(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)'))
    site = {"DATABASE_URL": f"{DATABASE.rpartition('/')[0]}/{name}", "CACHE_URL": CACHE}
    data = stage.folder / "postgres"
    data.mkdir()
    children.run("bench.site.building", str(count), data=data, settings="config.settings", **site)
    stage.servers |= {
        "postgres": servers.gunicorn(data, **COLD, **site),
        "postgres-cached": servers.granian(data, **site),
    }
    for key in ("postgres", "postgres-cached"):
        stage.servers[key].wait()
    kept = "article from the page cache, PostgreSQL and Redis, granian"
    stage.subjects.append(Subject("cached-postgres", kept, ("postgres-cached",), ARTICLE, "gzip"))
    add_cold(stage, "postgres", count, data=data, where=", PostgreSQL", **site)


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


def _at_server(statement: str) -> None:
    """Creating and dropping a database stands in no transaction."""
    import psycopg

    with psycopg.connect(DATABASE.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(statement)  # type: ignore[arg-type]  # a name of the bench's own
