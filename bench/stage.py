"""What is set up for a run: the sites, the servers that work at them, and the subjects that they are asked for."""

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from bench import children, load, nginx, servers, subjects
from bench.servers import Server
from bench.site import keeping
from bench.subjects import Subject

POSTS = 3000  # more than a window sends
COLD = {"PAGE_CACHE": "0", "TRUSTED_PROXIES": "127.0.0.1"}  # who says from which network a comment comes


@dataclass
class Stage:
    """`queries` are by subject. Whoever makes one calls `clear` in the end."""

    folder: Path
    servers: dict[str, Server] = field(default_factory=dict)
    subjects: list[Subject] = field(default_factory=list)
    queries: dict[str, int] = field(default_factory=dict)
    sites: dict[int, Path] = field(default_factory=dict)
    skipped: dict[str, str] = field(default_factory=dict)
    after: list[Callable[[], object]] = field(default_factory=list)

    def stop(self) -> None:
        for server in self.servers.values():
            server.stop()

    def clear(self) -> None:
        self.stop()
        for undo in self.after:
            undo()
        shutil.rmtree(self.folder, ignore_errors=True)


def set_up(stage: Stage, sizes: list[int]) -> None:
    """Everything that needs no service of the machine but nginx."""
    for count in sizes:
        stage.sites[count] = keeping.copy_of(count, stage.folder)
    data = stage.sites[sizes[-1]]
    bare = {"application": "bench.bare:application"}
    stage.servers |= {"bare": servers.gunicorn(data, **bare), "bare-granian": servers.plain_granian(data, **bare)}
    stage.servers |= {"cached": servers.granian(data), "cached-gunicorn": servers.gunicorn(data)}
    for count in sizes:
        stage.servers[str(count)] = servers.gunicorn(stage.sites[count], **COLD)
    for server in stage.servers.values():
        server.wait()
    _with_nginx(stage)
    stage.subjects += [one for one in subjects.FAST if set(one.servers) <= set(stage.servers)]
    for count in sizes:
        add_cold(stage, str(count), count, data=stage.sites[count])


def add_cold(stage: Stage, server: str, count: int, *, data: Path, where: str = "", **environment: str) -> None:
    """The cold pages of one site, their queries, and comments for it."""
    made = children.run("bench.posts", str(POSTS), data=data, settings="config.settings", **environment)
    sitemap = sitemap_part(stage.servers[server].port)
    rows = subjects.cold(server, count, sitemap=sitemap, posts=tuple(_post(*row) for row in made), where=where)
    stage.subjects += rows
    paths = [row.path for row in rows if not row.posts]
    asked = children.run(
        "bench.counting", children.listed(paths), data=data, settings="config.settings", **COLD, **environment
    )
    stage.queries |= {row.key: asked[row.path] for row in rows}


def _post(path: str, sender: str, form: str) -> bytes:
    here = {"host": "127.0.0.1:8000", "origin": "http://127.0.0.1:8000"}
    return load.post(path, form.encode(), **here, x_forwarded_for=sender)


def sitemap_part(port: int) -> str:
    """Where articles stand: the longest of an index's first parts, or the only sitemap."""

    def text(path: str) -> str:
        return load.fetch(port, load.get(path, host="127.0.0.1")).body.decode()

    index = text("/sitemap.xml")
    if "<sitemapindex" not in index:
        return "/sitemap.xml"
    parts = re.findall(r"<loc>https?://[^/]+(/[^<]+)</loc>", index)[:5]
    return max(parts, key=lambda part: len(text(part)))


def _with_nginx(stage: Stage) -> None:
    if nginx.COMMAND is None:
        stage.skipped["nginx's file, and the site behind nginx"] = "nginx is not installed: apt install nginx-light"
        return
    cached = stage.servers["cached"].port
    plain, packed = (
        load.fetch(cached, load.get(subjects.ARTICLE, host="127.0.0.1", **headers)).body
        for headers in ({}, {"accept_encoding": "gzip"})
    )
    port, front = servers.free_port(), servers.free_port()
    file = nginx.for_file(stage.folder / "file", port, servers.WORKERS, plain=plain, packed=packed)
    manual = nginx.MANUAL.read_text()
    proxy = nginx.before_site(stage.folder / "proxy", front, servers.WORKERS, site=cached, manual=manual)
    stage.servers |= {"nginx": servers.nginx(file, port), "proxy": servers.nginx(proxy, front)}
    for key in ("nginx", "proxy"):
        stage.servers[key].wait()
