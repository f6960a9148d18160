"""The task that a reported expression became, as its message shows it: where it stands, and what was said about it."""

from django.contrib import admin
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from contact import reporting
from contact.models import Message
from disclosures.claim_answers_admin import answer_url
from disclosures.models import ClaimHit

SEES, ANSWERS = "disclosures.view_claimhit", "disclosures.add_claimanswer"


class TaskFilter(admin.SimpleListFilter):
    title = _("check of the expression")
    parameter_name = "task"

    def lookups(self, request, model_admin):
        return [("open", ClaimHit.State.OPEN.label), ("done", _("Outcome to be told"))]

    def queryset(self, request, queryset):
        if self.value() == "open":
            return queryset.filter(task__state=ClaimHit.State.OPEN)
        return queryset.filter(reporting.checked()) if self.value() == "done" else queryset


def shown(message: Message, user, *, here: str) -> dict | None:
    """None where no expression was reported. The ways to the queue stand there for those who may take them."""
    task = message.task
    if task is None:
        return None
    is_open = task.state == ClaimHit.State.OPEN
    queue = reverse("admin:disclosures_claimhit_changelist") + f"?state=all&id__exact={task.pk}"
    return {
        "row": task,
        "is_open": is_open,
        "is_told": message.replies.exists(),
        "answer": reporting.answer(task),
        "queue": queue if user.has_perm(SEES) else "",
        "check": answer_url(vars(task), here) if is_open and user.has_perm(ANSWERS) else "",
    }
