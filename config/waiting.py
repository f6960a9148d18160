"""What waits for the people behind the site, as rows: how much of it, and where it is dealt with."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import reduce
from types import MappingProxyType

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog import questions
from blog.models import Article, Page
from blog.page_types import LISTED
from comments import reports as comment_reports
from comments.models import Comment, Report
from config.models import Mail
from contact import reporting
from contact.models import Message
from disclosures import campaigns, reports
from disclosures.models import ClaimHit, Creative, LedgerReading, LinkReport
from lib import outbox


@dataclass(frozen=True)
class Desk:
    """A list of the admin with the rows that it shows."""

    url: str
    rows: Callable[[], QuerySet]


COMMENTS = Desk("admin:comments_comment_changelist", Comment.objects.all)
MESSAGES = Desk("admin:contact_message_changelist", Message.objects.all)
ARTICLES = Desk("admin:blog_article_changelist", lambda: Article.objects.filter(page_type__in=LISTED))
CREATIVES = Desk("admin:disclosures_creative_changelist", Creative.objects.all)
REPORTS = Desk("admin:disclosures_linkreport_changelist", LinkReport.objects.all)
COMMENT_REPORTS = Desk("admin:comments_report_changelist", Report.objects.all)
PAGES = Desk("admin:blog_page_changelist", Page.objects.all)
LEDGER = Desk("admin:disclosures_ledgerentry_verify", LedgerReading.objects.all)
MAILS = Desk("admin:config_mail_changelist", Mail.objects.all)
CLAIMS = Desk("admin:disclosures_claimhit_changelist", ClaimHit.objects.all)


@dataclass(frozen=True)
class Waiting:
    """One kind of work: which rows of a desk wait, the `query` that lists them there, and who sees the number."""

    key: str
    name: Promise
    desk: Desk
    question: Callable[[], Q]
    query: str
    permission: str


def pending() -> Q:
    return Q(state=Comment.State.PENDING)


def new() -> Q:
    return Q(state=Message.State.NEW)


def unproved() -> Q:
    return Q(state=ClaimHit.State.OPEN, level=ClaimHit.Level.ERROR)


def broken() -> Q:
    return ~Q(faults=[])


REVIEWER, WRITER, PAGE_WRITER = "blog.publish_article", "blog.change_article", "blog.change_page"
REVIEW, UNDECIDED, FACTS, CHANGES = "?state=review", "?marks=undecided", "?needs=facts", "?needs=changes"
HELD = "?marks=held"

ROWS = (
    Waiting("comments", _("Comments to approve"), COMMENTS, pending, "", "comments.view_comment"),
    Waiting(
        "comment_reports",
        _("Comments reported by readers"),
        COMMENT_REPORTS,
        comment_reports.waiting,
        "",
        "comments.view_report",
    ),
    Waiting("messages", _("New messages"), MESSAGES, new, "", "contact.view_message"),
    Waiting(
        "outcomes",
        _("Reported expressions whose outcome is to be told"),
        MESSAGES,
        reporting.checked,
        "?state=all&task=done",
        "contact.view_message",
    ),
    Waiting("mails", _("Mails that could not be sent"), MAILS, outbox.given_up, "?state=failed", "config.view_mail"),
    Waiting("review", _("Articles to review"), ARTICLES, questions.in_review, REVIEW, REVIEWER),
    Waiting("review_pages", _("Fixed pages to review"), PAGES, questions.in_review, REVIEW, REVIEWER),
    Waiting("undecided", _("Articles with undecided links"), ARTICLES, questions.undecided, UNDECIDED, WRITER),
    Waiting(
        "undecided_pages", _("Fixed pages with undecided links"), PAGES, questions.undecided, UNDECIDED, PAGE_WRITER
    ),
    Waiting("held", _("Articles shown without their ads"), ARTICLES, questions.held, HELD, WRITER),
    Waiting("held_pages", _("Fixed pages shown without their ads"), PAGES, questions.held, HELD, PAGE_WRITER),
    Waiting(
        "claims",
        _("Expressions to reword or prove"),
        CLAIMS,
        unproved,
        "?level__exact=error",
        "disclosures.view_claimhit",
    ),
    Waiting("ledger", _("Faults in the record of ads"), LEDGER, broken, "", "disclosures.view_ledgerentry"),
    Waiting("reports", _("Links reported as ads"), REPORTS, reports.waiting, "", "disclosures.view_linkreport"),
    Waiting("facts", _("Articles with facts to check again"), ARTICLES, questions.overdue, FACTS, WRITER),
    Waiting("facts_pages", _("Fixed pages with facts to check again"), PAGES, questions.overdue, FACTS, PAGE_WRITER),
    Waiting(
        "campaigns",
        _("Ads whose campaign ends"),
        CREATIVES,
        campaigns.ending,
        "?campaign=ending",
        "disclosures.view_creative",
    ),
    Waiting("changes", _("Articles with unpublished changes"), ARTICLES, questions.changed, CHANGES, WRITER),
    Waiting("changes_pages", _("Fixed pages with unpublished changes"), PAGES, questions.changed, CHANGES, PAGE_WRITER),
    Waiting("drafts", _("Drafts"), ARTICLES, questions.draft, "?state=draft", WRITER),
)


def for_user(user, known: Mapping[str, int] = MappingProxyType({})) -> list[dict]:
    """The rows that this person may see, each with its number and its link; `known` are numbers that were counted already."""
    seen = [row for row in ROWS if user.has_perm(row.permission)]
    counts = dict(known)
    open_rows = [row for row in seen if row.key not in counts]
    for desk in dict.fromkeys(row.desk for row in open_rows):
        counts |= count(desk, [row for row in open_rows if row.desk is desk])
    return [{"row": row, "count": counts[row.key], "url": reverse(row.desk.url) + row.query} for row in seen]


def count(desk: Desk, rows: list[Waiting]) -> dict[str, int]:
    """The numbers of one desk by key, in one query that leaves out what waits for nothing."""
    questions_of = {row.key: row.question() for row in rows}
    waiting = desk.rows().filter(reduce(operator.or_, questions_of.values()))
    return waiting.aggregate(**{key: Count("pk", filter=question) for key, question in questions_of.items()})
