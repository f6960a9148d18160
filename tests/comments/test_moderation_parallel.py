"""Moderators, visitors and deletions at the same time, in threads of their own: no decision is lost, none is overwritten."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client

from comments import moderation
from comments.models import Comment, Decision
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
