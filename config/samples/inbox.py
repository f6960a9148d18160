"""The inbox of the demonstration: messages in every state, with their replies, notes and history, and canned answers."""

import re
import secrets

from django.utils import timezone

from config.samples import texts
from config.samples.days import ago
from contact import reporting, searching, topics
from contact.models import Canned, Message, Note, Reply, Step
from lib import references

SAMPLE = {"is_sample": True}
LINE_END = re.compile(" ?⏎ ?")  # in the values of a record, which stand on one line
State = Message.State


def fill(articles, *, by) -> None:
    if Message.objects.filter(**SAMPLE).exists():
        return
    for position, (language, title, text) in enumerate(texts.rows("canned.txt")):
        Canned.objects.create(language=language, title=title, text=_lines(text), position=position, **SAMPLE)
    for record in texts.records("messages.txt"):
        message = _message(record, articles.get(record.get("article")))
        _handle(message, record, by)


def _message(record, article) -> Message:
    at = ago(record.number("days_ago"), hour=12)
    given = {key: record.get(key) for key in topics.ASKED if record.get(key) and key != "article"}
    message = Message.objects.create(
        reference=references.new("M", is_taken=references.taken_by(Message)),
        **{name: record.get(name) for name in ("topic", "name", "email", "state")},
        body=record.body,
        article=article,
        answers=given | ({"article": article.title} if article else {}),
        consented_at=at,
        **SAMPLE,
    )
    Message.objects.filter(pk=message.pk).update(created_at=at)
    return message


def _handle(message, record, by) -> None:
    """What was done about it, as far as its state says that something was."""
    days = record.number("days_ago")
    if record.get("notes"):
        _dated(Note.objects.create(message=message, author=by, text=record.get("notes")), ago(days, hour=18))
    answered_at = ago(max(0, days - (record.number("reply_after") or 0)), hour=21)
    if record.get("reply"):
        reply = Reply.objects.create(
            message=message, author=by, key=secrets.token_hex(16), text=_lines(record.get("reply"))
        )
        _dated(reply, answered_at)
    if message.state in {State.IN_WORK, State.ANSWERED, State.CLOSED}:
        Message.objects.filter(pk=message.pk).update(assignee=by)
        moved = {"kind": Step.Kind.MOVED, "before": State.NEW, "after": message.state, "by": by}
        Step.objects.create(message=message, at=answered_at, **moved)
    if message.state in Message.WAITING:
        reporting.report(message)
    searching.index(message)


def _dated(row, at) -> None:
    type(row).objects.filter(pk=row.pk).update(created_at=min(at, timezone.now()))


def _lines(text: str) -> str:
    return LINE_END.sub("\n", text)
