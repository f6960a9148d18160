"""contact.admin.keys: every state has a key of its own, and each key stands on a button that is there."""

import re

import pytest

from contact.admin import keys
from contact.models import Message
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def test_every_state_has_a_key_of_its_own():
    used = [*keys.OF_STATES.values(), keys.MINE]
    assert (set(keys.OF_STATES), len(set(used))) == (set(Message.State), len(used))


@pytest.mark.parametrize("state", Message.State.values)
def test_the_keys_that_the_help_lists_press_buttons_of_the_page(desk, state):
    message = MessageFactory(state=state)
    MessageFactory.create_batch(2, state=state)
    middle = Message.objects.all()[1]
    text = desk.get(f"{LIST}{middle.pk}/change/?_changelist_filters=state%3D{state}").text
    there = set(re.findall(r'data-keys="(\w)"', text))
    listed = {name for names, _meaning in keys.PAGE_KEYS for name in names}
    assert there == listed - {"u", "?", keys.OF_STATES[state]}
    assert set(re.findall(r'data-keys="(\w)"', desk.get(LIST, {"state": state}).text)) == {
        *keys.OF_STATES.values(),
        keys.MINE,
    } - {keys.OF_STATES[state]}
    assert message.state == state
