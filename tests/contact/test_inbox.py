"""contact.inbox: what taking a message in asks of the database, however much is in it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from contact.models import Message
from guard import blocking, learning
from tests.factories import ArticleFactory, MessageFactory
from tests.questions import plan, written_in
from tests.visitors import MESSAGE, OWN, write_message

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def address(settings):
    settings.OWNER_EMAIL = "owner@example.jp"


def asked(client, **typed):
    """Of both steps: writing, and sending what was read once more."""
    with CaptureQueriesContext(connection) as first:
        written = write_message(client, **typed)
    with CaptureQueriesContext(connection) as second:
        sent = client.post(written.url, headers=OWN)
    assert (written.status_code, sent.status_code, Message.objects.count() > 0) == (303, 303, True)
    return written_in(first), written_in(second)


@pytest.mark.parametrize("rows", [0, 1, 30])
def test_a_message_asks_the_same_queries_whatever_there_is(client, rows):
    MessageFactory.create_batch(rows)
    for number in range(rows):
        ArticleFactory()
        blocking.block("word", f"長い言葉{number}")
        learning.learn("contact", number, MESSAGE["body"], False)
    # The policy, the settings, what is kept of the network, the row; then the row, the policy, the guard, the number,
    # message, mail and their connection, the trace, the row.
    assert [len(queries) for queries in asked(client)] == [4, 9]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what a table holds")
def test_taking_a_message_in_reads_no_table_from_its_beginning_to_its_end(client):
    steps = [step for queries in asked(client) for sql in queries for step in plan(sql)]
    of_one_row = ["SCAN U0", "SCAN contact_settings", "SCAN guard_policy"]
    lists = ["SCAN json_each VIRTUAL TABLE INDEX 1:", "SCAN listed"]
    assert sorted(step for step in steps if step.startswith("SCAN")) == of_one_row + lists
    assert {step for step in steps if "blog_article" in step} == {
        "SEARCH blog_article USING INDEX article_lists (page_type=?)"  # the policies alone
    }
