"""How a valid form becomes a row, once: judged, stored and traced in one transaction, however often it arrives."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from guard import blocking, traces
from guard.checks import Answer, Verdict
from guard.forms import GuardedForm
from guard.senders import Sender

SAME_WITHIN = timedelta(minutes=10)


@dataclass(frozen=True)
class Admission:
    """`row` is there exactly when the answer is STORE."""

    answer: Answer
    row: models.Model | None = None


def admit(
    form: GuardedForm, sender: Sender, *, same: models.QuerySet, store: Callable[[Verdict], models.Model]
) -> Admission:
    """`same` are the rows with this very content; `store` makes the new row, with `form.proof.key` as its key."""
    rows = same.model.objects
    try:
        with transaction.atomic():
            # Asked before the rows: a twin that is stored in between must be found, not taken for another text.
            is_spent = form.proof and rows.filter(submission_key=form.proof.key).exists()
            earlier = _earlier(form, sender, same)
            if earlier is not None:
                return Admission(Answer.STORE, earlier)
            if is_spent:
                form.proof = None  # spent on another text, which a ticket allows only once
            verdict = form.judge(sender)
            if verdict.answer is not Answer.STORE:
                return Admission(verdict.answer)
            row = store(verdict)
            traces.leave(form.kind, sender.network, form.cleaned_data["body"])
            blocking.count(verdict.blocks)
    except IntegrityError:
        # The same ticket was spent by a request that ran beside this one: what it stored is found now.
        if not (form.proof and rows.filter(submission_key=form.proof.key).exists()):
            raise
        return admit(form, sender, same=same, store=store)
    return Admission(Answer.STORE, row)


def _earlier(form: GuardedForm, sender: Sender, same: models.QuerySet) -> models.Model | None:
    """What the same submission has already stored: a double click, a reload, a lost answer."""
    known = models.Q(network_hash=sender.network, created_at__gt=timezone.now() - SAME_WITHIN)
    if form.proof:
        known |= models.Q(submission_key=form.proof.key)
    return same.filter(known).first()
