"""lib.outbox: every mail leaves, one process sends it, and what was refused stays and can be tried again."""

import smtplib
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.utils import timezone
from post_office.models import STATUS, Email, Log

from lib import mail, outbox
from tests import mail_server
from tests.processes import python

pytestmark = pytest.mark.django_db


@pytest.fixture
def port(settings):
    port = mail_server.free_port()
    mail_server.point(settings, port)
    return port


@pytest.fixture
def server(port):
    with mail_server.running(port) as server:
        yield server


@pytest.fixture(autouse=True)
def owner_address(settings):
    settings.OWNER_EMAIL = "owner@example.jp"


def write(number=1):
    return [mail.page_held(title=f"C-{one}", path="/", reasons=["R01"])[0] for one in range(number)]


def row():
    return Email.objects.get()


def in_a_thread(work):
    try:
        return work()
    finally:
        connection.close()


def wait_until(is_so):
    deadline = time.monotonic() + 30
    while not is_so() and time.monotonic() < deadline:
        time.sleep(0.02)


def minutes_to_wait():
    return round((row().scheduled_time - timezone.now()).total_seconds() / 60)


def test_mails_leave_in_the_order_in_which_they_were_written(server):
    written = write(3)
    tried = outbox.send_due()
    assert (tried.sent, tried.refusals) == (3, [])
    assert server.message_ids == [one.message_id for one in written]
    assert set(Email.objects.values_list("status", "scheduled_time")) == {(STATUS.sent, None)}


def test_what_has_left_is_not_sent_again(server):
    write()
    outbox.send_due()
    assert (outbox.send_due().sent, len(server.received)) == (0, 1)


def test_a_server_that_is_away_costs_no_mail_a_try(port):
    write(3)
    with pytest.raises(outbox.Unreachable, match="refused"):
        outbox.send_due()
    assert set(Email.objects.values_list("status", "number_of_retries", "scheduled_time")) == {
        (STATUS.queued, None, None)
    }


def test_a_server_that_lets_nobody_in_costs_no_mail_a_try(server):
    write()
    server.refusals = {"EHLO": "554 go away", "HELO": "554 go away", "MAIL": "554 go away"}
    tried = outbox.send_due()
    assert (tried.sent, [one.error for one in tried.refusals]) == (0, ["554 go away"])


@pytest.mark.parametrize(
    ("verb", "answer", "is_about_address"),
    [
        ("RCPT", "550 5.1.1 <owner@example.jp>: unknown", True),
        ("MAIL", "553 sender <shirushi@blog.example.jp> refused", False),
        ("DATA", "451 later", False),
    ],
)
def test_a_refused_mail_is_tried_again_later_and_tells_why_without_an_address(server, verb, answer, is_about_address):
    write()
    server.refusals = {verb: answer}
    (refusal,) = outbox.send_due().refusals
    log = Log.objects.get()
    assert (row().status, row().number_of_retries, minutes_to_wait()) == (STATUS.requeued, 1, outbox.PATIENCE[0])
    assert (refusal.is_about_address, refusal.error, "@" in log.message) == (is_about_address, log.message, False)
    assert log.message.split()[0] == answer.split()[0]


def test_patience_grows_and_ends_where_somebody_can_see_it(server):
    write()
    server.refusals = {"RCPT": "450 later"}
    waited, now = [], timezone.now()
    for _number in range(len(outbox.PATIENCE) + 1):
        with time_machine.travel(now, tick=False):
            outbox.send_due()
            waited.append(minutes_to_wait() if row().scheduled_time else None)
        now += timedelta(days=1, minutes=1)
    assert waited == [*outbox.PATIENCE, None]
    assert (row().status, Email.objects.filter(outbox.given_up()).count()) == (STATUS.failed, 1)
    assert outbox.send_due().refusals == []


@pytest.mark.parametrize(
    ("verb", "answer", "tries"),
    [
        ("RCPT", "550 5.1.1 unknown", outbox.REFUSALS),
        ("DATA", "554 5.7.1 spam", outbox.REFUSALS),
        ("MAIL", "553 we do not know you", 5),
        ("RCPT", "450 later", 5),
        ("DATA", "451 later", 5),
    ],
)
def test_only_a_no_for_good_to_the_mail_itself_ends_its_tries_early(server, verb, answer, tries):
    write()
    server.refusals = {verb: answer}
    for day in range(5):
        with time_machine.travel(timezone.now() + timedelta(days=day), tick=False):
            outbox.send_due()
    is_over = tries == outbox.REFUSALS
    assert (row().number_of_retries, row().status == STATUS.failed, outbox.is_refused(row())) == (
        *(tries, is_over, is_over),
    )
    assert Email.objects.filter(outbox.refused()).exists() == is_over


def test_a_mail_that_met_no_yes_in_four_days_was_not_refused():
    write()
    Email.objects.update(status=STATUS.failed, number_of_retries=len(outbox.PATIENCE) + 1)
    assert (outbox.is_refused(row()), Email.objects.filter(outbox.refused()).exists()) == (False, False)


@pytest.mark.django_db(transaction=True)
def test_a_mail_that_is_being_sent_is_not_sent_again_beside_it(server):
    (written,) = write()
    server.is_silent.set()
    with ThreadPoolExecutor(1) as pool:
        under_way = pool.submit(in_a_thread, outbox.send_due)
        wait_until(lambda: server.received)
        again = outbox.send_again(Email.objects.all())
        server.is_silent.clear()
        assert (under_way.result().sent, again) == (1, 0)
    assert (outbox.send_due().sent, server.message_ids, row().expires_at) == (0, [written.message_id], None)


def test_a_mail_whose_sender_died_is_sent_again_once_its_claim_has_ended():
    write()
    now = timezone.now()
    Email.objects.update(scheduled_time=now + outbox.CLAIMED, expires_at=now + outbox.CLAIMED)
    assert outbox.send_again(Email.objects.all()) == 0
    with time_machine.travel(now + outbox.CLAIMED + timedelta(seconds=1)):
        assert outbox.send_again(Email.objects.all()) == 1


def test_what_was_given_up_is_sent_again_with_the_same_name(server):
    (written,) = write()
    Email.objects.update(status=STATUS.failed, number_of_retries=13)
    assert (outbox.send_again(Email.objects.all()), outbox.send_due().sent) == (1, 1)
    assert (server.message_ids, row().number_of_retries) == ([written.message_id], 0)


def test_what_has_left_is_not_tried_again(server):
    write()
    outbox.send_due()
    assert (outbox.send_again(Email.objects.all()), row().status) == (0, STATUS.sent)


def test_a_mail_keeps_its_name_from_try_to_try(server):
    (written,) = write()
    server.refusals = {"DATA": "451 later"}
    outbox.send_due()
    server.refusals = {}
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        outbox.send_due()
    assert server.message_ids == [written.message_id]


def test_a_mail_that_was_taken_without_an_answer_goes_out_twice_under_one_name(server):
    """The server has it and the site cannot know: better twice than never."""
    (written,) = write()
    server.is_mute = True
    outbox.send_due()
    server.is_mute = False
    with time_machine.travel(timezone.now() + timedelta(minutes=2)):
        outbox.send_due()
    assert (server.message_ids, row().status) == ([written.message_id] * 2, STATUS.sent)


def test_one_bad_mail_does_not_hold_up_those_behind_it(server):
    first, *others = write(3)
    Email.objects.filter(pk=first.pk).update(subject="a\nBcc: x@evil.example")
    tried = outbox.send_due()
    assert (tried.sent, len(tried.refusals)) == (2, 1)
    assert server.message_ids == [one.message_id for one in others]


def test_a_line_that_breaks_is_opened_again_for_the_next_mail(server):
    write(2)
    server.is_mute = True
    tried = outbox.send_due()
    assert (len(tried.refusals), len(server.received)) == (2, 2)


def test_a_claimed_mail_is_left_to_whoever_claimed_it(server):
    (written,) = write()
    Email.objects.update(scheduled_time=timezone.now() + outbox.CLAIMED)
    assert outbox.send_due().sent == 0
    with time_machine.travel(timezone.now() + outbox.CLAIMED + timedelta(seconds=1)):
        outbox.send_due()
    assert server.message_ids == [written.message_id]


def test_a_mail_that_changed_hands_meanwhile_is_not_claimed(server):
    (read,) = write()
    assert [outbox._claim(read), outbox._claim(read)] == [True, False]


def test_a_round_ends_with_its_time(server):
    write(3)
    assert (outbox.send_due(seconds=0).sent, outbox.send_due(most=2).sent) == (0, 2)


def test_a_greeting_sends_nothing(server):
    write()
    outbox.greet()
    assert (server.received, row().status) == ([], STATUS.queued)


def test_a_greeting_of_a_server_that_is_away_says_so(port):
    with pytest.raises(outbox.Unreachable):
        outbox.greet()


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (smtplib.SMTPAuthenticationError(535, b"5.7.8 no such\r\n user <a@x.example>"), "535 5.7.8 no such user <…>"),
        (smtplib.SMTPRecipientsRefused({"a@x.example": (550, b"no\xff")}), "550 no\ufffd"),
        (TimeoutError("timed out"), "timed out"),
        (ValueError(), "ValueError"),
        (OSError("x" * 900), "x" * 500),
    ],
)
def test_an_error_is_one_line_without_addresses(error, said):
    assert outbox.said(error) == said


SEND = """
from django.conf import settings
from tests import mail_server
mail_server.point(settings, {port})
from lib import outbox
print(outbox.send_due(most=100).sent, flush=True)
"""


@pytest.mark.django_db(transaction=True)
def test_two_processes_send_every_mail_once(server):
    written = write(40)
    processes = [python(SEND.format(port=server.server_address[1])) for _ in range(2)]
    sent = [int(process.communicate(timeout=60)[0]) for process in processes]
    assert sum(sent) == 40
    assert sorted(server.message_ids) == sorted(one.message_id for one in written)


@pytest.mark.django_db(transaction=True)
def test_a_mail_whose_sender_was_killed_goes_out_by_another(server):
    (written,) = write()
    server.is_silent.set()
    process = python(SEND.format(port=server.server_address[1]))
    wait_until(lambda: server.received)
    process.kill()
    process.communicate()
    server.is_silent.clear()
    assert outbox.send_due().sent == 0
    with time_machine.travel(timezone.now() + outbox.CLAIMED + timedelta(seconds=1)):
        assert outbox.send_due().sent == 1
    assert server.message_ids == [written.message_id] * 2
