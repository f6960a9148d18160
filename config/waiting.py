"""What waits for the people behind the site, as rows: how much of it, and where it is dealt with."""

from collections.abc import Callable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.models import Article, Page
from blog.page_types import LISTED
from comments.models import Comment
from contact.models import Message


@dataclass(frozen=True)
class Waiting:
    """One kind of work; `list_url` and `query` name the list that shows it, `permission` who sees the row."""

    key: str
    name: Promise
    count: Callable[[], int]
    list_url: str
    query: str
    permission: str


def pending_comments() -> int:
    return Comment.objects.filter(state=Comment.State.PENDING).count()


def new_messages() -> int:
    return Message.objects.filter(state=Message.State.NEW).count()


def articles_with_undecided_links() -> int:
    return with_undecided_links(Article.objects.filter(page_type__in=LISTED)).count()


def pages_with_undecided_links() -> int:
    return with_undecided_links(Page.objects.all()).count()


def with_undecided_links(texts: QuerySet[Article]) -> QuerySet[Article]:
    return texts.filter(rendering__inventory__undecided__0__isnull=False)


def drafts() -> int:
    return Article.objects.filter(state=Article.State.DRAFT, page_type__in=LISTED).count()


ROWS = (
    Waiting(
        "comments",
        _("Comments to approve"),
        pending_comments,
        "admin:comments_comment_changelist",
        "",
        "comments.view_comment",
    ),
    Waiting(
        "messages",
        _("New messages"),
        new_messages,
        "admin:contact_message_changelist",
        "",
        "contact.view_message",
    ),
    Waiting(
        "undecided",
        _("Articles with undecided links"),
        articles_with_undecided_links,
        "admin:blog_article_changelist",
        "?marks=undecided",
        "blog.view_article",
    ),
    Waiting(
        "undecided_pages",
        _("Fixed pages with undecided links"),
        pages_with_undecided_links,
        "admin:blog_page_changelist",
        "?marks=undecided",
        "blog.view_page",
    ),
    Waiting(
        "drafts",
        _("Drafts"),
        drafts,
        "admin:blog_article_changelist",
        "?state__exact=draft",
        "blog.view_article",
    ),
)


def for_user(user) -> list[dict]:
    """The rows that this person may see, each with its number and its link."""
    return [
        {"row": row, "count": row.count(), "url": reverse(row.list_url) + row.query}
        for row in ROWS
        if user.has_perm(row.permission)
    ]
