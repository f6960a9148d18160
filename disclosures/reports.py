"""The verbs of reports about links: settled by a decision, dismissed with a reason, or put aside as spam."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from disclosures.models import LinkDecision, LinkReport


def waiting() -> Q:
    return Q(state=LinkReport.State.NEW)


def settle(decision: LinkDecision, *, by: Any) -> int:
    """Close every open report about what the decision matches; returns how many."""
    about = [
        report.pk
        for report in LinkReport.objects.filter(waiting()).exclude(link="")
        if LinkDecision.target_of(report.link, decision.scope) == decision.target
    ]
    return LinkReport.objects.filter(waiting(), pk__in=about).update(
        state=LinkReport.State.DECIDED, decision=decision, outcome=decision.reason, **_handled(by)
    )


def dismiss(report: LinkReport, reason: str, *, by: Any) -> None:
    """Close a report that leads to no decision; the reason stays with it."""
    LinkReport.objects.filter(pk=report.pk).update(state=LinkReport.State.DISMISSED, outcome=reason, **_handled(by))


def mark_spam(report: LinkReport, *, by: Any) -> None:
    LinkReport.objects.filter(pk=report.pk).update(state=LinkReport.State.SPAM, **_handled(by))


def _handled(by: Any) -> dict[str, Any]:
    return {"handled_by": by.get_full_name() or by.get_username(), "handled_at": timezone.now()}
