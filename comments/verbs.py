"""The moderator's verbs as rows: the state that each leads to, its button, its key, and what is said when it is done."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import ngettext_lazy, pgettext_lazy

from comments.models import Comment

State = Comment.State


@dataclass(frozen=True)
class Verb:
    state: str
    label: Promise
    done: Promise  # with the number of comments
    keys: str


VERBS = (
    Verb(
        State.APPROVED,
        pgettext_lazy("verb", "Approve"),
        ngettext_lazy("%(count)d comment was approved.", "%(count)d comments were approved.", "count"),
        "a",
    ),
    Verb(
        State.REJECTED,
        pgettext_lazy("verb", "Reject"),
        ngettext_lazy("%(count)d comment was rejected.", "%(count)d comments were rejected.", "count"),
        "r",
    ),
    Verb(
        State.SPAM,
        pgettext_lazy("verb", "Spam"),
        ngettext_lazy("%(count)d comment was marked as spam.", "%(count)d comments were marked as spam.", "count"),
        "s",
    ),
    Verb(
        State.TRASH,
        pgettext_lazy("verb", "Trash"),
        ngettext_lazy("%(count)d comment is in the trash now.", "%(count)d comments are in the trash now.", "count"),
        "td",
    ),
    Verb(
        State.PENDING,
        pgettext_lazy("verb", "Let it wait"),
        ngettext_lazy("%(count)d comment waits again.", "%(count)d comments wait again.", "count"),
        "w",
    ),
)
BY_STATE = {row.state: row for row in VERBS}
