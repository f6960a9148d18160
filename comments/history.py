"""The history of comments in words: who decided what, when and how."""

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from comments.models import Decision


def latest(comments) -> dict[int, Decision]:
    """The last decision about each comment that has one, by its number."""
    rows = Decision.objects.filter(comment__in=[comment.pk for comment in comments])
    return {decision.comment_id: decision for decision in rows.order_by("pk")}


def sentence(comment, decision: Decision | None) -> str:
    """How it stands with a comment about which somebody was late."""
    if decision is None:
        return _("%(reference)s is “%(state)s” now.") % {
            "reference": comment.reference,
            "state": comment.get_state_display(),
        }
    return _("%(reference)s: %(who)s decided “%(state)s” on %(when)s.") % {
        "reference": comment.reference,
        "who": decision.who,
        "state": decision.get_to_state_display(),
        "when": date_format(localtime(decision.at), "SHORT_DATETIME_FORMAT"),
    }
