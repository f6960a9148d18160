"""The page of one comment: the article and the thread around it, why it was held, what was decided, and an answer."""

import secrets

from django import forms
from django.db.models import Q
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from comments.forms import BODY_LENGTH, BODY_LINES
from comments.models import Comment, Correspondent, Report
from comments.verbs import BY_STATE, VERBS
from guard.fields import LineField, LinesField
from guard.verdicts import told
from lib.text import excerpt

REPLY = "reply"
EXCERPT = 160


class CommentWishForm(forms.Form):
    """A decision or an answer. The comment itself has no field here: nobody rewrites a visitor's words."""

    seen = forms.ChoiceField(choices=Comment.State.choices, widget=forms.HiddenInput)
    key = forms.CharField(max_length=32, widget=forms.HiddenInput)
    decide = forms.CharField(required=False, widget=forms.HiddenInput)
    answer = LinesField(
        most=BODY_LENGTH,
        most_lines=BODY_LINES,
        label=capfirst(_("your reply")),
        required=False,
        help_text=_("Stands below the comment, marked as yours. The comment is approved with it."),
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    reason = LineField(
        most=200,
        label=capfirst(_("note")),
        required=False,
        help_text=_("For the history; readers never see it."),
        widget=forms.TextInput(attrs={"class": "vTextField"}),
    )

    @classmethod
    def about(cls, comment, **kept):
        return cls(initial={"seen": comment.state, "key": secrets.token_hex(16), **kept})

    def clean_decide(self):
        if self.cleaned_data["decide"] not in {REPLY, *BY_STATE}:
            raise forms.ValidationError(_("This page was sent incompletely. Please try again."), code="verb")
        return self.cleaned_data["decide"]

    def clean(self):
        if self.cleaned_data.get("decide") == REPLY and not self.cleaned_data.get("answer") and not self.errors:
            self.add_error("answer", _("Write your reply first."))

    @property
    def is_reply(self):
        return self.cleaned_data["decide"] == REPLY


def around(comment) -> dict:
    """All that a moderator wants to have in view."""
    return {
        "comment": comment,
        "verbs": [verb for verb in VERBS if verb.state != comment.state],
        "verdict": told(comment.reasons),
        "thread": thread(comment),
        "beginning": beginning(comment.article),
        "decisions": comment.decisions.all(),
        "reports": comment.reports.filter(state=Report.State.NEW),
        "holder": Correspondent.objects.of(comment.email).first() if comment.email else None,
    }


def thread(comment) -> list[Comment]:
    """The head and its replies, oldest first; only the comment itself when it stands alone."""
    head = comment.parent_id or comment.pk
    return list(Comment.objects.filter(Q(pk=head) | Q(parent=head)).in_threads())


def beginning(article) -> str:
    """How the article begins, as readers find it in a list."""
    rendering = getattr(article, "rendering", None)
    return excerpt(article.description or (rendering.plain_text if rendering else ""), EXCERPT)
