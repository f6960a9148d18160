"""Housekeeping: due jobs run, failing ones never end the thread, and only one process keeps house at a time."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.core.management import call_command
from django.utils import timezone
from post_office import mail
from post_office.models import STATUS, Email

from blog.models import Rendering, Revision
from blog.rendering import Rules, is_stale
from comments import moderation
from comments.models import Comment, Settings
from config import housekeeping
from config.housekeeping import Job
from disclosures.models import CountedView
from guard import traces
from guard.models import Trace
from guard.traces import Gist
from tests.factories import ArticleFactory, CommentFactory, MessageFactory


@pytest.fixture
def queued(db):
    return mail.send(
        "reader@example.jp", "shirushi@blog.example.jp", subject="届きました", message="ありがとうございます。"
    )


@pytest.fixture
def mail_server(settings):
    """Django's own mailbox in memory stands for the mail server."""
    settings.MAIL_CONFIGURED = True
    settings.POST_OFFICE = {
        **settings.POST_OFFICE,
        "BACKENDS": {"default": "django.core.mail.backends.locmem.EmailBackend"},
    }


def fail():
    raise OSError("the mail server is away")


def test_stored_mail_waits_where_no_mail_server_is_set(queued):
    housekeeping.run_all()
    assert Email.objects.get().status == STATUS.queued


@pytest.mark.django_db(transaction=True)
def test_stored_mail_is_sent_once_a_mail_server_is_set(queued, mail_server, mailoutbox):
    call_command("housekeeping")
    assert [message.subject for message in mailoutbox] == ["届きました"]
    assert Email.objects.get().status == STATUS.sent


@pytest.mark.django_db
def test_stale_renderings_are_renewed():
    article = ArticleFactory()
    housekeeping.run_all()
    assert is_stale(Rendering.objects.get(article=article), article, Rules()) is False


@pytest.mark.django_db
def test_the_trash_of_comments_is_emptied_after_the_days_of_the_settings(owner):
    Settings.objects.create(trash_days=7)
    for days in (8, 6):
        with time_machine.travel(timezone.now() - timedelta(days=days)):
            moderation.decide({CommentFactory(body=f"{days}日前").pk: "pending"}, "trash", by=owner)
    housekeeping.run_all()
    assert [comment.body for comment in Comment.objects.all()] == ["6日前"]


@pytest.mark.django_db
def test_old_traces_are_forgotten(settings):
    with time_machine.travel(timezone.now() - timedelta(days=settings.GUARD_KEEP_DAYS + 1)):
        traces.leave("comment", "a" * 40, Gist.of("古い足あと"))
    traces.leave("comment", "a" * 40, Gist.of("新しい足あと"))
    housekeeping.run_all()
    assert Trace.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("make", [CommentFactory, MessageFactory], ids=["comment", "message"])
def test_a_stored_text_forgets_its_network_and_stays(settings, make):
    with time_machine.travel(timezone.now() - timedelta(days=settings.GUARD_KEEP_DAYS + 1)):
        make(network_hash="a" * 40)
    make(network_hash="b" * 40)
    housekeeping.run_all()
    kept = make._meta.model.objects.order_by("created_at").values_list("network_hash", flat=True)
    assert list(kept) == ["", "b" * 40]


def test_a_failing_job_is_logged_and_the_others_run(caplog):
    ran = []
    housekeeping.run_all((Job("bad", 1, fail), Job("good", 1, lambda: ran.append("good"))))
    assert ran == ["good"]
    assert [record.message for record in caplog.records] == ["Housekeeping: bad failed and will be tried again"]


def test_a_job_with_more_waiting_comes_again_at_once():
    left = [3, 2, 1]
    housekeeping.run_all((Job("many", 3600, lambda: bool(left.pop() and left)),))
    assert left == []


def test_the_thread_goes_on_after_a_failure_until_it_is_stopped():
    stop, rounds = threading.Event(), []

    def job():
        rounds.append(1)
        if len(rounds) == 3:
            stop.set()
        raise OSError("the mail server is away")

    thread = threading.Thread(target=housekeeping.keep_house, args=((Job("often", 0, job),), stop))
    thread.start()
    thread.join(10)
    assert len(rounds) == 3


def test_only_what_is_due_runs():
    often, seldom = Job("often", 10, bool), Job("seldom", 3600, bool)
    assert housekeeping.due((often, seldom), {"often": 10, "seldom": 3600}, 20) == [often]


def test_one_process_at_a_time_keeps_house():
    with housekeeping.only_one() as first, housekeeping.only_one() as second:
        assert (first, second) == (True, False)


def test_the_command_leaves_the_work_to_a_worker_that_is_at_it(capsys):
    with housekeeping.only_one():
        call_command("housekeeping")
    assert capsys.readouterr().out == "A worker is doing it right now.\n"


@pytest.mark.django_db
def test_old_versions_are_thinned_out():
    article = ArticleFactory()
    for version in (1, 2):
        Revision.objects.create(article=article, version=version, data=b"")
    Revision.objects.update(created_at=timezone.now() - timedelta(days=60))
    housekeeping.run_all()
    assert [one.version for one in article.revisions.all()] == [2]


@pytest.mark.django_db
def test_names_of_counted_reports_are_forgotten():
    for minutes in (11, 1):
        CountedView.objects.create(digest=f"{minutes}", at=timezone.now() - timedelta(minutes=minutes))
    housekeeping.run_all()
    assert [one.digest for one in CountedView.objects.all()] == ["1"]
