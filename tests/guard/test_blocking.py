"""guard.blocking: entries that are added, met and counted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import connection
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from comments.models import Comment
from contact.models import Message
from guard import blocking
from guard.models import Block
from guard.senders import network_digest
from tests.factories import ArticleFactory
from tests.guard.asking import known
from tests.visitors import send_comment, send_message, ticket

pytestmark = pytest.mark.django_db
HERE = network_digest("192.0.2.1")


@pytest.mark.parametrize(
    ("kind", "value", "reason"),
    [
        ("word", "間に合いました", "blocked:word:間に合いました"),
        ("host", "pills.example", "blocked:host:pills.example"),
        ("address", "haruko@example.com", "blocked:address"),
        ("network", HERE, "blocked:network"),
    ],
)
def test_a_blocked_comment_is_spam_with_the_same_receipt(client, owner, kind, value, reason):
    blocking.block(kind, value)
    response = send_comment(client, ArticleFactory(), body="間に合いました。 pills.example")
    comment = Comment.objects.get()
    assert (response.status_code, response.url) == (303, f"/comments/received/{comment.reference}/")
    assert (comment.state, comment.reasons, Email.objects.count()) == ("spam", [reason], 0)


def test_a_blocked_word_is_found_in_the_name_as_well(client):
    blocking.block("word", "カジノ必勝")
    send_message(client, name="カジノ必勝 事務局")
    assert (Message.objects.get().state, Message.objects.get().reasons) == ("spam", ["blocked:word:カジノ必勝"])


@pytest.mark.parametrize(("scope", "states"), [("comment", ("spam", "new")), ("contact", ("pending", "spam"))])
def test_an_entry_counts_where_it_was_meant_to(client, scope, states):
    blocking.block("address", "@example.com", scope)
    send_comment(client, ArticleFactory())
    send_message(client)
    assert (Comment.objects.get().state, Message.objects.get().state) == states


def test_a_network_is_blocked_as_long_as_its_digest_is_remembered(client, settings):
    settings.GUARD_KEEP_DAYS = 30
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        blocking.block("network", HERE)
    send_comment(client, ArticleFactory())
    assert Comment.objects.get().state == "pending"
    assert (blocking.forget(), Block.objects.count()) == (1, 0)


def test_the_same_entry_twice_is_one_that_counts_in_both_places(owner):
    blocking.block("host", "pills.example", "comment", by=owner, note="first")
    blocking.block("host", "https://www.pills.example/", "contact", note="")
    row = Block.objects.get()
    assert (row.value, row.scope, row.note, row.added_by) == ("pills.example", "both", "first", owner)


def test_what_cannot_be_blocked_is_refused_with_a_sentence():
    with pytest.raises(ValidationError, match="no host"):
        blocking.block("host", "no host")
    assert Block.objects.count() == 0


def test_the_entries_of_a_form_are_asked_for_with_everything_else():
    here, there = HERE, network_digest("192.0.2.2")
    rows = [
        blocking.block("word", "副業"),
        blocking.block("network", here),
        blocking.block("host", "pills.example", "comment"),
    ]
    blocking.block("network", there)
    blocking.block("word", "保証", "contact")
    assert known(form="comment", network=here).blocks == tuple(rows)
    assert [row.reason for row in known(form="report", network=there).blocks] == ["word:副業", "network"]


def test_an_entry_tells_how_often_it_was_met_and_when_last(client):
    row = blocking.block("address", "@example.com")
    article = ArticleFactory()
    for number in range(3):
        send_comment(client, article, body=f"感想 その{number}")
    send_comment(client, article, body="感想 その2")  # the same again is the same comment
    row.refresh_from_db()
    assert (row.hits, timezone.now() - row.last_hit_at < timedelta(minutes=1)) == (3, True)


def test_neither_an_address_nor_a_network_stands_in_names_and_reasons():
    rows = [blocking.block("address", "haruko@example.com"), blocking.block("network", HERE)]
    assert not [row for row in rows if row.value in f"{row} {row.reason}"]


@pytest.mark.django_db(transaction=True)
def test_no_hit_is_lost_when_many_come_at_once():
    rows = [blocking.block("address", "@example.com"), blocking.block("word", "感想")]
    articles = ArticleFactory.create_batch(8)
    tickets = [ticket(f"comment:{article.pk}") for article in articles]

    def send(number):
        typed = {"body": "感想です。", "ticket": tickets[number], "address": f"192.0.2.{number}"}
        try:
            return send_comment(Client(), articles[number], **typed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert list(pool.map(send, range(8))) == [303] * 8
    assert [Block.objects.get(pk=row.pk).hits for row in rows] == [8, 8]
