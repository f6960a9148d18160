"""The numbers at the top of every page of the admin: what readers sent and nobody has looked at."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.db.models import Count, QuerySet, Value
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from comments.models import Comment
from contact.models import Message


@dataclass(frozen=True)
class Badge:
    key: str
    name: Promise
    list_name: str
    rows: Callable[[], QuerySet]
    permission: str


BADGES = (
    Badge(
        "comments",
        _("Comments to approve"),
        "admin:comments_comment_changelist",
        lambda: Comment.objects.filter(state=Comment.State.PENDING),
        "comments.view_comment",
    ),
    Badge(
        "messages",
        _("Unread messages"),
        "admin:contact_message_changelist",
        Message.objects.unread,
        "contact.view_message",
    ),
)


def for_user(user, known: Mapping[str, int] | None = None) -> list[dict]:
    """What this person may see, without the numbers of nothing; `known` are those that were counted already."""
    counts = numbers(user) if known is None else known
    return [
        {"row": row, "count": counts[row.key], "url": reverse(row.list_name)} for row in BADGES if counts.get(row.key)
    ]


def numbers(user) -> dict[str, int]:
    """The numbers that this person may see, by key; one query for all of them."""
    seen = [row for row in BADGES if user.has_perm(row.permission)]
    counted = [
        row.rows().order_by().annotate(key=Value(row.key)).values("key").annotate(count=Count("pk")) for row in seen
    ]
    if not counted:
        return {}
    found = {one["key"]: one["count"] for one in counted[0].union(*counted[1:], all=True)}
    return {row.key: found.get(row.key, 0) for row in seen}
