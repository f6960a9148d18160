"""contact.admin.inbox: the list of messages, and addresses only for those who may see them."""

import pytest
from django.contrib.auth.models import Permission
from post_office.models import STATUS, Log

from contact.models import Message
from tests.factories import MessageFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def change(message):
    return f"{LIST}{message.pk}/change/"


def shown(page):
    return {message.pk for message in page.context["cl"].result_list}


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


def test_the_actions_follow_the_language_of_the_reader(desk):
    MessageFactory()
    desk.post("/i18n/setlang/", {"language": "en"})
    assert "Move to “Closed”" in desk.get(LIST).content.decode()
