"""contact.topics: every topic asks for its own fields, and what was answered goes all the way to the owner."""

import html
import re

import pytest
from django.utils import translation

from contact import topics
from contact.models import Message
from lib.mail import quotation
from tests.visitors import send_message, write_message

pytestmark = pytest.mark.django_db

ROWS = [pytest.param(row, id=row.key) for row in topics.TOPICS]


def examples(row):
    return {asked.key: asked.example for asked in row.asks}


def said(row):
    """The examples as people read them."""
    with translation.override("ja"):
        return [(str(asked.label), str(asked.shown(asked.example))) for asked in row.asks]


def plain(response):
    return html.unescape(response.content.decode()).replace("<br>", "\n")


def test_no_two_topics_ask_by_the_same_name():
    keys = [asked.key for row in topics.TOPICS for asked in row.asks]
    assert len(keys) == len(set(keys))


def mailed(label, text):
    """As the mail to the owner tells it: what has several lines is quoted."""
    return f"{label}: \n{quotation(text)}\n" if "\n" in text else f"{label}: {text}\n"


@pytest.mark.parametrize("row", ROWS)
def test_the_answers_of_a_topic_are_stored_told_and_shown(client, owner, row):
    send_message(client, topic=row.key, **examples(row))
    message = Message.objects.get()
    (mail,) = message.mails.all()
    client.force_login(owner)
    shown = plain(client.get(f"/admin/contact/message/{message.pk}/change/"))
    assert message.answers == examples(row)
    assert [pair for pair in said(row) if mailed(*pair) not in mail.message] == []
    assert [pair for pair in said(row) if pair[0] not in shown or pair[1] not in shown] == []


@pytest.mark.parametrize("row", ROWS)
def test_the_answers_of_a_topic_are_repeated_before_they_are_sent(client, row):
    text = plain(client.get(write_message(client, topic=row.key, **examples(row)).url))
    assert [pair for pair in said(row) if pair[0] not in text or pair[1] not in text] == []


@pytest.mark.parametrize("row", ROWS)
def test_what_a_topic_needs_is_asked_for(client, row):
    response = send_message(client, topic=row.key, **dict.fromkeys(topics.ASKED, ""))
    wrong = re.findall(r'<div id="id_(\w+)_error">', response.content.decode())
    assert wrong == [asked.key for asked in row.asks if asked.required]


@pytest.mark.parametrize("row", ROWS)
def test_what_was_typed_for_another_topic_is_neither_judged_nor_stored(client, row):
    others = {key: "javascript:x\0\x1b" for key in topics.ASKED if key not in examples(row)}
    assert send_message(client, topic=row.key, **others, **examples(row)).status_code == 303
    assert Message.objects.get().answers == examples(row)


def test_what_was_typed_for_another_topic_is_kept_while_something_is_corrected(client):
    response = send_message(client, topic="work", company="こもれび企画", quote="日本一安い", name="")
    assert (response.status_code, "日本一安い" in response.content.decode()) == (422, True)


def test_each_group_of_fields_follows_its_topic_and_is_named_like_it(client):
    text = client.get("/contact/").content.decode()
    found = re.findall(r'<input type="radio" name="topic" value="(\w+)"|role="group"\s+aria-label="([^"]+)"', text)
    with translation.override("ja"):
        groups = [[(row.key, ""), *([("", str(row.name))] if row.asks else [])] for row in topics.TOPICS]
    assert found == [one for group in groups for one in group]


def test_an_answer_that_no_topic_asks_for_any_longer_is_still_read():
    assert topics.read({"fax": "03-0000-0000"}) == [("fax", "03-0000-0000")]
