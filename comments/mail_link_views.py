"""The page to which a mail to the owner leads: it shows a comment and takes a decision, without a log-in.

Opening it changes nothing, because programs that look through mail open every link; its buttons do. The sealed link is
the key, so that no cookie is needed. The commenter's address is not even read.
"""

from django import forms
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.pages import page
from blog.seo import Meta
from comments import mail_links, moderation
from comments.history import latest, sentence
from comments.models import Comment, Decision
from comments.verbs import VERBS
from guard.gate import SeeOther
from guard.verdicts import notices

State, Via = Comment.State, Decision.Via
UNDO = "undo"
OVER = gettext_noop(
    "Its days have passed, or the comment has been deleted. Nothing was changed. What still waits stands in the admin."
)


class AnswerForm(forms.Form):
    decide = forms.ChoiceField(choices=[*State.choices, (UNDO, "")])
    seen = forms.ChoiceField(choices=State.choices)


@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def decide(request, token):
    invitation = mail_links.read(token)
    if invitation is None:
        raise Http404
    if invitation.comment is None:
        onward = (_("To the comments that wait"), reverse("admin:comments_comment_changelist"))
        return _private(request, "comments/told.html", _("This link is over"), status=410, told=_(OVER), onward=onward)
    if request.method == "POST":
        form = AnswerForm(request.POST)
        if form.is_valid():
            _act(invitation, **form.cleaned_data)
        return SeeOther(request.path)
    return _private(request, "comments/decide.html", _("Decide about a comment"), **_shown(invitation))


def _act(invitation, *, decide, seen):
    """What somebody else decided meanwhile stays: the page that follows names it."""
    comment, by = invitation.comment, invitation.by
    if decide != UNDO and comment.state == State.PENDING:
        moderation.decide({comment.pk: seen}, decide, by=by, via=Via.MAIL)
    elif decide == UNDO and (own := _own(invitation)):
        moderation.undo(own.batch, by=by, via=Via.MAIL)


def _own(invitation) -> Decision | None:
    """The last decision, if it was made by this link and is not taken back."""
    last = latest([invitation.comment]).get(invitation.comment.pk)
    is_own = last and last.via == Via.MAIL and last.by_id == getattr(invitation.by, "pk", None)
    return last if is_own and not last.is_undo else None


def _shown(invitation) -> dict:
    comment, own = invitation.comment, _own(invitation)
    is_open = comment.state == State.PENDING
    return {
        "comment": comment,
        "reasons": notices(comment.reasons),
        "verbs": [verb for verb in VERBS if verb.state != State.PENDING] if is_open else [],
        "decided": "" if is_open or own else sentence(comment, latest([comment]).get(comment.pk)),
        "own": own,
    }


def _private(request, template, title, *, status=200, **context):
    """Kept by no cache, listed by no search engine, and told to no other site as the place somebody came from."""
    response = page(request, template, {**context, "seo": Meta(title, noindex=True)}, status=status, is_private=True)
    response.headers["X-Robots-Tag"] = "noindex, nofollow, noarchive"
    response.headers["Referrer-Policy"] = "no-referrer"
    return response
