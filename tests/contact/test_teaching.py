"""contact.teaching: what moving messages teaches the guard."""

import pytest

from contact import handling
from guard.models import Lesson
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("states", "lesson"),
    [
        (["new", "spam"], True),
        (["new", "in_work"], False),
        (["new", "answered"], False),
        (["new", "closed"], False),
        (["spam", "closed"], False),
        (["new", "spam", "new"], None),
    ],
)
def test_moving_a_message_teaches_what_it_says(owner, states, lesson):
    message = MessageFactory(state=states[0])
    for before, after in zip(states, states[1:], strict=False):
        handling.move({message.pk: before}, after, by=owner)
    taught = Lesson.objects.filter(kind="contact", key=message.pk).values_list("is_spam", flat=True).first()
    assert taught is lesson


def test_a_message_that_somebody_else_moved_first_teaches_nothing(owner):
    message = MessageFactory(state="closed")
    handling.move({message.pk: "new"}, "spam", by=owner)
    assert Lesson.objects.count() == 0
