"""contact.teaching: the guard learns from where people put messages, and unlearns what they take back."""

import pytest

from contact import answering, handling
from guard.models import Lesson
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db


def lessons():
    return list(Lesson.objects.order_by("key").values_list("kind", "key", "is_spam"))


@pytest.mark.parametrize(
    ("before", "to", "taught"),
    [
        ("new", "spam", [True]),
        ("answered", "spam", [True]),
        ("spam", "new", [False]),
        ("spam", "closed", [False]),
        ("in_work", "answered", [False]),
        ("new", "in_work", []),
        ("new", "closed", []),
    ],
)
def test_what_a_move_teaches(owner, before, to, taught):
    message = MessageFactory(state=before)
    handling.move({message.pk: before}, to, by=owner)
    assert lessons() == [("contact", str(message.pk), is_spam) for is_spam in taught]


def test_an_answer_teaches_that_its_message_was_welcome(owner):
    message = MessageFactory()
    answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=answering.seen(message))
    assert lessons() == [("contact", str(message.pk), False)]


@pytest.mark.parametrize(("before", "to"), [("new", "spam"), ("spam", "new"), ("in_work", "answered")])
def test_a_move_that_is_undone_taught_nothing(owner, before, to):
    message = MessageFactory(state=before)
    moved = handling.move({message.pk: before}, to, by=owner)
    handling.undo(moved.batch, by=owner)
    assert lessons() == []


def test_a_change_of_mind_leaves_one_lesson(owner):
    message = MessageFactory()
    handling.move({message.pk: "new"}, "spam", by=owner)
    handling.move({message.pk: "spam"}, "new", by=owner)
    assert lessons() == [("contact", str(message.pk), False)]


def test_samples_teach_nothing(owner):
    message = MessageFactory(is_sample=True)
    handling.move({message.pk: "new"}, "spam", by=owner)
    assert lessons() == []


def test_what_somebody_else_moved_before_teaches_nothing(owner):
    message = MessageFactory(state="closed")
    handling.move({message.pk: "new"}, "spam", by=owner)
    assert lessons() == []
