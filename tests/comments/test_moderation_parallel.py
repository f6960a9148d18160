"""Moderators, visitors and deletions at the same time, in threads of their own: no decision is lost, none is overwritten."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from post_office.models import Email

from comments import moderation, telling
from comments.models import Comment, Decision, Settings
from tests.factories import ArticleFactory, CommentFactory
from tests.visitors import send_comment, ticket

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    def closing(call):
        try:
            return call()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(closing, calls))


def test_of_two_moderators_at_once_exactly_one_decides_about_each_comment(owner, django_user_model):
    second = django_user_model.objects.create_user("second", is_staff=True)
    comments = CommentFactory.create_batch(20, article=ArticleFactory())
    seen = {comment.pk: "pending" for comment in comments}
    backwards = dict(reversed(seen.items()))
    outcomes = at_once(
        *(
            lambda order=order, state=state, by=by: moderation.decide(order, state, by=by)
            for order, state, by in [(seen, "approved", owner), (backwards, "spam", second)] * 2
        )
    )
    changed = Counter(one.pk for outcome in outcomes for one in outcome.changed)
    assert changed == Counter(seen.keys())
    assert Counter(Decision.objects.values_list("comment", flat=True)) == changed
    assert all(comment.state == comment.decisions.get().to_state for comment in Comment.objects.all())


def test_approving_many_while_a_visitor_writes_and_another_deletes_loses_nothing(owner):
    article = ArticleFactory()
    waiting = CommentFactory.create_batch(10, article=article)
    trash = CommentFactory.create_batch(10, article=article, state="trash")
    seen = {comment.pk: comment.state for comment in [*waiting, *trash]}
    tickets = [ticket(f"comment:{article.pk}") for _visitor in range(3)]
    outcome, gone, *_receipts = at_once(
        lambda: moderation.decide(seen, "approved", by=owner),
        lambda: moderation.delete_for_good([comment.pk for comment in trash]),
        *(lambda key=key: send_comment(Client(), article, body=key, ticket=key) for key in tickets),
    )
    assert len(outcome.changed) + outcome.gone == 20
    assert Comment.objects.filter(state="approved").count() == len(outcome.changed)
    assert (gone + len(outcome.changed), Comment.objects.filter(state="pending").count()) == (20, 3)


def clash(owner):
    """An article is deleted while one decides about its comments and three readers write below it."""
    article = ArticleFactory()
    seen = {comment.pk: "pending" for comment in CommentFactory.create_batch(10, article=article)}
    tickets = [ticket(f"comment:{article.pk}") for _visitor in range(3)]
    desk, reader = (Client(raise_request_exception=False) for _person in range(2))
    desk.force_login(owner)
    deleted, outcome, *receipts = at_once(
        lambda: desk.post(f"/admin/blog/article/{article.pk}/delete/", {"post": "yes"}),
        lambda: moderation.decide(seen, "approved", by=owner),
        *(lambda key=key: send_comment(reader, article, body=key, ticket=key) for key in tickets),
    )
    return deleted.status_code, len(outcome.changed) + outcome.gone, {answer.status_code for answer in receipts}


def test_deleting_an_article_while_its_comments_are_decided_and_written_fails_for_nobody(owner):
    for _round in range(3):
        deleted, told, receipts = clash(owner)
        assert (deleted, told, receipts - {303, 404}) == (302, 10, set())
        assert (Comment.objects.count(), Decision.objects.count()) == (0, 0)


def test_two_workers_at_once_store_one_mail_of_the_day(owner):
    Settings.objects.create(notify="daily")
    CommentFactory()
    assert sorted(at_once(telling.digest, telling.digest, telling.digest)) == [False, False, True]
    assert Email.objects.count() == 1
