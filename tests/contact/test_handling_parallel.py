"""Two people in one inbox at the same time, in threads of their own: nothing is sent twice, and no move is lost or doubled."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from post_office.models import Email

from contact import answering, handling
from contact.handling import Overtaken
from contact.models import Message, Reply, Step
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db(transaction=True)


def at_once(*calls):
    """What each call answers, or that it came too late."""

    def closing(call):
        try:
            return call()
        except Overtaken:
            return None
        finally:
            connection.close()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(closing, calls))


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("mika", is_staff=True)


def test_of_two_who_answer_at_once_one_sends_and_the_other_is_told(owner, colleague):
    message = MessageFactory()
    was = answering.seen(message)
    answers = at_once(
        *(
            lambda by=by, key=key: answering.answer(message, f"{by}の返事", by=by, key=key * 32, was=was)
            for by, key in [(owner, "a"), (colleague, "b")] * 2
        )
    )
    sent = {reply.pk for reply in answers if reply}
    assert (len(sent), Reply.objects.count(), Email.objects.count()) == (1, 1, 1)


def test_a_form_that_arrives_eight_times_at_once_is_one_reply(owner):
    message = MessageFactory()
    was = answering.seen(message)
    answers = at_once(*[lambda: answering.answer(message, "お答えします。", by=owner, key="a" * 32, was=was)] * 8)
    assert ({reply.pk for reply in answers}, Email.objects.count()) == ({Reply.objects.get().pk}, 1)


def test_of_two_who_move_the_same_messages_exactly_one_moves_each(owner, colleague):
    rows = [*MessageFactory.create_batch(10), *MessageFactory.create_batch(10, state="in_work")]
    seen = {row.pk: row.state for row in rows}
    backwards = dict(reversed(seen.items()))
    outcomes = at_once(
        *(
            lambda order=order, state=state, by=by: handling.move(order, state, by=by)
            for order, state, by in [(seen, "closed", owner), (backwards, "spam", colleague)] * 2
        )
    )
    done = Counter(pk for outcome in outcomes for pk in outcome.done)
    assert done == Counter(seen.keys()) == Counter(Step.objects.values_list("message", flat=True))
    assert all(message.state == message.steps.get().after for message in Message.objects.all())


def test_of_two_who_take_a_message_at_once_one_has_it(owner, colleague):
    message = MessageFactory()
    taken = at_once(*(lambda by=by: handling.take([message.pk], by=by) for by in (owner, colleague)))
    assert sorted(len(outcome.done) for outcome in taken) == [0, 1]
    assert Message.objects.get().assignee == Step.objects.get().assignee
