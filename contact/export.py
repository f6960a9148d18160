"""Messages as a table for spreadsheets: what stands in the inbox about each, and the sender's address for those who may see it."""

from collections.abc import Iterator

from django.db.models import Count, Max, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from blog.people import name_of
from contact.models import Message
from lib.text import visible

CHUNK = 500  # rows that the database hands over at once


def rows(messages: QuerySet, *, addresses: bool) -> Iterator[list[object]]:
    """The heads of the columns, then a row for each message."""
    address = [_("e-mail address")] if addresses else []
    yield [
        *(_("reference number"), _("received at"), _("state"), _("topic"), _("name"), *address, _("Message")),
        *(_("answers to what the topic asks for"), _("article"), _("assigned to"), _("replies"), _("last reply")),
    ]
    counted = messages.annotate(reply_count=Count("replies", distinct=True), replied_at=Max("replies__created_at"))
    found = counted.select_related("article", "assignee").defer("article__body").prefetch_related(None)
    for message in found.iterator(chunk_size=CHUNK):
        yield _row(message, addresses)


def _row(message: Message, addresses: bool) -> list[object]:
    answers = "\n".join(f"{label}: {text}" for label, text in message.answered)
    return [
        message.reference,
        _moment(message.created_at),
        str(message.get_state_display()),
        str(message.get_topic_display()),
        visible(message.name),
        *([message.email] if addresses else []),
        visible(message.body),
        visible(answers),
        str(message.article or ""),
        name_of(message.assignee) if message.assignee else "",
        message.reply_count,
        _moment(message.replied_at) if message.replied_at else "",
    ]


def _moment(instant) -> str:
    """As spreadsheets read it as a moment, by the clock of the site."""
    return timezone.localtime(instant).strftime("%Y-%m-%d %H:%M")
