"""How a valid form becomes a row, once: judged, stored and traced in one transaction, however often it arrives."""

from collections.abc import Callable, Mapping
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
    form: GuardedForm,
    sender: Sender,
    model: type[models.Model],
    *,
    typed: Mapping[str, object],
    store: Callable[[Verdict], models.Model],
) -> Admission:
    """`typed` are the fields of the model that make two rows the same, the text among them; `store` makes the new row,
    with `form.proof.key` as its key.
    """
    try:
        with transaction.atomic():
            # Asked before the rows: a twin that is stored in between must be found, not taken for another text.
            known = form.ask(sender, model)
            # Whatever was stored left a trace of its text, so that without one nobody need look among the rows.
            earlier = _earlier(form, sender, model, typed) if known.is_spent or known.twins else None
            if earlier is not None:
                return Admission(Answer.STORE, earlier)
            if known.is_spent:
                form.proof = None  # spent on another text, which a ticket allows only once
            verdict = form.judge(sender, known)
            if verdict.answer is not Answer.STORE:
                return Admission(verdict.answer)
            row = store(verdict)
            traces.leave(form.kind, sender.network, form.gist)
            blocking.count(verdict.blocks)
    except IntegrityError:
        # The same ticket was spent by a request that ran beside this one: what it stored is found now.
        if not (form.proof and model._default_manager.filter(submission_key=form.proof.key).exists()):
            raise
        return admit(form, sender, model, typed=typed, store=store)
    return Admission(Answer.STORE, row)


def _earlier(
    form: GuardedForm, sender: Sender, model: type[models.Model], typed: Mapping[str, object]
) -> models.Model | None:
    """What the same submission has already stored: a double click, a reload, a lost answer."""
    known = models.Q(network_hash=sender.network, created_at__gt=timezone.now() - SAME_WITHIN)
    if form.proof:
        known |= models.Q(submission_key=form.proof.key)
    return model._default_manager.filter(known, **typed).first()
