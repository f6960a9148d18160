"""contact.admin: the inbox, its notes and states, and addresses only for those who may see them."""

import pytest
from django.contrib.auth.models import Permission
from django.utils import timezone
from post_office.models import STATUS, Log

from contact.models import Message, Note
from tests.factories import MessageFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def change(message):
    return f"{LIST}{message.pk}/change/"


def shown(page):
    return {message.pk for message in page.context["cl"].result_list}


def edit(message, *, note="", **changed):
    """What the browser sends when the message's page is saved."""
    notes = {"notes-TOTAL_FORMS": 1, "notes-INITIAL_FORMS": 0, "notes-0-text": note, "notes-0-message": message.pk}
    return {"state": message.state, "assignee": "", **notes, **changed}


def test_the_inbox_shows_what_waits_until_another_state_is_chosen(desk):
    rows = {state: MessageFactory(state=state).pk for state in Message.State.values}
    pages = {state: shown(desk.get(LIST, {"state": state})) for state in Message.State.values}
    assert shown(desk.get(LIST)) == {rows["new"], rows["in_work"]}
    assert pages == {state: {pk} for state, pk in rows.items()}


@pytest.mark.parametrize("state", Message.State.values)
def test_chosen_messages_move_together(desk, state):
    rows = MessageFactory.create_batch(3)
    desk.post(LIST, {"action": f"move_to_{state}", "_selected_action": [row.pk for row in rows]})
    assert set(Message.objects.values_list("state", flat=True)) == {state}


def test_a_message_gets_a_state_somebody_and_a_signed_note(desk, owner):
    message = MessageFactory()
    response = desk.post(change(message), edit(message, state="in_work", assignee=owner.pk, note="明日、返事を書く。"))
    message.refresh_from_db()
    assert (response.status_code, message.state, message.assignee) == (302, "in_work", owner)
    assert [(note.text, note.author) for note in message.notes.all()] == [("明日、返事を書く。", owner)]


def test_nobody_rewrites_what_a_visitor_wrote(desk):
    message = MessageFactory()
    desk.post(change(message), edit(message, body="書き換え", name="別人", email="x@evil.example"))
    before = (message.body, message.name, message.email)
    message.refresh_from_db()
    assert (message.body, message.name, message.email) == before


def test_a_note_is_not_rewritten(desk, owner):
    message = MessageFactory()
    note = Note.objects.create(message=message, author=owner, text="約束した。")
    posted = edit(message) | {"notes-INITIAL_FORMS": 1, "notes-0-id": note.pk, "notes-0-text": "約束していない。"}
    desk.post(change(message), posted)
    note.refresh_from_db()
    assert note.text == "約束した。"


@pytest.mark.parametrize("rows", [1, 3])
def test_the_inbox_takes_as_many_queries_for_three_rows_as_for_one(client, desk, rows, django_assert_num_queries):
    for number in range(rows):
        send_message(client, body=f"質問 その{number}")
    desk.get(LIST)
    with django_assert_num_queries(10):
        desk.get(LIST)


@pytest.mark.parametrize(
    ("status", "said"),
    [(STATUS.sent, "sent"), (STATUS.queued, "waiting (550 refused)"), (STATUS.failed, "failed (550 refused)")],
)
def test_the_inbox_says_where_the_mail_stands(client, owner, status, said):
    send_message(client)
    mail = Message.objects.get().mails.get()
    mail.status = status
    mail.save()
    Log.objects.create(email=mail, status=STATUS.failed, message="550 refused", exception_type="SMTPException")
    client.force_login(owner)
    client.cookies["django_language"] = "en"
    assert f'<td class="field-mail">{said}</td>' in client.get(LIST).content.decode()


def test_a_message_that_nobody_was_told_of_says_so(desk):
    MessageFactory()
    desk.cookies["django_language"] = "en"
    assert "not mailed" in desk.get(LIST).content.decode()


def test_hostile_text_is_plain_text(desk):
    body = "<script>alert(1)</script>\x1b[31m\u202e" + "\n行" * 2999
    answers = {"page": "javascript:alert(1)", "quote": "<img src=x>", "gone": "<b>y</b>"}
    message = MessageFactory(name="\u202e<b>x</b>", body=body, answers=answers)
    text = desk.get(LIST).content.decode() + desk.get(change(message)).content.decode()
    assert ("<script>alert" in text, "<img src=x>" in text, 'href="javascript' in text) == (False, False, False)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;\x1b[31m\u202e\n行\n行" in text
    assert "<bdi>\u202e&lt;b&gt;x&lt;/b&gt;</bdi>" in text


def test_the_owner_sees_addresses(desk):
    message = MessageFactory()
    assert message.email in desk.get(LIST).content.decode()
    assert message.email in desk.get(change(message)).content.decode()


def test_a_helper_sees_no_address_anywhere(client, django_user_model):
    message = MessageFactory(email="himitsu@secret-example.com")
    user = django_user_model.objects.create_user("helper", is_staff=True)
    names = ["view_message", "change_message", "delete_message"]
    user.user_permissions.set(Permission.objects.filter(codename__in=names))
    client.force_login(user)
    paths = [LIST, change(message), f"{LIST}{message.pk}/history/", f"{LIST}{message.pk}/delete/"]
    text = "".join(client.get(path).content.decode() for path in paths)
    assert ("himitsu" in text, shown(client.get(LIST, {"q": "himitsu"}))) == (False, set())
    assert client.get(LIST, {"email__startswith": "h"}).status_code in {302, 400}


def test_the_topic_stands_as_a_chip_before_the_text(desk):
    message = MessageFactory(topic="work")
    chip = f'<span class="state topic">{message.get_topic_display()}</span>'
    assert chip in desk.get(LIST).content.decode()


def test_a_note_is_named_by_the_clock_of_the_site(time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    note = Note(text="電話する", created_at=timezone.now())
    assert str(note) == "2026/11/24 5:40"


def test_the_actions_follow_the_language_of_the_reader(desk):
    MessageFactory()
    desk.post("/i18n/setlang/", {"language": "en"})
    assert "Move to “Closed”" in desk.get(LIST).content.decode()
