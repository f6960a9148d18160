"""What happens to a reader's report about a comment: taken in, and settled by whoever looks at the comment."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from blog.people import name_of
from comments.models import Report, Settings
from guard.admission import Admission, admit
from lib import mail


def waiting() -> Q:
    return Q(state=Report.State.NEW)


def receive(form, sender) -> Admission:
    """Judge a valid form and store its report once. The comment stays where it is, however many reports come."""
    typed = {"comment": form.about, **{name: form.cleaned_data[name] for name in ("reason", "body")}}

    def store(verdict):
        is_first = not form.about.reports.filter(waiting()).exists()
        report = Report.objects.create(
            **typed,
            state=Report.State.SPAM if verdict.is_spam else Report.State.NEW,
            reasons=list(verdict.reasons),
            network_hash=sender.network,
            submission_key=form.proof.key,
        )
        if is_first and not verdict.is_spam:
            _tell_owner(report)
        return report

    return admit(form, sender, Report, typed=typed, store=store)


def settle(reports, *, by) -> int:
    """Close the open ones of a queryset: somebody looked, and did what was to be done."""
    return _close(reports, Report.State.SETTLED, by)


def mark_spam(reports, *, by) -> int:
    return _close(reports, Report.State.SPAM, by)


def _close(reports, state, by):
    signed = {"handled_at": timezone.now(), "handled_by": name_of(by) if by else ""}
    return reports.filter(waiting()).update(state=state, **signed)


def _tell_owner(report):
    """One mail about a comment until somebody has looked: readers who agree among themselves flood nobody."""
    if Settings.current().notify == Settings.Notify.NONE:
        return
    comment = report.comment
    mail.comment_reported(
        reference=comment.reference,
        title=comment.article.title,
        reason=report.get_reason_display(),
        body=report.body,
        path=reverse("admin:comments_comment_change", args=[comment.pk]),
    )
