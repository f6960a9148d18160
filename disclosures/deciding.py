"""The verbs of decisions about links: to keep one and to take one back, each with its place in the history."""

from typing import Any

from django.db import models, transaction
from django.utils import timezone

from disclosures import reports
from disclosures.models import DecisionVersion, LinkDecision


@transaction.atomic
def keep(decision: LinkDecision, *, by: Any) -> None:
    """Save a decision under the name of who made it; reports of readers about that link are settled by it."""
    decision.decided_by = by
    decision.decided_by_name = by.get_full_name() or by.get_username()
    decision.decided_at = timezone.now()
    decision.save()
    _note(decision, decision.verdict, decision.reason, decision.decided_by_name)
    reports.settle(decision, by=by)


@transaction.atomic
def withdraw(decision: LinkDecision, *, by: Any) -> None:
    """Take a decision back: the link waits for a new one wherever a table cannot judge it."""
    _note(decision, DecisionVersion.Verdict.WITHDRAWN, "", by.get_full_name() or by.get_username())
    decision.delete()


def history(decision: LinkDecision) -> "models.QuerySet[DecisionVersion]":
    """What was decided about this target, newest first, back to before the row itself was made."""
    return DecisionVersion.objects.filter(scope=decision.scope, target=decision.target)


def _note(decision: LinkDecision, verdict: str, reason: str, name: str) -> None:
    DecisionVersion.objects.create(
        scope=decision.scope,
        target=decision.target,
        verdict=verdict,
        relationship=decision.relationship,
        reason=reason,
        by=name,
    )
