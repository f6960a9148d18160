"""What the site's people do with messages: each verb compares with what they saw, and writes who did it into the history."""

import secrets
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction
from django.db.models.functions import Coalesce
from django.utils import timezone

from contact import searching, teaching
from contact.models import Message, Note, Step

TWICE_WITHIN = timedelta(minutes=10)  # the same note by the same person is a second click


class Overtaken(Exception):
    """Somebody else has handled the message since the page was made; nothing is stored."""


@dataclass
class Moved:
    """What became of a move: the messages moved, under the batch that undoes them, and those that others moved before."""

    batch: str
    done: list[int] = field(default_factory=list)
    late: list[int] = field(default_factory=list)


@transaction.atomic
def move(chosen: Mapping[int, str], to: str, *, by) -> Moved:
    """Bring messages, each with the state in which it was seen, into another state. What others moved meanwhile stays."""
    return _move([(pk, before, to) for pk, before in chosen.items()], by=by)


@transaction.atomic
def undo(batch: str, *, by) -> Moved:
    """Take back what one's own click moved, as far as nobody has moved it on."""
    steps = Step.objects.filter(batch=batch, by=by, kind=Step.Kind.MOVED).exclude(batch="")
    return _move([(step.message_id, step.after, step.before) for step in steps], by=by, is_undo=True)


@transaction.atomic
def assign(message: Message, to, *, by, was: int | None) -> None:
    """Give the message to somebody, or to nobody. `was` is whom the page showed. Raises Overtaken."""
    new = to.pk if to else None
    if not Message.objects.filter(pk=message.pk, assignee=was).update(assignee=new):
        raise Overtaken
    read(message)
    if new != was:
        Step.objects.create(message=message, kind=Step.Kind.GIVEN, assignee=to, by=by)


@transaction.atomic
def take(keys: Iterable[int], *, by) -> Moved:
    """Give messages that are nobody's to oneself; `late` are those of others."""
    keys = list(keys)
    free = Message.objects.filter(pk__in=keys, assignee=None).order_by("pk")
    done = list(free.select_for_update().values_list("pk", flat=True))
    Message.objects.filter(pk__in=done).update(assignee=by, read_at=Coalesce("read_at", timezone.now()))
    Step.objects.bulk_create(Step(message_id=pk, kind=Step.Kind.GIVEN, assignee=by, by=by) for pk in done)
    others = Message.objects.filter(pk__in=keys).exclude(pk__in=done).exclude(assignee=by)
    return Moved("", done, list(others.values_list("pk", flat=True)))


@transaction.atomic
def note(message: Message, text: str, *, by) -> Note:
    message = Message.objects.select_for_update().get(pk=message.pk)
    same = message.notes.filter(author=by, text=text, created_at__gt=timezone.now() - TWICE_WITHIN)
    return same.first() or _noted(message, text, by)


def read(message: Message) -> None:
    """Somebody has opened it; the first time counts."""
    Message.objects.filter(pk=message.pk, read_at=None).update(read_at=timezone.now())


def unread(message: Message) -> None:
    Message.objects.filter(pk=message.pk).update(read_at=None)


def answered(message: Message, *, by) -> None:
    """What an answer does to its message, which the caller has locked: its state, and whose it is if nobody's yet."""
    _move([(message.pk, message.state, Message.State.ANSWERED)], by=by)
    if message.assignee_id is None:
        assign(message, by, by=by, was=None)


def _move(wanted: Iterable[tuple[int, str, str]], *, by, is_undo: bool = False) -> Moved:
    moved, wanted = Moved(secrets.token_hex(16)), list(wanted)
    now = _locked(pk for pk, _before, _to in wanted)
    for (before, to), keys in _grouped(wanted).items():
        there = [pk for pk in keys if pk in now]
        done = [pk for pk in there if now[pk] == before != to]
        Message.objects.filter(pk__in=done).update(state=to, read_at=Coalesce("read_at", timezone.now()))
        Step.objects.bulk_create(_step(pk, before, to, by, moved.batch) for pk in done)
        teaching.moved(done, before, to, is_undo=is_undo)
        moved.done += done
        moved.late += [pk for pk in there if now[pk] not in (before, to)]
    return moved


def _locked(keys) -> dict[int, str]:
    """The messages that are there with their states, held until the end; in one order, so that two wait for each other."""
    rows = Message.objects.filter(pk__in=list(keys)).order_by("pk").select_for_update()
    return dict(rows.values_list("pk", "state"))


def _noted(message, text, by):
    row = Note.objects.create(message=message, author=by, text=text)
    searching.index(message)
    read(message)
    return row


def _grouped(wanted):
    groups = defaultdict(list)
    for pk, before, to in wanted:
        groups[before, to].append(pk)
    return groups


def _step(pk, before, to, by, batch):
    return Step(message_id=pk, kind=Step.Kind.MOVED, before=before, after=to, by=by, batch=batch)
