"""config.samples.inbox: a lively inbox, in which every state has its message and every canned answer its places."""

import pytest

from config.samples import inbox
from contact import places
from contact.models import Canned, Message, Note, Reply, Step
from guard.models import Lesson

pytestmark = pytest.mark.django_db


def test_every_state_has_a_message_and_what_was_done_about_it(owner):
    inbox.fill({}, by=owner)
    assert set(Message.objects.values_list("state", flat=True)) == set(Message.State.values)
    assert (Reply.objects.filter(author=owner).count(), Note.objects.count(), Lesson.objects.count()) == (3, 5, 0)
    handled = Message.objects.filter(state__in=["in_work", "answered", "closed"])
    assert Step.objects.count() == handled.filter(assignee=owner).count() == handled.count()


def test_nothing_is_told_from_a_time_before_its_message(owner):
    inbox.fill({}, by=owner)
    rows = [*Reply.objects.select_related("message"), *Note.objects.select_related("message")]
    assert [row for row in rows if row.created_at < row.message.created_at] == []


def test_canned_answers_stand_there_in_both_languages_with_places_that_exist(owner):
    inbox.fill({}, by=owner)
    assert set(Canned.objects.values_list("language", flat=True)) == {"ja", "en"}
    assert [places.unknown(row.text) for row in Canned.objects.all()] == [[]] * 4
    assert [row.text.count("⏎") for row in Canned.objects.all()] == [0] * 4


def test_a_second_load_adds_nothing(owner):
    inbox.fill({}, by=owner)
    count = Message.objects.count()
    inbox.fill({}, by=owner)
    assert (Message.objects.count(), Canned.objects.count()) == (count, 4)
