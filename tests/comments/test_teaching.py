"""comments.teaching: what decisions about comments teach the guard."""

import pytest

from comments import moderation
from comments.models import Comment, Decision
from guard.models import Lesson
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db
State = Comment.State


def taught(comment):
    """Whether it was taught as spam, or None where it taught nothing."""
    return Lesson.objects.filter(kind="comment", key=comment.pk).values_list("is_spam", flat=True).first()


def decide(comment, *states, by, **how):
    for state in states:
        comment.refresh_from_db()
        moderation.decide({comment.pk: comment.state}, state, by=by, **how)


@pytest.mark.parametrize(
    ("before", "states", "lesson"),
    [
        ("pending", ["approved"], False),
        ("pending", ["spam"], True),
        ("spam", ["approved"], False),
        ("approved", ["spam"], True),
        ("pending", ["spam", "approved"], False),
        ("pending", ["spam", "pending"], None),
        ("pending", ["spam", "rejected"], None),
        ("pending", ["spam", "trash"], True),
        ("spam", ["trash"], True),
        ("pending", ["trash"], None),
        ("pending", ["approved", "trash"], False),
    ],
)
def test_a_decision_teaches_what_it_says(owner, before, states, lesson):
    comment = CommentFactory(state=before)
    decide(comment, *states, by=owner)
    assert taught(comment) is lesson


def test_an_undone_decision_teaches_nothing(owner):
    comment = CommentFactory()
    batch = moderation.decide({comment.pk: "pending"}, "spam", by=owner).batch
    moderation.undo(batch, by=owner)
    assert Lesson.objects.count() == 0


def test_samples_teach_nothing(owner):
    decide(CommentFactory(is_sample=True), "approved", by=owner)
    assert Lesson.objects.count() == 0


def test_neither_trust_nor_the_owners_own_words_teach(owner):
    comment = CommentFactory()
    decide(comment, "approved", by=None, via=Decision.Via.TRUST)
    answer = moderation.reply(comment, "ありがとうございます。", seen="approved", by=owner)
    assert (len(answer.changed), Lesson.objects.count()) == (1, 0)
