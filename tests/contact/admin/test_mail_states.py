"""contact.admin.mail_states: the inbox says of each message where the mail about it stands."""

import pytest
from post_office.models import STATUS, Email, Log

from contact import answering
from contact.models import Message
from tests.factories import MessageFactory
from tests.visitors import send_message

pytestmark = pytest.mark.django_db

LIST = "/admin/contact/message/"


def change(message):
    return f"{LIST}{message.pk}/change/"


def shown(page):
    return {message.pk for message in page.context["cl"].result_list}


@pytest.mark.parametrize(
    ("status", "said"), [(STATUS.sent, "送信済み"), (STATUS.queued, "送信待ち"), (STATUS.failed, "送信できず")]
)
def test_the_inbox_says_where_the_mail_stands(client, owner, settings, status, said):
    settings.OWNER_EMAIL, settings.MAIL_CONFIGURED = "owner@example.jp", True
    send_message(client)
    Email.objects.update(status=status)
    client.force_login(owner)
    (row,) = client.get(LIST).context["cl"].rows
    assert [str(mail["name"]) for mail in row["mails"]] == [said]


def test_a_message_that_nobody_was_told_of_says_so(desk):
    MessageFactory()
    assert "メールなし" in desk.get(LIST).text


@pytest.mark.parametrize(("asked", "count"), [("failed", 2), ("waiting", 1), ("x", 4)])
def test_mails_that_have_not_gone_out_are_found(desk, client, owner, settings, asked, count):
    settings.OWNER_EMAIL = "owner@example.jp"
    for number, status in enumerate([STATUS.failed, STATUS.requeued, STATUS.sent]):
        send_message(client, body=f"質問 その{number}")
        Message.objects.first().mails.update(status=status)
    replied = MessageFactory()
    mail = answering.answer(replied, "お答えします。", by=owner, key="a" * 32, was=answering.seen(replied)).mail
    Email.objects.filter(pk=mail.pk).update(status=STATUS.failed)
    client.force_login(owner)
    assert len(shown(desk.get(LIST, {"mail": asked, "state": "all"}))) == count


def test_an_error_of_a_mail_is_no_markup(client, owner, settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    send_message(client)
    Log.objects.create(
        email=Email.objects.get(), status=STATUS.failed, message="<b>550", exception_type="SMTPException"
    )
    client.force_login(owner)
    assert "<b>550" not in client.get(change(Message.objects.get())).text
