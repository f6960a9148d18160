"""What a moderator decides about comments.

Every verb is given the state in which the moderator saw each comment, and changes a comment only while it is still in
it: nobody overwrites a decision they have not seen. Each change leaves a Decision row in the same transaction.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import Max, Q
from django.utils import timezone

from blog.models import Site
from blog.people import name_of
from comments import notifying, reports, teaching
from comments.models import Comment, Decision, Report
from comments.numbers import new_reference

State, Via = Comment.State, Decision.Via


@dataclass
class Outcome:
    """What became of a wish. `overtaken` are the comments about which somebody else decided first; `gone` is how many
    were deleted.
    """

    batch: str = field(default_factory=lambda: secrets.token_hex(8))
    changed: list[Comment] = field(default_factory=list)
    overtaken: list[Comment] = field(default_factory=list)
    gone: int = 0


@transaction.atomic
def decide(seen: Mapping[int, str], state: str, *, by, via=Via.DESK, reason="") -> Outcome:
    """Bring comments into the state. A thread goes into the trash as a whole: below nothing, no reply is read."""
    found = _locked(Q(pk__in=seen) | Q(parent__in=seen) if state == State.TRASH else Q(pk__in=seen))
    outcome, due = _compare(found, seen, state)
    if state == State.TRASH:
        heads = {comment.pk for comment in due}
        below = [row for row in found.values() if row.parent_id in heads and row.pk not in seen]
        due += [row for row in below if row.state != State.TRASH]
    _change(outcome, dict.fromkeys(due, state), by=by, via=via, reason=reason)
    return outcome


@transaction.atomic
def undo(batch: str, *, by, via=Via.DESK) -> Outcome:
    """Take back what was decided together, where nobody has decided since. A reply that was written goes to the trash."""
    decisions = {decision.comment_id: decision for decision in Decision.objects.filter(batch=batch)}
    found, outcome = _locked(Q(pk__in=decisions)), Outcome()
    newest = Decision.objects.filter(comment__in=found).order_by().values_list("comment").annotate(last=Max("pk"))
    outcome.overtaken = [found[pk] for pk, last in newest if decisions[pk].pk != last]
    wanted = {found[pk]: decisions[pk].from_state or State.TRASH for pk, last in newest if decisions[pk].pk == last}
    _change(outcome, wanted, by=by, via=via, is_undo=True)
    return outcome


@transaction.atomic
def reply(comment, text, *, seen: str, by, key=None) -> Outcome:
    """Answer as the site's owner. An answered comment is shown, or the answer would stand below nothing.

    Nothing is written when somebody else decided about the comment first, or when its thread was taken off the page: an
    answer does not bring spam back. `key` names the form that was sent: sent twice, it answers once.
    """
    expected = {comment.pk: seen}
    if comment.parent:
        expected[comment.parent_id] = State.APPROVED if comment.parent.state == State.APPROVED else State.PENDING
    outcome, due = _compare(_locked(Q(pk__in=expected)), expected, State.APPROVED)
    if outcome.overtaken or outcome.gone or (key and Comment.objects.filter(submission_key=key).exists()):
        return outcome
    answer = Comment.objects.create(
        article_id=comment.article_id,
        parent_id=comment.parent_id or comment.pk,
        answers_id=comment.pk,
        reference=new_reference(),
        name=_public_name(by),
        body=text,
        is_staff=True,
        state="",  # its first decision says that it was written
        submission_key=key,
    )
    _change(outcome, dict.fromkeys([*due, answer], State.APPROVED), by=by, via=Via.DESK)
    return outcome


@transaction.atomic
def show(comment) -> None:
    """A comment that has just arrived, from somebody whom the owner trusts, appears without waiting."""
    _change(Outcome(), {comment: State.APPROVED}, by=None, via=Via.TRUST)


@transaction.atomic
def delete_for_good(pks: Iterable[int]) -> int:
    """Only what is in the trash goes, and no comment below which others are still wanted; returns how many went."""
    asked = list(pks)
    found = _locked(Q(pk__in=asked) | Q(parent__in=asked))
    wanted = {row.parent_id for row in found.values() if row.state != State.TRASH}
    due = [pk for pk in asked if pk in found and found[pk].state == State.TRASH and pk not in wanted]
    Comment.objects.filter(Q(pk__in=due) | Q(parent__in=due)).delete()
    return len(due)


def is_deletable(comment) -> bool:
    """Whether it is in the trash, and nothing below it is wanted."""
    return comment.state == State.TRASH and not comment.replies.exclude(state=State.TRASH).exists()


def empty_trash(before, *, limit: int) -> int:
    """Delete what went into the trash before that time, the oldest first; returns how many went."""
    kept = Comment.objects.filter(parent__isnull=False).exclude(state=State.TRASH).values("parent")
    old = Comment.objects.filter(state=State.TRASH, decided_at__lt=before).exclude(pk__in=kept)
    return delete_for_good(old.order_by("decided_at", "pk").values_list("pk", flat=True)[:limit])


def _locked(condition) -> dict[int, Comment]:
    """The comments, held until the transaction ends; in one order, so that two moderators never wait for each other."""
    rows = Comment.objects.select_for_update(of=["self"]).filter(condition)
    return {comment.pk: comment for comment in rows.select_related("decided_by").order_by("pk")}


def _compare(found: Mapping[int, Comment], seen: Mapping[int, str], state: str) -> tuple[Outcome, list[Comment]]:
    """The comments that are as they were seen and not yet in the state, and what became of the others."""
    asked = [found[pk] for pk in seen if pk in found]
    overtaken = [comment for comment in asked if comment.state != seen[comment.pk]]
    due = [comment for comment in asked if comment.state == seen[comment.pk] != state]
    return Outcome(overtaken=overtaken, gone=len(seen) - len(asked)), due


def _change(outcome, wanted: Mapping[Comment, str], *, by, via, reason="", is_undo=False) -> None:
    """Write states and history. The comments are locked."""
    signed = {"by": by, "by_name": name_of(by) if by else "", "via": via, "reason": reason, "is_undo": is_undo}
    now = timezone.now()
    Decision.objects.bulk_create(
        Decision(comment=one, from_state=one.state, to_state=state, batch=outcome.batch, at=now, **signed)
        for one, state in wanted.items()
    )
    for state in set(wanted.values()):
        keys = [comment.pk for comment, into in wanted.items() if into == state]
        Comment.objects.filter(pk__in=keys).update(state=state, decided_by=by, decided_at=now)
        if state == State.APPROVED:
            notifying.tell_of(keys)
        else:
            reports.settle(Report.objects.filter(comment__in=keys), by=by)
    if via != Via.TRUST:  # which no person decided
        teaching.teach(wanted)
    outcome.changed = list(wanted)


def _public_name(user) -> str:
    """Never the log-in name: it is half of what a burglar needs."""
    site = Site.current()
    return (user.get_full_name() or site.owner_name or site.name)[:50]
