"""The site killed under load: what a visitor was told to have arrived is there, once, and every mail about it goes out."""

import os
import time
from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from post_office.models import Email

from comments.models import Comment
from contact.models import Message
from lib import outbox
from tests import mail_server
from tests.crowd import Crowd, texts
from tests.factories import ArticleFactory
from tests.processes import Server

pytestmark = [pytest.mark.slow, pytest.mark.django_db(transaction=True)]

# SUBMISSIONS=5000 before the command is the full trial.
SUBMISSIONS = int(os.environ.get("SUBMISSIONS", 300))
RATES = {name: str(10**9) for name in ("COMMENT_RATE", "CONTACT_RATE", "CHECK_RATE")}


@pytest.fixture
def mail_port():
    return mail_server.free_port()


@pytest.fixture
def server(tmp_path, mail_port):
    address = {"EMAIL_URL": f"smtp://127.0.0.1:{mail_port}", "OWNER_EMAIL": "owner@example.jp"}
    server = Server(mail_server.free_port(), tmp_path, LOG_LEVEL="ERROR", **RATES, **address)
    server.start()
    yield server
    server.kill()


def kill_three_times(server, crowd, sent):
    """Whenever a quarter of the answers has come; each time the server comes back at the same database."""
    for quarter in (1, 2, 3):
        while crowd.answered < len(sent) * quarter / 4:
            time.sleep(0.01)
        server.kill()
        server.start()
    for future in sent:
        future.result()


def stored():
    """How often each text is stored, and under which numbers."""
    rows = [*Comment.objects.values_list("body", "reference"), *Message.objects.values_list("body", "reference")]
    return Counter(body for body, _reference in rows), dict(rows)


def all_mails():
    return sorted(Email.objects.values_list("message_id", flat=True))


def wait_until(is_so, seconds=60):
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end
        time.sleep(0.05)


def is_whole():
    if connection.vendor != "sqlite":
        return True
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_what_was_acknowledged_is_stored_once_although_the_server_is_killed_three_times(server, mail_port, settings):
    crowd, written = Crowd(server.port), texts(SUBMISSIONS, ArticleFactory())
    kill_three_times(server, crowd, crowd.begin(written))
    often, references = stored()

    assert set(crowd.statuses) <= {303, 503}
    assert crowd.broken > 0
    told = [text for text in written if text.receipts]
    assert [text.body for text in told if often[text.body] != 1] == []
    assert [
        text.body for text in told if {url.split("/")[-2] for url in text.receipts} != {references[text.body]}
    ] == []
    assert [text.body for text in written if often[text.body] > 1 or not (text.receipts or text.gives_up)] == []
    assert is_whole()

    # One mail for each, of which none left while the mail server was away.
    assert len(set(all_mails())) == len(all_mails()) == sum(often.values())
    assert Message.objects.filter(mails=None).count() == 0
    assert set(Email.objects.values_list("number_of_retries", flat=True)) == {None}

    # The server is killed once more, while it sends; then somebody else goes on.
    mail_server.point(settings, mail_port)
    with mail_server.running(mail_port) as mailbox:
        server.kill()
        server.start()
        wait_until(lambda: len(mailbox.received) >= 20)
        server.kill()
        with time_machine.travel(timezone.now() + outbox.CLAIMED + timedelta(seconds=1)):
            while outbox.send_due(most=1000).sent:
                pass
        server.start()
    twice = [name for name, times in Counter(mailbox.message_ids).items() if times > 1]
    assert sorted(set(mailbox.message_ids)) == all_mails()
    assert len(twice) <= 2  # what was under way when the server was killed, by each of its workers
