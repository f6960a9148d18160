"""config.generation: every transaction that changes a page moves the site's generation, and nothing else does."""

import threading
from contextlib import suppress

import pytest
from django.db import connection, transaction
from django.utils import timezone

from blog.models import Article, Draft, Rendering, Tag
from comments import confirming
from comments.models import Comment, Settings
from config import generation
from config.models import Change
from lib.generation import number
from tests.factories import ArticleFactory, CommentFactory, CorrespondentFactory, TagFactory
from tests.visitors import COMMENT, send_comment, send_message


def commit():
    """What a commit does to the notes of its transaction; the tests' own transaction never ends."""
    connection.run_on_commit = []


@pytest.fixture
def moves(db):
    """Whether what is done moves the generation."""

    def moves(do):
        commit()
        before = number()
        do()
        commit()
        assert number() >= before
        return number() > before

    return moves


def broken_off():
    with suppress(ZeroDivisionError), transaction.atomic():
        TagFactory()
        raise ZeroDivisionError


def partly_broken_off():
    broken_off()
    TagFactory()


def taken_back_by_hand():
    point = transaction.savepoint()
    TagFactory()
    transaction.savepoint_rollback(point)
    TagFactory()


WRITES = [
    (TagFactory, True),
    (lambda: Tag.objects.bulk_create([Tag(name="a", slug="a"), Tag(name="b", slug="b")]), True),
    (lambda: Tag.objects.update(name="c"), True),
    (lambda: Tag.objects.all().delete(), True),
    (lambda: connection.cursor().execute("UPDATE blog_tag SET name = 'x'"), True),
    (lambda: connection.cursor().execute("delete from blog_tag"), True),
    (lambda: connection.cursor().executemany("UPDATE blog_tag SET name = %s", [["x"], ["y"]]), True),
    (lambda: list(Tag.objects.all()), False),
    (broken_off, False),
    (partly_broken_off, True),
    (taken_back_by_hand, True),
]


@pytest.mark.parametrize(("do", "is_seen"), WRITES)
def test_nobody_has_to_call_anything(moves, do, is_seen):
    TagFactory()
    assert moves(do) is is_seen


def test_a_transaction_counts_once(db):
    before = Change.objects.count()
    commit()
    for _ in range(5):
        TagFactory()
    assert Change.objects.count() == before + 1


@pytest.fixture
def waiting(db):
    return CommentFactory(state=Comment.State.PENDING)


QUIET = [
    lambda comment: CommentFactory(article=comment.article, state=Comment.State.SPAM),
    lambda comment: Comment.objects.filter(pk=comment.pk).update(told_at=timezone.now(), email=""),
    lambda comment: Draft.objects.create(article=comment.article, data={}),
    lambda comment: Rendering.objects.update(frame="x"),
    lambda comment: Settings.objects.update(digested_at=timezone.now()),
]
SHOWN = [
    lambda comment: CommentFactory(article=comment.article, state=Comment.State.APPROVED),
    lambda comment: Comment.objects.filter(pk=comment.pk).update(state=Comment.State.APPROVED),
    lambda comment: Comment.objects.filter(pk=comment.pk).update(told_at=timezone.now(), body="x"),
    lambda comment: comment.delete(),
    lambda comment: Rendering.objects.update(frame="x", html="y"),
]


@pytest.mark.parametrize("do", QUIET)
def test_what_no_reader_sees_moves_nothing(moves, waiting, do):
    assert not moves(lambda: do(waiting))


@pytest.mark.parametrize("path", ["/", "/search/?q=猫", "/search/?q=猫と旅", "/search/titles.json?q=猫"])
def test_no_reader_moves_anything(moves, client, path):
    assert not moves(lambda: client.get(path))


def trusted(client, article):
    person = CorrespondentFactory(email=COMMENT["email"], trusted_at=timezone.now())
    return send_comment(client, article, proof=confirming.proof(person))


@pytest.mark.parametrize(
    ("send", "is_seen"),
    [
        (lambda client, article: send_comment(client, article, wants_replies="on"), False),
        (lambda client, article: send_comment(client, article, website="https://pills.example"), False),
        (lambda client, article: send_message(client), False),
        (trusted, True),
    ],
    ids=["waiting", "spam", "message", "trusted"],
)
def test_what_visitors_send_moves_nothing_until_it_appears(moves, client, settings, send, is_seen):
    settings.OWNER_EMAIL = "owner@example.jp"
    article, answers = ArticleFactory(), []
    assert moves(lambda: answers.append(send(client, article).status_code)) is is_seen
    assert answers == [303]


@pytest.mark.parametrize("do", SHOWN)
def test_what_readers_see_moves_it(moves, waiting, do):
    assert moves(lambda: do(waiting))


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("do", [TagFactory, lambda: Tag.objects.create(pk=77, name="a", slug="a")])
def test_a_single_statement_is_committed_together_with_its_number(do):
    """As another connection sees it."""
    before, seen = Change.objects.count(), []
    do()

    def look():
        seen.append((Tag.objects.count(), Change.objects.count() - before))
        connection.close()

    thread = threading.Thread(target=look)
    thread.start(), thread.join()
    assert seen == [(1, 1)]


@pytest.mark.django_db(transaction=True)
def test_this_process_hears_of_its_own_changes(monkeypatch):
    heard = []
    monkeypatch.setattr(generation, "LISTENERS", [lambda: heard.append(1)])
    with transaction.atomic():
        TagFactory(), TagFactory()
        assert heard == []
    assert heard == [1]


def test_many_rows_become_one_and_no_page_notices(db):
    Change.objects.bulk_create(Change(number=number) for number in range(generation.TIDY + 1))
    before = number()
    assert generation.tidy() is False
    assert (number(), Change.objects.count()) == (before, 1)


def test_few_rows_stay(db):
    ArticleFactory()
    before = list(Change.objects.values_list("pk"))
    generation.tidy()
    assert list(Change.objects.values_list("pk")) == before


def test_an_article_moves_it_once_and_its_draft_never(moves):
    article = ArticleFactory()
    assert moves(lambda: Article.objects.filter(pk=article.pk).update(title="新しい題名"))
    assert not moves(lambda: Draft.objects.create(article=article, data={}))
