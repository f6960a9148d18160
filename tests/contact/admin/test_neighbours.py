"""contact.admin.neighbours: from one message to the next in the list one came from."""

import pytest

from contact import handling
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def change(message):
    return f"{LIST}{message.pk}/change/"


def test_from_message_to_message_one_stays_in_the_list_one_came_from(desk):
    first, skipped, last = MessageFactory(), MessageFactory(state="spam"), MessageFactory()
    kept = "?_changelist_filters=state%3Dnew"
    page = desk.get(change(last) + kept)
    assert (page.context["newer"], page.context["older"]) == (None, first.pk)
    assert f'href="{change(first)}{kept}"' in page.text
    assert desk.get(change(first)).context["newer"] == last.pk
    assert desk.get(change(last) + "?_changelist_filters=state%3Dall").context["older"] == skipped.pk


def test_a_message_that_has_left_the_list_still_has_its_neighbours(desk):
    rows = MessageFactory.create_batch(3)
    handling.move({rows[1].pk: "new"}, "closed", by=None)
    page = desk.get(change(rows[1]) + "?_changelist_filters=state%3Dnew")
    assert (page.context["newer"], page.context["older"]) == (rows[2].pk, rows[0].pk)


@pytest.mark.parametrize(
    "bent",
    [
        "email__startswith%3Da",
        "e%3D1%26p%3Dx",
        "%25%0d%0a",
        "x" * 5000,
        "topic__exact%3D%00",
        "created_at__gte%3D0001-01-01T00%253A00%253A00%252B09%253A00",
        "created_at__year%3D0",
        "q%3D%00",
        "q%3D~x",
    ],
)
def test_a_bent_way_back_breaks_nothing(desk, bent):
    message = MessageFactory()
    address = f"{change(message)}?_changelist_filters={bent}"
    assert desk.get(address).status_code in {200, 400}
    assert desk.post(f"{LIST}{message.pk}/read/?_changelist_filters={bent}").status_code in {302, 400}


def test_after_an_answer_the_next_message_opens_and_after_the_last_the_list(desk):
    rows = MessageFactory.create_batch(2)
    ways = []
    for message in reversed(rows):
        form = desk.get(change(message)).context["reply_form"].initial
        kept = "?_changelist_filters=state%3Dnew"
        sent = desk.post(f"{LIST}{message.pk}/reply/{kept}", {**form, "text": "お答えします。", "next": "1"})
        ways.append(sent.url)
    assert ways == [f"{change(rows[0])}?_changelist_filters=state%3Dnew", f"{LIST}?state=new"]
