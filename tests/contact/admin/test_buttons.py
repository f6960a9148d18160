"""contact.admin.buttons: notes, moves and assignments on the page of a message."""

import re

import pytest
from post_office.models import Email

from contact import handling
from contact.models import Note
from tests.factories import MessageFactory

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def page_of(message):
    return f"{LIST}{message.pk}/change/"


def at(message, name):
    return f"{LIST}{message.pk}/{name}/"


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("mika", first_name="美香", last_name="三枝", is_staff=True)


def test_a_note_is_signed_and_stays_in_the_house(desk, owner):
    message = MessageFactory()
    desk.post(at(message, "note"), {"note-text": "明日、返事を書く。"})
    assert [(note.text, note.author) for note in message.notes.all()] == [("明日、返事を書く。", owner)]
    assert Email.objects.count() == 0


def test_a_refused_note_comes_back_with_its_text(desk):
    message = MessageFactory()
    response = desk.post(at(message, "note"), {"note-text": "長" * 5001})
    assert (response.status_code, response.context["note_form"].data["note-text"], Note.objects.count()) == (
        422,
        "長" * 5001,
        0,
    )


def test_a_move_on_the_page_can_be_taken_back_with_the_button_in_its_sentence(desk):
    message = MessageFactory()
    page = desk.post(at(message, "move"), {"state": "spam", "was": "new"}, follow=True)
    address, batch = re.search(r'formaction="([^"]+)" name="batch" value="([0-9a-f]+)"', page.text).groups()
    back = desk.post(address, {"batch": batch}, follow=True)
    message.refresh_from_db()
    assert (message.state, back.redirect_chain) == ("new", [(page_of(message), 302)])


def test_whoever_moves_late_is_told_who_was_first(desk, colleague):
    message = MessageFactory(reference="M-7K3F9Q")
    handling.move({message.pk: "new"}, "closed", by=colleague)
    page = desk.post(at(message, "move"), {"state": "spam", "was": "new"}, follow=True)
    message.refresh_from_db()
    (told,) = page.context["messages"]
    assert (message.state, str(told).startswith("M-7K3F9Qはそのままです。三枝 美香が先に「終了」へ移しました")) == (
        "closed",
        True,
    )


@pytest.mark.parametrize("typed", [{}, {"state": "gone", "was": "new"}, {"state": "spam"}])
def test_a_move_to_nowhere_moves_nothing(desk, typed):
    message = MessageFactory()
    assert desk.post(at(message, "move"), typed).status_code == 422
    message.refresh_from_db()
    assert message.state == "new"


def test_a_message_is_given_to_somebody_or_taken_by_oneself(desk, owner, colleague):
    message = MessageFactory()
    desk.post(at(message, "assign"), {"assignee": colleague.pk, "was": ""})
    desk.post(at(message, "assign"), {"me": "1", "was": colleague.pk})
    message.refresh_from_db()
    assert message.assignee == owner
    assert list(message.steps.values_list("assignee", flat=True)) == [colleague.pk, owner.pk]


def test_a_message_that_somebody_took_meanwhile_stays_theirs(desk, colleague):
    message = MessageFactory(assignee=colleague)
    page = desk.post(at(message, "assign"), {"me": "1", "was": ""}, follow=True)
    message.refresh_from_db()
    assert (message.assignee, [told.level_tag for told in page.context["messages"]]) == (colleague, ["error"])


def test_a_message_goes_to_people_who_work_here_alone(desk, django_user_model):
    message, reader = MessageFactory(), django_user_model.objects.create_user("reader")
    assert desk.post(at(message, "assign"), {"assignee": reader.pk, "was": ""}).status_code == 422


def test_opening_the_address_of_a_button_does_nothing_and_leads_to_the_page(desk):
    message = MessageFactory()
    answers = [desk.get(at(message, name)) for name in ("reply", "note", "move", "assign")]
    assert [(one.status_code, one.url) for one in answers] == [(302, page_of(message))] * 4
    assert desk.get(f"{LIST}undo/").url == LIST
