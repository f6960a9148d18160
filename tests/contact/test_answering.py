"""contact.answering: a reply and its mail are stored together, once, and over nobody's head."""

import datetime

import pytest
from django.db import IntegrityError, connection
from post_office.models import STATUS, Email

from contact import answering, handling
from contact.answering import Overtaken, Seen, answer
from contact.models import Message, Reply
from tests.factories import MessageFactory, SiteFactory

pytestmark = pytest.mark.django_db

KEY, OTHER_KEY = "a" * 32, "b" * 32
HOSTILE = "{{7*7}} %(x)s {0.__class__} {% debug %}"


@pytest.fixture
def colleague(django_user_model):
    return django_user_model.objects.create_user("mika", first_name="美香", last_name="三枝", is_staff=True)


def test_a_reply_waits_in_the_outbox_from_the_site_to_the_sender(owner, settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    message = MessageFactory(reference="M-7K3F9Q", email="takeno@example.com", topic="question")
    reply = answer(message, "お答えします。", by=owner, key=KEY, was=answering.seen(message))
    mail = Email.objects.get()
    assert reply.mail == mail
    assert (mail.from_email, mail.to, mail.cc, mail.bcc) == (
        settings.DEFAULT_FROM_EMAIL,
        ["takeno@example.com"],
        [],
        [],
    )
    assert (mail.status, mail.subject) == (STATUS.queued, "Re: サイトや記事についての質問（M-7K3F9Q）")
    assert mail.headers == {
        "Reply-To": "owner@example.jp",
        "In-Reply-To": "<M-7K3F9Q@blog.example.jp>",
        "References": "<M-7K3F9Q@blog.example.jp>",
    }


def test_the_mail_is_the_reply_and_below_it_the_message(owner, time_machine):
    time_machine.move_to("2026-11-23T20:40:00+00:00", tick=False)
    SiteFactory()
    message = MessageFactory(reference="M-7K3F9Q", body="一行目\n\n二行目")
    answer(message, "お答えします。\n{{7*7}}", by=owner, key=KEY, was=answering.seen(message))
    assert Email.objects.get().message.strip() == "\n".join(
        [
            "お答えします。",
            "{{7*7}}",
            "",
            "----------------------------------------",
            "サーバー手帖",
            "https://blog.example.jp",
            "受付番号: M-7K3F9Q",
            "まだご不明な点がありましたら、このメールにご返信ください。",
            "",
            "2026年11月24日にいただいたお問い合わせ:",
            "> 一行目",
            ">",
            "> 二行目",
        ]
    )


def test_an_english_message_is_answered_in_english_words(owner):
    message = MessageFactory(name="Hannah", body="May I print your list?", topic="other")
    answer(message, "Of course.", by=owner, key=KEY, was=answering.seen(message))
    mail = Email.objects.get()
    assert (mail.subject, "If anything is still open" in mail.message) == (
        f"Re: Something else ({message.reference})",
        True,
    )


def test_a_second_reply_continues_the_thread_of_the_first(owner):
    message = MessageFactory(reference="M-7K3F9Q")
    first = answer(message, "まず。", by=owner, key=KEY, was=Seen("new", 0))
    second = answer(message, "つづき。", by=owner, key=OTHER_KEY, was=Seen("answered", first.pk))
    assert (second.mail.headers["In-Reply-To"], second.mail.headers["References"].split()) == (
        first.mail.message_id,
        ["<M-7K3F9Q@blog.example.jp>", first.mail.message_id],
    )


def test_an_answered_message_is_its_answerers(owner, colleague):
    free, taken = MessageFactory(), MessageFactory(assignee=colleague, state="in_work")
    for message in (free, taken):
        answer(message, "お答えします。", by=owner, key=KEY, was=answering.seen(message))
    assert list(Message.objects.order_by("pk").values_list("state", "assignee")) == [
        ("answered", owner.pk),
        ("answered", colleague.pk),
    ]
    assert list(free.steps.values_list("kind", "before", "after", "assignee", "by")) == [
        ("moved", "new", "answered", None, owner.pk),
        ("given", "", "", owner.pk, owner.pk),
    ]


def test_the_same_form_sent_twice_writes_one_mail(owner):
    message = MessageFactory()
    was = answering.seen(message)
    rows = [answer(message, "お答えします。", by=owner, key=KEY, was=was) for _click in range(2)]
    assert (rows[0], Reply.objects.count(), Email.objects.count()) == (rows[1], 1, 1)


def test_a_form_that_is_sent_again_with_another_text_is_not_taken_for_the_first(owner):
    message = MessageFactory()
    was = answering.seen(message)
    answer(message, "お答えします。", by=owner, key=KEY, was=was)
    with pytest.raises(Overtaken):
        answer(message, "直した返事です。", by=owner, key=KEY, was=was)
    assert Email.objects.count() == 1


@pytest.mark.parametrize("meanwhile", ["answered", "moved"])
def test_whoever_is_late_sends_nothing(owner, colleague, meanwhile):
    message = MessageFactory()
    was = answering.seen(message)
    if meanwhile == "answered":
        answer(message, "先に。", by=colleague, key=OTHER_KEY, was=was)
    else:
        handling.move({message.pk: "new"}, "closed", by=colleague)
    before = Email.objects.count()
    with pytest.raises(Overtaken):
        answer(message, "後から。", by=owner, key=KEY, was=was)
    assert (Email.objects.count(), message.replies.filter(text="後から。").exists()) == (before, False)


def test_a_reply_without_its_mail_is_not_stored(owner):
    message = MessageFactory()

    def no_outbox(execute, sql, params, many, context):
        if "post_office_email" in sql and sql.startswith("INSERT"):
            raise IntegrityError("the outbox is gone")
        return execute(sql, params, many, context)

    with connection.execute_wrapper(no_outbox), pytest.raises(IntegrityError):
        answer(message, "お答えします。", by=owner, key=KEY, was=answering.seen(message))
    message.refresh_from_db()
    assert (Reply.objects.count(), message.state, message.steps.count()) == (0, "new", 0)


def test_what_was_typed_stays_text_in_the_mail(owner):
    message = MessageFactory(name=HOSTILE, body=HOSTILE + "\x1b[31m\r\nBcc: x@evil.example")
    answer(message, HOSTILE, by=owner, key=KEY, was=answering.seen(message))
    mail = Email.objects.get()
    lines = mail.message.splitlines()
    assert (lines[0], lines[-3:-1]) == (HOSTILE, [f"> {HOSTILE}␛[31m␍", "> Bcc: x@evil.example"])
    assert mail.email_message().message()["Bcc"] is None


@pytest.mark.parametrize("name", ["題{{7*7}}", "題\r\nBcc: x@evil.example"])
def test_nothing_that_a_visitor_typed_is_in_the_subject(owner, name):
    message = MessageFactory(reference="M-7K3F9Q", name=name, body=name, answers={"quote": name})
    answer(message, "お答えします。", by=owner, key=KEY, was=answering.seen(message))
    assert Email.objects.get().subject == "Re: サイトや記事についての質問（M-7K3F9Q）"


def test_the_day_in_the_mail_is_that_of_the_message(owner):
    message = MessageFactory()
    Message.objects.filter(pk=message.pk).update(created_at=datetime.datetime(2026, 1, 2, tzinfo=datetime.UTC))
    answer(message, "お答えします。", by=owner, key=KEY, was=answering.seen(message))
    assert "2026年1月2日" in Email.objects.get().message
