"""config.mailing: whether mail works is known, told on every page to those who look after it, and found out every day."""

import time
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from post_office.models import STATUS, Email

from config import housekeeping, mailing
from config.models import Mail, MailState
from contact.models import Message
from lib import mail
from tests import mail_server
from tests.visitors import send_message

pytestmark = pytest.mark.django_db


@pytest.fixture
def port(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    port = mail_server.free_port()
    mail_server.point(settings, port)
    return port


@pytest.fixture
def server(port):
    with mail_server.running(port) as server:
        yield server


def write(to=None):
    (row,) = mail.page_held(title="題", path="/", reasons=[])
    if to:
        Email.objects.filter(pk=row.pk).update(to=to)
    return row


def later(**time):
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


def state():
    row = MailState.current()
    return row.trouble, row.tries, bool(row.since)


def test_without_a_mail_server_nothing_is_tried(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    write()
    assert (mailing.send(), Mail.objects.get().status, MailState.objects.count()) == (False, STATUS.queued, 0)
    mailing.test()
    assert MailState.objects.count() == 0


def test_a_round_goes_on_while_something_leaves(server):
    write()
    assert [mailing.send(), mailing.send()] == [True, False]
    assert (len(server.received), state()) == (1, ("", 0, False))


def test_a_server_that_is_away_is_called_later_and_later(port):
    write()
    waits = []
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _round in range(7):
            mailing.send()
            wait = MailState.current().next_try_at - timezone.now()
            waits.append(wait.total_seconds())
            assert mailing.send() is False
            clock.shift(wait + timedelta(seconds=1))
    assert waits == [10, 20, 40, 80, 160, 300, 300]
    assert (state(), Mail.objects.get().number_of_retries) == (("unreachable", 7, True), None)


def test_since_when_it_is_away_stays_known(port):
    write()
    mailing.send()
    since = MailState.current().since
    with later(hours=3):
        mailing.send()
    assert (MailState.current().since, MailState.current().tries) == (since, 2)


def test_the_trouble_ends_with_the_first_mail_that_leaves(port):
    write()
    mailing.send()
    with mail_server.running(port) as server, later(minutes=1):
        mailing.send()
    assert (len(server.received), state()) == (1, ("", 0, False))


def test_the_trouble_ends_although_nothing_is_left_to_send(port):
    mailing.test()
    assert state() == ("unreachable", 1, True)
    with mail_server.running(port), later(minutes=1):
        mailing.send()
    assert state() == ("", 0, False)


def test_what_the_server_refuses_of_ours_is_trouble_until_something_leaves(server):
    write()
    server.refusals = {"MAIL": "553 sender refused"}
    mailing.send()
    assert (state(), MailState.current().error) == (("refused", 1, True), "553 sender refused")
    mailing.test()
    assert state() == ("refused", 1, True)
    server.refusals = {}
    with later(minutes=2):
        mailing.send()
    assert state() == ("", 0, False)


def test_an_owner_whom_the_server_does_not_know_is_trouble(server):
    write()
    server.refusals = {"RCPT": "550 unknown"}
    mailing.send()
    assert state() == ("refused", 1, True)


def test_a_stranger_whom_the_server_does_not_know_is_none(server):
    write(to="takeno@exmaple.com")
    server.refusals = {"RCPT": "550 unknown"}
    mailing.send()
    assert state() == ("", 0, False)


def test_the_trouble_ends_when_what_was_refused_is_given_up(server):
    write()
    server.refusals = {"MAIL": "553 sender refused"}
    mailing.send()
    Email.objects.update(status=STATUS.failed)
    mailing.send()
    assert state() == ("", 0, False)


def test_the_daily_test_finds_a_server_that_is_away_and_sends_nothing(port):
    job = next(job for job in housekeeping.JOBS if job.name == "mail test")
    housekeeping.run(job)
    assert (job.every, state(), Email.objects.count()) == (24 * 3600, ("unreachable", 1, True), 0)
    with mail_server.running(port) as server:
        housekeeping.run(job)
    assert (state(), server.received) == (("", 0, False), [])


def test_a_test_mail_goes_to_the_owner_alone_and_one_at_a_time(server):
    assert [mailing.send_test_mail(), mailing.send_test_mail()] == [["owner@example.jp"], []]
    mailing.send()
    assert ([one["To"] for one in server.received], mailing.send_test_mail()) == (
        ["owner@example.jp"],
        ["owner@example.jp"],
    )


def test_sending_again_calls_a_resting_server_at_once(port):
    write()
    mailing.send()
    with mail_server.running(port) as server:
        assert mailing.send() is False
        assert (mailing.send_again(Mail.objects.all()), mailing.send(), len(server.received)) == (1, True, 1)


def test_a_visitor_has_success_and_the_owner_the_mail_once_the_server_is_back(client, port):
    assert send_message(client).status_code == 303
    housekeeping.send_mail()
    with mail_server.running(port) as server, later(minutes=1):
        housekeeping.send_mail()
    (got,) = server.received
    assert (got["To"], got["Reply-To"], Message.objects.get().reference in got["Subject"]) == (
        "owner@example.jp",
        "takeno@example.com",
        True,
    )


def test_a_visitor_waits_for_no_mail_server(client, server):
    server.is_silent.set()
    begun = time.monotonic()
    answer = send_message(client)
    assert (answer.status_code, server.received, time.monotonic() - begun < 10) == (303, [], True)
    server.is_silent.clear()


def test_a_visitor_who_gives_the_sites_own_address_starts_no_circle(client, server, settings):
    send_message(client, email=settings.DEFAULT_FROM_EMAIL)
    mailing.send()
    (got,) = server.received
    assert (got["To"], got["Auto-Submitted"], Email.objects.count()) == ("owner@example.jp", "auto-generated", 1)


def notice(user):
    found = mailing.notice_for(user)
    return found and (found.kind, found.count)


def test_all_is_well(owner, server, django_assert_num_queries):
    write()
    mailing.send()
    with django_assert_num_queries(1):
        assert notice(owner) is None


def test_a_site_without_a_mail_server_says_so(owner, django_assert_num_queries):
    with django_assert_num_queries(0):
        assert notice(owner) == ("missing", 0)


def test_a_site_that_knows_nobody_to_tell_says_so(owner, server, settings):
    settings.OWNER_EMAIL = ""
    assert notice(owner) is None
    type(owner).objects.update(email="")
    assert notice(owner) == ("nobody", 0)


def test_the_log_tells_when_mail_stops_and_works_again(port, caplog):
    caplog.set_level("INFO", "config.mailing")
    for _number in range(2):
        mailing.test()
    with mail_server.running(port):
        for _number in range(2):
            mailing.test()
    told = [record.message for record in caplog.records if record.name == "config.mailing"]
    assert [line[:18] for line in told] == ["Mail does not work", "Mail works again"]


def test_trouble_is_told(owner, port):
    write()
    mailing.send()
    assert notice(owner) == ("broken", 0)


def test_mails_that_were_given_up_are_told(owner, server):
    write()
    mailing.send()
    for _number in range(2):
        write()
    Email.objects.exclude(status=STATUS.sent).update(status=STATUS.failed)
    assert notice(owner) == ("given_up", 2)


@pytest.mark.parametrize(
    ("role", "is_told"), [("writer", False), ("editor", False), ("moderator", True), ("owner", True)]
)
def test_only_those_who_look_after_mails_are_told(person_with_role, role, is_told):
    assert (notice(person_with_role(role)) is not None) == is_told
