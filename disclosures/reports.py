"""The verbs of reports about links: told to the owner, settled by a decision, dismissed with a reason, or put aside as spam."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from disclosures import addresses
from disclosures.models import LinkDecision, LinkReport
from lib import mail

PAUSE = timedelta(hours=1)
MOST_TOLD = 20  # reports listed in one mail; the queue shows all of them


def waiting() -> Q:
    return Q(state=LinkReport.State.NEW)


@transaction.atomic
def tell() -> int:
    """One mail about all that readers have reported and the owner was not told of, at most one an hour; how many reports.

    What the people behind the site report themselves needs no mail: it waits on their home page, like everything else.
    """
    now = timezone.now()
    if LinkReport.objects.filter(told_at__gt=now - PAUSE).exists():
        return 0
    fresh = LinkReport.objects.select_for_update().filter(waiting(), told_at=None, reported_by=None)
    rows = list(fresh.order_by("pk"))
    if rows:
        LinkReport.objects.filter(pk__in=[row.pk for row in rows]).update(told_at=now)
        mail.links_reported(
            reports=[(row.title, addresses.parse(row.link).host, row.body) for row in rows[:MOST_TOLD]],
            count=len(rows),
            path=reverse("admin:disclosures_linkreport_changelist"),
        )
    return len(rows)


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
