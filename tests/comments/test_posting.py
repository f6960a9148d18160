"""comments.posting: what taking a comment in asks of the database, however much is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from comments import confirming
from guard import blocking, learning
from tests.factories import ArticleFactory, CommentFactory, CorrespondentFactory
from tests.questions import plan, written_in
from tests.visitors import COMMENT, send_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def article(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    return ArticleFactory(slug="guide")


def asked(client, article, **typed):
    with CaptureQueriesContext(connection) as queries:
        assert send_comment(client, article, **typed).status_code == 303
    return written_in(queries)


@pytest.mark.parametrize("rows", [0, 1, 30])
def test_a_comment_asks_the_same_queries_whatever_there_is(client, article, rows):
    CommentFactory.create_batch(rows, article=article, state="approved")
    for number in range(rows):
        ArticleFactory()
        blocking.block("word", f"長い言葉{number}")
        learning.learn("comment", number, COMMENT["body"], False)
    tables = [sql.split('"')[1] if sql.startswith("INSERT") else sql.split(" ")[0] for sql in asked(client, article)]
    written = ["comments_comment", "SELECT", "post_office_email", "guard_trace"]
    assert tables == ["SELECT", "SELECT", "SELECT", *written]  # the article, the guard, the number; settings


@pytest.mark.parametrize(
    ("typed", "queries"),
    [
        ({"website": "https://pills.example"}, 5),  # spam: no mail, and no settings for one
        ({"wants_replies": "on"}, 12),  # how many were asked for, the note of it, the site's name, the mail
    ],
    ids=["spam", "asks for replies"],
)
def test_what_follows_from_a_comment_asks_further_queries(client, article, typed, queries):
    assert len(asked(client, article, **typed)) == queries


@pytest.mark.parametrize("rows", [1, 3])
def test_a_reply_asks_for_what_it_answers(client, article, rows):
    head = CommentFactory(article=article, state="approved")
    replies = CommentFactory.create_batch(rows, article=article, state="approved", parent=head)
    counts = [len(asked(client, article, parent=one.pk, body=f"返事 {one.pk}")) for one in (head, replies[-1])]
    assert counts == [8, 9]  # the comment that is answered, and the head of its thread


def test_what_was_sent_already_is_found_by_two_further_queries(client, article):
    asked(client, article)
    assert len(asked(client, article)) == 3


def test_a_trusted_comment_appears_by_two_further_queries(client, article):
    haruko = CorrespondentFactory(email=COMMENT["email"], trusted_at=timezone.now())
    assert len(asked(client, article, proof=confirming.proof(haruko))) == 9


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what a table holds")
def test_taking_a_comment_in_reads_no_table_from_its_beginning_to_its_end(client, article):
    head = CommentFactory(article=article, state="approved")
    steps = [step for sql in asked(client, article, parent=head.pk, wants_replies="on") for step in plan(sql)]
    assert [step for step in steps if "blog_article" in step] == [
        "SEARCH blog_article USING INDEX article_slug (<expr>=?)"
    ]
    # Tables of one row, under a name of their own within another question, and lists that came with it.
    of_one_row = ["SCAN U0", "SCAN U0", "SCAN blog_site", "SCAN comments_settings", "SCAN guard_policy"]
    lists = ["SCAN json_each VIRTUAL TABLE INDEX 1:", "SCAN listed"]
    assert sorted(step for step in steps if step.startswith("SCAN")) == of_one_row + lists
