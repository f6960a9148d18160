"""A message with all that was done about it, in the order of time, as the conversation's page shows it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from blog.people import name_of
from contact.admin import mail_states
from contact.models import Message, Step


@dataclass(frozen=True)
class Item:
    kind: str  # names the template that shows it
    at: datetime
    who: Any
    row: Any
    mail: dict[str, Any] | None = None
    is_news: bool = False  # came while somebody was writing an answer


def of(message: Message, *, known_reply: int | None = None) -> list[Item]:
    """Replies, notes and steps. `known_reply` is the newest reply that a late answer had before its eyes."""
    replies = [
        Item(
            "reply",
            row.created_at,
            who(row.author),
            row,
            None if message.is_sample else mail_states.of(row.mail),
            known_reply is not None and row.pk > known_reply,
        )
        for row in message.replies.select_related("author", "mail").prefetch_related("mail__logs")
    ]
    notes = [Item("note", row.created_at, who(row.author), row) for row in message.notes.select_related("author")]
    steps = [
        Item("step", row.at, who(row.by), {"said": said(row)}) for row in message.steps.select_related("by", "assignee")
    ]
    return sorted([*replies, *notes, *steps], key=lambda item: item.at)


def who(user):
    return name_of(user) if user else _("Somebody whose account is gone")


def said(step: Step):
    """A step in words, after the name of who took it."""
    if step.kind == Step.Kind.MOVED:
        names = {"before": step.get_before_display(), "after": step.get_after_display()}
        return _("“%(before)s” → “%(after)s”") % names
    if step.assignee is None:
        return pgettext_lazy("message", "Assigned to nobody")
    return pgettext_lazy("message", "Assigned to %(name)s") % {"name": who(step.assignee)}
