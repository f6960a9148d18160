"""What the desk says after a decision: what changed, with the way back, and who was faster where somebody was."""

from django.contrib import messages
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from comments.history import latest, sentence
from comments.models import Comment
from comments.verbs import BY_STATE
from guard.desk import undo_button

MOST_NAMED = 10
State = Comment.State


def tell(request, outcome, said, *, back=None):
    """`said` tells what changed; it stands there only when something did, with the button that takes it back."""
    if outcome.changed:
        query = f"?{request.GET.urlencode()}" if request.GET else ""
        button = undo_button(reverse("admin:comments_comment_undo") + query, outcome.batch, back or _("Undo"))
        messages.success(request, format_html("{} {}", said, button))
    if outcome.overtaken:
        asked = len(outcome.changed) + len(outcome.overtaken) + outcome.gone
        messages.warning(request, _overtaken(outcome, asked))
    if outcome.gone:
        gone = ngettext(
            "%(count)d comment was deleted meanwhile.", "%(count)d comments were deleted meanwhile.", outcome.gone
        )
        messages.warning(request, gone % {"count": outcome.gone})


def tell_decision(request, outcome, state):
    tell(request, outcome, BY_STATE[state].done % {"count": len(outcome.changed)})
    hidden = _below_hidden(outcome.changed) if state == State.APPROVED else 0
    if hidden:
        told = ngettext(
            "%(count)d of them answers a comment that readers do not see, and is not seen either.",
            "%(count)d of them answer comments that readers do not see, and are not seen either.",
            hidden,
        )
        messages.warning(request, told % {"count": hidden})


def _below_hidden(changed):
    keys = [comment.pk for comment in changed if comment.parent_id]
    rows = Comment.objects.filter(pk__in=keys, state=State.APPROVED).exclude(parent__state=State.APPROVED)
    return rows.count() if keys else 0


def tell_undo(request, outcome):
    count = len(outcome.changed)
    said = ngettext(
        "%(count)d comment is again as it was before.", "%(count)d comments are again as they were before.", count
    )
    tell(request, outcome, said % {"count": count}, back=_("Redo"))
    if not (outcome.changed or outcome.overtaken):
        messages.warning(request, _("There is nothing to take back any more."))


def _overtaken(outcome, asked):
    decisions = latest(outcome.overtaken)
    rows = [
        (reverse("admin:comments_comment_change", args=[one.pk]), sentence(one, decisions.get(one.pk)))
        for one in outcome.overtaken[:MOST_NAMED]
    ]
    if asked == 1:
        return format_html_join("", '<a href="{}"><bdi>{}</bdi></a>', rows)
    count = len(outcome.overtaken)
    head = ngettext(
        "%(changed)d of %(asked)d changed; %(count)d had been decided meanwhile.",
        "%(changed)d of %(asked)d changed; %(count)d had been decided meanwhile.",
        count,
    ) % {"changed": len(outcome.changed), "asked": asked, "count": count}
    listed = format_html_join("", '<li><a href="{}"><bdi>{}</bdi></a></li>', rows)
    return format_html("{}<ul>{}</ul>{}", head, listed, "…" if count > MOST_NAMED else "")
