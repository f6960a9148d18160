"""privacy.periods: what is over its time goes, what is not stays, and nothing goes unseen."""

from datetime import timedelta
from io import StringIO
from uuid import uuid4

import pytest
import time_machine
from django.contrib.admin.models import LogEntry
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from post_office.models import STATUS, Email

from blog.models import PageView, RareSearch, SearchCount
from comments.models import Comment, Correspondent
from comments.models import Report as CommentReport
from comments.models import Settings as CommentSettings
from config import housekeeping
from config.privacy import periods
from config.privacy.models import Period, Receipt
from config.privacy.period_rows import PERIODS
from contact.models import Message, Note, Reply, Step, Unsent
from disclosures.models import LinkReport, Snapshot
from guard.models import Trace
from tests.config.privacy.cast import EMAIL, mail
from tests.factories import ArticleFactory, CommentFactory, MessageFactory, SearchTermFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def images_are_not_kept_for_ever(settings):
    settings.LEDGER_SNAPSHOT_DAYS = 400


def a_report():
    return LinkReport.objects.create(source="article", source_id=1, title="記事", page_address="/a/", state="decided")


def an_entry():
    kind = ContentType.objects.get_for_model(Comment)
    user = get_user_model().objects.get_or_create(username="someone")[0]
    return LogEntry.objects.create(user=user, content_type=kind, object_id="1", object_repr="C-1", action_flag=2)


def a_session():
    return Session.objects.create(session_key=str(timezone.now()), expire_date=timezone.now())


def an_unsent():
    return Unsent.objects.create(typed={"email": EMAIL}, network_hash="a" * 40)


# For each period a row that it is about, made at an instant; the row is over its time once the period has passed.
EXAMPLES = {
    "refused-comments": lambda: CommentFactory(state="spam"),
    "trash": lambda: CommentFactory(state="trash", decided_at=timezone.now()),
    "comment-addresses": lambda: CommentFactory(state="approved"),
    "correspondents": lambda: Correspondent.objects.create(email=EMAIL, confirmed_at=timezone.now()),
    "spam-messages": lambda: MessageFactory(state="spam"),
    "done-messages": lambda: MessageFactory(state="closed"),
    "unsent": an_unsent,
    "mail-texts": lambda: mail(EMAIL, "お返事です。"),
    "mails": lambda: mail(EMAIL, "お返事です。"),
    "comment-reports": lambda: CommentReport.objects.create(comment=CommentFactory(), reason="other", state="settled"),
    "link-reports": a_report,
    "network": lambda: Trace.objects.create(form="comment", network_hash="a" * 40, text_hash="b" * 40),
    "page-views": lambda: PageView.objects.create(article=ArticleFactory(), day=timezone.localdate(), number=1),
    "searches": lambda: SearchCount.objects.create(term=SearchTermFactory(), day=timezone.localdate(), number=1),
    "rare-searches": lambda: RareSearch.objects.create(language="ja", digest=uuid4().hex, day=timezone.localdate()),
    "sessions": a_session,
    "history": an_entry,
    "receipts": lambda: Receipt.objects.create(action="erased", digests=""),
    "page-images": lambda: Snapshot.objects.create(sha256=uuid4().hex * 2, content=b"x", size=1),
}
TABLES = [row for row in PERIODS if row.due]
SPANS = {"sessions": timedelta(0)}  # a session names its own end


def make(row, *, days_left):
    """An example whose time ends in so many days."""
    kept = SPANS.get(row.key) if row.key in SPANS else periods.kept()[row.key]
    with time_machine.travel(timezone.now() - kept + timedelta(days=days_left), tick=False):
        return EXAMPLES[row.key]()


def test_every_period_has_an_example():
    assert [row.key for row in TABLES] == list(EXAMPLES)


@pytest.mark.parametrize("row", TABLES, ids=lambda row: row.key)
def test_what_is_over_its_time_is_counted_and_nothing_else(row):
    make(row, days_left=-1 if row.key != "unsent" else -0.1)
    if row.key != "correspondents":  # an address is there once
        make(row, days_left=1 if row.key != "unsent" else 0.1)
    assert periods.counts(periods.kept())[row.key] == 1


@pytest.mark.parametrize("row", [row for row in TABLES if row.purge], ids=lambda row: row.key)
def test_what_is_over_its_time_goes(row):
    make(row, days_left=-1)
    periods.purge()
    assert periods.counts(periods.kept())[row.key] == 0


@pytest.mark.parametrize("row", [row for row in TABLES if not row.purge], ids=lambda row: row.key)
def test_what_another_job_takes_away_goes_by_that_job(row):
    make(row, days_left=-1)
    housekeeping.run_all()
    assert periods.counts(periods.kept())[row.key] == 0


@pytest.mark.parametrize("row", [row for row in TABLES if row.fixed is None], ids=lambda row: row.key)
def test_what_is_kept_for_ever_is_left_alone(row):
    made = make(row, days_left=-1)
    periods.save({row.key: None})
    periods.purge()
    assert (row.key in periods.counts(periods.kept()), type(made)._base_manager.count()) == (False, 1)


@pytest.mark.parametrize("state", ["pending", "approved"])
def test_comments_that_wait_or_are_shown_are_never_deleted(state):
    with time_machine.travel(timezone.now() - timedelta(days=4000), tick=False):
        CommentFactory(state=state, name="はるこ", body="助かりました。")
    housekeeping.run_all()
    assert [(row.name, row.body) for row in Comment.objects.all()] == [("はるこ", "助かりました。")]


@pytest.mark.parametrize("state", ["new", "in_work"])
def test_a_message_that_waits_is_kept_however_old(state):
    with time_machine.travel(timezone.now() - timedelta(days=4000), tick=False):
        MessageFactory(state=state, email=EMAIL)
    housekeeping.run_all()
    assert [row.email for row in Message.objects.all()] == [EMAIL]


def test_a_refused_comment_stays_while_others_stand_below_it():
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=False):
        head = CommentFactory(state="rejected")
    CommentFactory(article=head.article, parent=head, state="pending")
    periods.purge()
    assert Comment.objects.count() == 2


def test_a_messages_time_begins_with_its_last_step():
    with time_machine.travel(timezone.now() - timedelta(days=4000), tick=False):
        message = MessageFactory(state="closed")
        Step.objects.create(message=message, kind="moved", before="new", after="answered")
    Step.objects.create(message=message, kind="moved", before="answered", after="closed")
    Note.objects.create(message=message, text="明日")
    periods.purge()
    assert Message.objects.get() == message


def test_an_address_in_use_stays_confirmed():
    CommentFactory(email=EMAIL.upper())
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=False):
        Correspondent.objects.create(email=EMAIL, confirmed_at=timezone.now())
    periods.purge()
    assert Correspondent.objects.count() == 1


def test_a_sent_mail_keeps_that_it_went_out_and_nothing_of_what_was_said():
    with time_machine.travel(timezone.now() - timedelta(days=31), tick=False):
        mail("owner@example.jp", "秘密の相談", subject="はるこ", headers={"Reply-To": EMAIL})
    periods.purge()
    kept = Email.objects.values("to", "status", "message_id", "subject", "message", "headers").get()
    assert kept == {
        "to": ["owner@example.jp"],
        "status": STATUS.sent,
        "message_id": "<1@blog.example.jp>",
        "subject": "",
        "message": "",
        "headers": None,
    }


@pytest.mark.parametrize("status", [STATUS.queued, STATUS.requeued])
def test_a_mail_that_waits_is_kept_however_old(status):
    with time_machine.travel(timezone.now() - timedelta(days=4000), tick=False):
        mail(EMAIL, "お返事です。", status=status)
    periods.purge()
    assert [row.message for row in Email.objects.all()] == ["お返事です。"]


def test_a_message_tells_what_became_of_its_mails_for_as_long_as_it_stays():
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=False):
        message = MessageFactory()
        message.mails.add(mail("owner@example.jp", "届きました。"))
        Reply.objects.create(message=message, text="お返事です。", key="k", mail=mail(EMAIL, "お返事です。"))
    periods.purge()
    kept = Email.objects.values_list("status", "message")
    message.delete()
    assert (list(kept), periods.counts(periods.kept())["mails"]) == ([(STATUS.sent, "")] * 2, 2)


def test_what_others_decide_follows_their_setting(settings):
    settings.GUARD_KEEP_DAYS = 7
    CommentSettings.objects.create(trash_days=3)
    kept = periods.kept()
    assert (kept["network"], kept["trash"]) == (timedelta(days=7), timedelta(days=3))


def test_images_of_pages_are_kept_until_the_operator_says_for_how_long(settings):
    settings.LEDGER_SNAPSHOT_DAYS = 0
    EXAMPLES["page-images"]()
    assert (periods.kept()["page-images"], "page-images" in periods.counts(periods.kept())) == (None, False)


def test_much_goes_in_batches():
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=False):
        MessageFactory.create_batch(5, state="spam")
    left = []
    while periods.purge(limit=2):
        left.append(Message.objects.count())
    assert left == [3, 1, 0]


def test_the_command_counts_before_it_deletes():
    make(next(row for row in PERIODS if row.key == "spam-messages"), days_left=-1)
    told = [StringIO(), StringIO()]
    call_command("retention", dry_run=True, stdout=told[0])
    before = Message.objects.count()
    call_command("retention", stdout=told[1])
    lines = [line for line in told[0].getvalue().splitlines() if not line.endswith("(for as long as the site has it)")]
    assert told[0].getvalue() == told[1].getvalue()
    assert "spam-messages: 1" in "\n".join(line.partition(" (")[0] for line in lines)
    assert (before, Message.objects.count()) == (1, 0)


def test_only_what_changed_is_saved():
    chosen = periods.days() | {"mails": 7, "history": None}
    assert (periods.save(chosen), periods.save(chosen)) == (["mails", "history"], [])
    assert dict(Period.objects.values_list("key", "days")) == {"mails": 7, "history": None}


def test_one_round_takes_the_same_queries_for_many_rows_as_for_one(django_assert_num_queries):
    with time_machine.travel(timezone.now() - timedelta(days=400), tick=False):
        MessageFactory.create_batch(3, state="spam")
    CommentSettings.objects.create()
    with django_assert_num_queries(2 + len(TABLES)):
        periods.counts(periods.kept())
