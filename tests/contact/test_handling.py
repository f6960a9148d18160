"""contact.handling: what people do with messages compares with what they saw, and is written down."""

import pytest

from contact import handling
from contact.handling import Overtaken
from contact.models import Message, Note, Step
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("mika", is_staff=True)


def states():
    return list(Message.objects.order_by("pk").values_list("state", flat=True))


def test_a_move_is_written_down_with_who_and_from_where(owner):
    message = MessageFactory()
    moved = handling.move({message.pk: "new"}, "closed", by=owner)
    assert (states(), moved.done, moved.late) == (["closed"], [message.pk], [])
    assert list(Step.objects.values_list("message", "kind", "before", "after", "by", "batch")) == [
        (message.pk, "moved", "new", "closed", owner.pk, moved.batch)
    ]


def test_what_somebody_else_moved_meanwhile_stays_and_is_named(owner, colleague):
    mine, theirs = MessageFactory(), MessageFactory()
    seen = {mine.pk: "new", theirs.pk: "new"}
    handling.move({theirs.pk: "new"}, "spam", by=colleague)
    moved = handling.move(seen, "closed", by=owner)
    assert (states(), moved.done, moved.late) == (["closed", "spam"], [mine.pk], [theirs.pk])


def test_two_who_want_the_same_are_both_content(owner, colleague):
    message = MessageFactory()
    for person in (colleague, owner):
        moved = handling.move({message.pk: "new"}, "closed", by=person)
    assert (moved.done, moved.late, Step.objects.count()) == ([], [], 1)


def test_one_click_is_undone_together_each_message_to_its_own_state(owner):
    rows = [MessageFactory(), MessageFactory(state="in_work")]
    moved = handling.move({row.pk: row.state for row in rows}, "closed", by=owner)
    back = handling.undo(moved.batch, by=owner)
    assert (states(), sorted(back.done)) == (["new", "in_work"], [row.pk for row in rows])
    assert handling.undo(moved.batch, by=owner).done == []


def test_undo_leaves_what_was_moved_on_and_what_others_did(owner, colleague):
    kept, moved_on = MessageFactory(), MessageFactory()
    moved = handling.move({kept.pk: "new", moved_on.pk: "new"}, "closed", by=owner)
    handling.move({moved_on.pk: "closed"}, "answered", by=colleague)
    assert handling.undo(moved.batch, by=colleague).done == []
    back = handling.undo(moved.batch, by=owner)
    assert (states(), back.done, back.late) == (["new", "answered"], [kept.pk], [moved_on.pk])


def test_an_empty_batch_undoes_nothing(owner):
    message = MessageFactory(state="closed")
    Step.objects.create(message=message, kind="moved", before="new", after="closed", by=owner)
    assert (handling.undo("", by=owner).done, states()) == ([], ["closed"])


def test_a_message_is_given_to_somebody_and_taken_back(owner, colleague):
    message = MessageFactory()
    handling.assign(message, colleague, by=owner, was=None)
    handling.assign(message, None, by=owner, was=colleague.pk)
    assert list(Step.objects.values_list("kind", "assignee", "by")) == [
        ("given", colleague.pk, owner.pk),
        ("given", None, owner.pk),
    ]


def test_nobody_takes_a_message_that_somebody_else_took_meanwhile(owner, colleague):
    message = MessageFactory(assignee=colleague)
    with pytest.raises(Overtaken):
        handling.assign(message, owner, by=owner, was=None)
    message.refresh_from_db()
    assert (message.assignee, Step.objects.count()) == (colleague, 0)


def test_a_note_clicked_twice_is_one_note_and_another_is_another(owner):
    message = MessageFactory()
    for text in ("電話する。", "電話する。", "電話した。"):
        handling.note(message, text, by=owner)
    assert list(Note.objects.values_list("text", "author")) == [("電話する。", owner.pk), ("電話した。", owner.pk)]
