"""The servers that may run the site: granian with a worker killed, gunicorn, and nginx with a cache in front."""

import os
import signal
import subprocess
import sys
import time
from contextlib import contextmanager
from http.client import HTTPConnection
from importlib.util import find_spec
from pathlib import Path

import pytest

from blog.models import Article
from blog.publishing import publish
from tests import mail_server, nginx
from tests.factories import ArticleFactory, DraftFactory
from tests.processes import ROOT, Server, python

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def server(tmp_path):
    server = Server(mail_server.free_port(), tmp_path, LOG_LEVEL="ERROR", HOUSEKEEPING="0", TRUSTED_PROXIES="127.0.0.1")
    server.start()
    yield server
    server.kill()


def get(port, path, method="GET", **headers):
    line = HTTPConnection("127.0.0.1", port, timeout=60)
    line.request(method, path, headers={"Host": "127.0.0.1"} | {k.replace("_", "-"): v for k, v in headers.items()})
    answer = line.getresponse()
    answer.body = answer.read()
    line.close()
    return answer


def workers(server):
    return set(Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children").read_text().split())


def test_granian_starts_a_worker_again_that_died(server):
    before = workers(server)
    killed = max(before, key=int)
    os.kill(int(killed), signal.SIGKILL)
    deadline = time.monotonic() + 60
    while len(workers(server) - {killed}) < len(before) or not server.answers():
        assert time.monotonic() < deadline
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
def test_two_workers_share_two_cores(server):
    """Elsewhere they go where there is room."""
    cores, deadline = os.sched_getaffinity(0), time.monotonic() + 60
    expected = [[core] for core in sorted(cores)] if len(cores) == 2 else [sorted(cores)] * 2
    while sorted(sorted(os.sched_getaffinity(int(worker))) for worker in workers(server)) != expected:
        assert time.monotonic() < deadline  # the second worker may come up after the first has answered
        time.sleep(0.05)


def what_a_cached_page_is(port, path):
    """A page, its head, and the answer to who has it: the same of every server."""
    page = get(port, path, Accept_Encoding="br")
    again = get(port, path, Accept_Encoding="br", If_None_Match=page.headers["ETag"])
    head = get(port, path, "HEAD", Accept_Encoding="br")
    assert (page.status, page.headers["Content-Encoding"], int(page.headers["Content-Length"])) == (
        200,
        "br",
        len(page.body),
    )
    assert (again.status, again.body, head.headers["Content-Length"], head.body) == (304, b"", str(len(page.body)), b"")


def test_granian_sends_pages_from_memory(server):
    what_a_cached_page_is(server.port, f"/{ArticleFactory().slug}/")


def test_a_worker_leaves_what_stands_to_itself():
    """What Python would look through for circles again and again, while pages leave few."""
    alone = "from django.conf import settings; settings.HOUSEKEEPING = False\n"
    told = python(alone + "import config.wsgi, gc; print(gc.get_freeze_count() > 50_000, gc.get_threshold()[0])")
    assert told.communicate(timeout=60)[0].split() == ["True", "10000"]


@pytest.mark.skipif(not find_spec("gunicorn"), reason="gunicorn is not installed")
def test_gunicorn_sends_them_as_well(tmp_path):
    server = Server(mail_server.free_port(), tmp_path, LOG_LEVEL="ERROR", HOUSEKEEPING="0")
    command = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--threads", "4", "--log-level", "error"]
    command += ["--bind", f"127.0.0.1:{server.port}"]
    server.process = subprocess.Popen(command, cwd=ROOT, env=server.environment, start_new_session=True)
    try:
        while not server.answers():
            time.sleep(0.1)
        what_a_cached_page_is(server.port, f"/{ArticleFactory().slug}/")
    finally:
        server.kill()


@contextmanager
def nginx_before(server, folder, **told):
    """The port of nginx in front of the server."""
    port = mail_server.free_port()
    process = nginx.start(folder, port, server.port, **told)
    yield port
    process.terminate()
    process.wait()


@pytest.fixture
def front(server, tmp_path):
    with nginx_before(server, tmp_path) as port:
        yield port


needs_nginx = pytest.mark.skipif(not nginx.program(), reason="nginx is not installed")


@needs_nginx
def test_nginx_keeps_each_coding_once_and_follows_a_change(front):
    article = ArticleFactory(title="edition1")
    path = f"/{article.slug}/"
    what_a_cached_page_is(front, path)
    spellings = ["br, gzip", "gzip, deflate, br, zstd", "gzip", "gzip;q=1, br;q=0", ""]
    codings = [get(front, path, Accept_Encoding=one).headers["Content-Encoding"] for one in spellings]
    assert codings == ["br", "br", "gzip", "gzip", None]
    for title in ("edition2", "edition3"):  # nginx has the file of the one before open
        Article.objects.filter(pk=article.pk).update(title=title)
        time.sleep(1.3 + 1)  # the site's own second and that of SHARED_CACHE_SECONDS
        assert title in get(front, path).body.decode()


@needs_nginx
def test_nginx_answers_by_itself_and_never_people_who_work_here(front):
    path = f"/{ArticleFactory().slug}/"
    answers = [get(front, path) for _ in range(5)]
    staff = get(front, path, Cookie="a=b; session=x")
    assert "HIT" in {answer.headers["X-Cache"] for answer in answers}
    assert (staff.headers["X-Cache"], staff.headers["Cache-Control"]) == ("BYPASS", "private, no-store")
    assert get(front, path).headers["Cache-Control"].startswith("public")


@needs_nginx
def test_nginx_keeps_nothing_where_nothing_is_and_shows_what_comes_there(front, owner):
    article = DraftFactory()
    path = f"/{article.slug}/"
    before = [get(front, one) for one in (path, path, "/nowhere", "/nowhere")]
    publish(article, by=owner)
    time.sleep(1)
    assert [(answer.status, answer.headers["Cache-Control"]) for answer in before] == [
        *[(404, "public, no-cache")] * 2,
        *[(301, "public, no-cache")] * 2,
    ]
    assert (before[-1].headers["X-Cache"], get(front, path).status) == ("MISS", 200)


@needs_nginx
def test_nginx_shows_the_last_page_while_the_site_is_gone(front, server):
    path = f"/{ArticleFactory(title='edition1').slug}/"
    get(front, path)
    os.killpg(server.process.pid, signal.SIGKILL)
    server.process.wait()
    time.sleep(2)
    answers = get(front, path), get(front, "/other/")
    server.start()  # what the fixture ends
    assert [(answer.status, answer.headers["X-Cache"]) for answer in answers] == [(200, "STALE"), (502, None)]
    assert "edition1" in answers[0].body.decode()


@needs_nginx
def test_a_cache_that_keeps_pages_long_forgets_them_by_a_command_after_each_change(tmp_path):
    kept = {"LOG_LEVEL": "ERROR", "HOUSEKEEPING": "0", "TRUSTED_PROXIES": "127.0.0.1", "SHARED_CACHE_SECONDS": "120"}
    server = Server(mail_server.free_port(), tmp_path, **kept)
    article = ArticleFactory(title="edition1")
    path = f"/{article.slug}/"
    forget = ["find", str(tmp_path / "cache"), "-type", "f", "-delete"]
    server.start()
    with nginx_before(server, tmp_path, keeps_open=False) as front:
        command = [sys.executable, "manage.py", "follow_changes", "--", *forget]
        follower = subprocess.Popen(command, cwd=ROOT, env=server.environment)
        try:
            time.sleep(3)  # for the run after its start
            answers = [get(front, path) for _ in range(3)]
            Article.objects.filter(pk=article.pk).update(title="edition2")
            deadline = time.monotonic() + 60
            while "edition2" not in get(front, path).body.decode():
                assert time.monotonic() < deadline
                time.sleep(0.1)
        finally:
            follower.kill()
            follower.wait()
            server.kill()
    assert ("public, max-age=0, s-maxage=120", "HIT") in [
        (one.headers["Cache-Control"].rpartition(",")[0], one.headers["X-Cache"]) for one in answers
    ]
