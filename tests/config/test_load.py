"""The site under load: readers at full speed see every change within a second, never a stranger's data, never an error."""

import os
import signal
import time
from collections import Counter
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.utils import timezone

from blog.models import Article
from blog.publishing import publish, withdraw
from comments.models import Comment
from disclosures.models import Programme
from tests import mail_server
from tests.factories import ArticleFactory, ButtonFactory, CommentFactory, DraftFactory, ProgrammeFactory
from tests.processes import Server
from tests.watching import SECRET, Fact, Readers

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

LATEST = 1.0  # seconds after a commit from which on nobody may see what was before
EDITIONS = [f"edition{number:02}" for number in range(1, 9)]
AD = "px.a8.net"


@pytest.fixture
def server(tmp_path):
    workers = 2 if connection.vendor == "sqlite" else 4
    server = Server(mail_server.free_port(), tmp_path, workers=workers, LOG_LEVEL="ERROR", HOUSEKEEPING="0")
    server.start()
    yield server
    server.kill()


@pytest.fixture
def pages():
    """An article that is edited, one with a campaign, one that gets comments, one that is published and withdrawn."""
    programme = ProgrammeFactory()
    place = f'<div data-block="ad" data-creative="{ButtonFactory(programme=programme).pk}"></div>'
    return {
        "edited": ArticleFactory(title="edition00"),
        "ending": ArticleFactory(body=f"<p>本文です。</p>{place}"),
        "talked": ArticleFactory(),
        "coming": DraftFactory(),
        "planned": DraftFactory(),
    }


def edit(article):
    """One edition after the other. Each is over, as a fact, when the next is about to be committed."""
    facts = []
    for title in EDITIONS:
        before = time.time()
        Article.objects.filter(pk=article.pk).update(title=title)
        if facts:
            facts[-1].over = before
        facts.append(Fact(f"/{article.slug}/", title, time.time() + LATEST))
        time.sleep(LATEST + 0.3)
    return facts


def approve(article):
    comment = CommentFactory(article=article, body="word-of-comment", state=Comment.State.PENDING)
    waiting = Fact(f"/{article.slug}/", "word-of-comment", 0, time.time(), is_there=False)
    Comment.objects.filter(pk=comment.pk).update(state=Comment.State.APPROVED)
    return [waiting, Fact(f"/{article.slug}/", "word-of-comment", time.time() + LATEST)]


def plan(pages, owner):
    """Two seconds ahead: an article begins, a campaign ends."""
    instant = timezone.now() + timedelta(seconds=2)
    publish(pages["planned"], by=owner, at=instant)
    Programme.objects.update(ends_at=instant)
    at, begins, ends = instant.timestamp(), f"/{pages['planned'].slug}/", f"/{pages['ending'].slug}/"
    return [
        Fact("/", begins, 0, at, is_there=False),
        Fact("/", begins, at + LATEST),
        Fact(ends, AD, 0, at),
        Fact(ends, AD, at + LATEST, is_there=False),
    ]


def come_and_go(article, owner):
    address = f"/{article.slug}/"
    publish(article, by=owner)
    there = Fact("/", address, time.time() + LATEST)
    time.sleep(LATEST + 0.5)
    there.over = time.time()
    withdraw(article, by=owner)
    return [there, Fact("/", address, time.time() + LATEST, is_there=False)]


def kill_a_worker(server):
    """As the kernel does when memory ends; the others go on, and another one takes its place."""
    pid = server.process.pid
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    os.kill(int(children[-1]), signal.SIGKILL)


def write_nonsense(readers, article):
    """A form that comes back to its sender with what they typed."""
    line = readers.line()
    form = urlencode({"name": "", "body": f"{SECRET}-typed"})
    headers = {"Host": "127.0.0.1", "Content-Type": "application/x-www-form-urlencoded"}
    line.request("POST", f"/comments/{article.slug}/", form, headers)
    answer = line.getresponse()
    assert (answer.status, SECRET in answer.read().decode()) == (422, True)
    line.close()


def test_readers_see_each_change_within_a_second_and_nothing_else(server, pages, owner):
    paths = ["/", *(f"/{pages[name].slug}/" for name in ("edited", "ending", "talked"))]
    words = [*EDITIONS, AD, "word-of-comment", *(f"/{pages[name].slug}/" for name in ("coming", "planned"))]
    with Readers(server.port, paths, words) as readers:
        time.sleep(1)
        write_nonsense(readers, pages["talked"])
        facts = [*plan(pages, owner), *approve(pages["talked"]), *come_and_go(pages["coming"], owner)]
        kill_a_worker(server)
        facts += edit(pages["edited"])
    seen = readers.sights
    assert Counter(sight.status for sight in seen) == {200: len(seen)}
    assert readers.leaks == []
    assert [(fact, sight) for fact in facts for sight in seen if fact.is_broken_by(sight)][:3] == []
    assert {fact.word for fact in facts if any(sight.path == fact.path for sight in seen)} == set(words)
    assert readers.broken <= 2 * readers.count  # the lines of the killed worker, and one more try


def test_invented_addresses_hide_neither_a_page_nor_a_new_article(server, pages, owner):
    article = pages["coming"]
    coming = f"/{article.slug}/"
    invented = [f"/{name}" for number in range(3000) for name in (f"{number:x}-x/", f"{number:x}-x", f"tag/{number}/")]
    with (
        Readers(server.port, ["/", coming], [coming], count=4) as readers,
        Readers(server.port, invented, [], count=8) as flood,
    ):
        time.sleep(2)
        publish(article, by=owner)
        facts = [Fact(path, coming, time.time() + LATEST) for path in ("/", coming)]
        time.sleep(LATEST + 1)
    assert {(sight.path, sight.status) for sight in readers.sights} == {("/", 200), (coming, 404), (coming, 200)}
    assert {sight.status for sight in flood.sights} == {301, 404}
    assert [(fact, sight) for fact in facts for sight in readers.sights if fact.is_broken_by(sight)][:3] == []
    leaks = [*readers.leaks, *((path, mark) for path, mark in flood.leaks if path.endswith("/"))]
    assert (leaks, readers.broken) == ([], 0)  # a redirect hands its sender's own query back
