"""The periods of keeping as rows. The numbers are chosen for a small Japanese business; docs/operator.md says why."""

from datetime import timedelta
from functools import partial

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce, Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from blog import searches
from blog.models import PageView, RareSearch, SearchCount
from comments.models import Comment, Correspondent
from comments.models import Report as CommentReport
from comments.models import Settings as CommentSettings
from config.privacy import taking_away
from config.privacy.models import Receipt
from config.privacy.period import Period
from contact import checking
from contact.models import Message, Reply, Step, Unsent
from disclosures import erasure
from disclosures.models import LinkReport
from guard.models import Trace

State = Comment.State
REFUSED = (State.REJECTED, State.SPAM)
DONE = (Message.State.ANSWERED, Message.State.CLOSED)


def refused_comments(before) -> QuerySet:
    """None below which a comment stands that may stay."""
    wanted = Comment.objects.filter(parent__isnull=False).exclude(state__in=REFUSED).values("parent")
    rows = Comment.objects.annotate(since=Coalesce("decided_at", "created_at"))
    return rows.filter(state__in=REFUSED, since__lt=before).exclude(pk__in=wanted)


def published_addresses(before) -> QuerySet:
    return Comment.objects.filter(state=State.APPROVED, created_at__lt=before).exclude(email="")


def trash(before) -> QuerySet:
    return Comment.objects.filter(state=State.TRASH, decided_at__lt=before)


def silent_correspondents(before) -> QuerySet:
    """Confirmed long ago, and no comment bears the address any more."""
    in_use = Comment.objects.exclude(email="").annotate(lower=Lower("email")).values("lower")
    return Correspondent.objects.filter(confirmed_at__lt=before).exclude(email__in=in_use)


def messages(before, *, states) -> QuerySet:
    """Since the last step that brought them where they are."""
    last = Step.objects.filter(message=OuterRef("pk"), kind=Step.Kind.MOVED).order_by("-at").values("at")[:1]
    rows = Message.objects.annotate(since=Coalesce(Subquery(last), "created_at"))
    return rows.filter(state__in=states, since__lt=before)


def sent_texts(before) -> QuerySet:
    return Email.objects.filter(status=STATUS.sent, last_updated__lt=before).exclude(message="", subject="")


def mails(before) -> QuerySet:
    """Sent, or given up; what still waits to be sent is no matter of time. A message tells what became of its mails."""
    told = Message.mails.through.objects.values("email")
    answers = Reply.objects.filter(mail__isnull=False).values("mail")
    rows = Email.objects.filter(status__in=[STATUS.sent, STATUS.failed], last_updated__lt=before)
    return rows.exclude(pk__in=told).exclude(pk__in=answers)


def reports(before, *, model) -> QuerySet:
    """Handled, or taken for spam."""
    rows = model.objects.annotate(since=Coalesce("handled_at", "created_at"))
    return rows.exclude(state=model.State.NEW).filter(since__lt=before)


PERIODS = (
    Period(
        "refused-comments",
        _("Rejected comments and spam"),
        _("To see what was refused, and to put back what was refused by mistake."),
        90,
        refused_comments,
        taking_away.delete,
    ),
    Period(
        "trash",
        _("Comments in the trash"),
        _("To take back what was thrown away by mistake."),
        due=trash,
        fixed=lambda: timedelta(days=CommentSettings.current().trash_days),
        set_in="admin:comments_settings_changelist",
    ),
    Period(
        "comment-addresses",
        _("E-mail addresses of published comments"),
        _("To answer and to recognise their writers. The comments stay, their addresses go."),
        730,
        published_addresses,
        taking_away.forget_addresses,
    ),
    Period(
        "correspondents",
        _("Confirmed addresses without a comment"),
        _("To tell their holders of replies; without a comment there is nothing to tell."),
        90,
        silent_correspondents,
        taking_away.delete,
    ),
    Period(
        "spam-messages",
        _("Messages marked as spam"),
        _("To find what was taken for spam by mistake."),
        90,
        partial(messages, states=[Message.State.SPAM]),
        taking_away.delete,
    ),
    Period(
        "done-messages",
        _("Answered and closed messages"),
        _("To answer further questions, and to show what was agreed. With replies, notes and history."),
        1095,
        partial(messages, states=DONE),
        taking_away.delete_messages,
    ),
    Period(
        "unsent",
        _("Messages that were not sent yet"),
        _("To show the page on which a message is checked before it is sent."),
        due=lambda before: Unsent.objects.filter(written_at__lte=before),
        fixed=lambda: checking.KEPT,
    ),
    Period(
        "mail-texts",
        _("Texts of sent mails"),
        _("To send a mail once more. That and when it went out stays, with its Message-ID."),
        30,
        sent_texts,
        taking_away.empty_mails,
    ),
    Period(
        "mails",
        _("Mails that were sent or given up"),
        _("To see what became of a mail. Those of a message go after the message, with their texts emptied before."),
        180,
        mails,
        taking_away.delete,
    ),
    Period(
        "comment-reports",
        _("Reports about comments that were handled"),
        _("To recognise reports that come again."),
        365,
        partial(reports, model=CommentReport),
        taking_away.delete,
    ),
    Period(
        "link-reports",
        _("Reports about links that were handled"),
        _("To recognise reports that come again."),
        365,
        partial(reports, model=LinkReport),
        taking_away.delete,
    ),
    Period(
        "network",
        _("Keyed digests of networks and texts"),
        _("To recognise floods of unwanted posts. No network address itself is stored."),
        due=lambda before: Trace.objects.filter(created_at__lt=before),
        fixed=lambda: timedelta(days=settings.GUARD_KEEP_DAYS),
        set_in="GUARD_KEEP_DAYS",
    ),
    Period(
        "page-views",
        _("How often each article was opened on a day"),
        _(
            "To see what is read, and to show it to readers. A number for each article and day, later for each article and month; nothing about readers."
        ),
        400,
        lambda before: PageView.objects.filter(day__lt=timezone.localdate(before)),
        taking_away.delete,
    ),
    Period(
        "searches",
        _("How often the same words were searched for on a day"),
        _("To see what readers look for and do not find. Words that were searched for often; nothing about readers."),
        400,
        lambda before: SearchCount.objects.filter(day__lt=timezone.localdate(before)),
        taking_away.delete,
    ),
    Period(
        "rare-searches",
        _("Digests of rare searches"),
        _(
            "To recognise words that more readers search for, and not one of them again and again: networks fall into one of 32 groups, drawn anew every day for each search. The words themselves are not kept."
        ),
        due=lambda before: RareSearch.objects.filter(day__lt=timezone.localdate(before)),
        purge=taking_away.delete,
        fixed=lambda: searches.RARE,
    ),
    Period(
        "sessions",
        _("Sessions of people who work here"),
        _("To keep them logged in. Readers have none."),
        due=lambda before: Session.objects.filter(expire_date__lt=timezone.now()),
        purge=taking_away.delete,
        fixed=lambda: timedelta(seconds=settings.SESSION_COOKIE_AGE),
    ),
    Period(
        "history",
        _("History of the admin"),
        _("To see who changed what."),
        1095,
        lambda before: LogEntry.objects.filter(action_time__lt=before),
        taking_away.delete,
    ),
    Period(
        "receipts",
        _("Records of data handed out or erased"),
        _("To show that a request was met. They name nobody."),
        1825,
        lambda before: Receipt.objects.filter(at__lt=before),
        taking_away.delete,
    ),
    Period(
        "page-images",
        _("Images of pages with ads"),
        _(
            "To show which marks readers saw. They hold the article alone, without comments; its newest image always stays."
        ),
        due=erasure.due,
        fixed=lambda: timedelta(days=settings.LEDGER_SNAPSHOT_DAYS) if settings.LEDGER_SNAPSHOT_DAYS else None,
        set_in="LEDGER_SNAPSHOT_DAYS",
    ),
    Period(
        "logs",
        _("Access log of the server"),
        _(
            "To find errors and attacks. Shirushi writes none: say here what your server or provider keeps, for readers to know."
        ),
    ),
)
BY_KEY = {row.key: row for row in PERIODS}
