"""What a visitor may write under an article: a comment, and a report about one."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from comments.models import Report
from guard.fields import LineField, LinesField, MailAddressField
from guard.forms import GuardedForm
from lib.text import is_blank, is_number

BODY_LENGTH, BODY_LINES = 5000, 200
REPORT_LENGTH, REPORT_LINES = 1000, 50


class CommentForm(GuardedForm):
    kind = "comment"

    body = LinesField(
        most=BODY_LENGTH, most_lines=BODY_LINES, label=_("Comment"), widget=forms.Textarea(attrs={"rows": 6})
    )
    name = LineField(most=50, label=_("Name"), widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = MailAddressField(
        label=_("E-mail address"),
        help_text=_("Only the site's owner sees it."),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    wants_replies = forms.BooleanField(
        required=False,
        label=_("Tell me by e-mail when somebody replies"),
        help_text=_("First comes a mail with a link. Nothing more is sent unless you open it."),
    )
    parent = forms.CharField(required=False, widget=forms.HiddenInput)
    proof = forms.CharField(required=False, widget=forms.HiddenInput)  # filled in by the reader's own browser

    field_order = ["body", "name", "email", "wants_replies", "parent", "proof", "website", "ticket"]

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["parent"].validators = self.fields["proof"].validators = []

    @property
    def scope(self):
        return self.scope_of(self.article)

    @staticmethod
    def scope_of(article):
        """What a ticket for a comment under this article is bound to."""
        return f"comment:{article.pk}"

    def shown(self, name):
        return _("Yes") if name == "wants_replies" else super().shown(name)

    def clean_parent(self):
        """The comment that is answered."""
        value = self.cleaned_data["parent"]
        if not value:
            return None
        comment = self.article.comments.approved().filter(pk=value).first() if is_number(value) else None
        if comment is None:
            raise ValidationError(_("The comment that you answer is not here any more."), code="parent")
        return comment


class CommentReportForm(GuardedForm):
    """Why a comment should not stand there; no name and no address of the sender."""

    kind = "report"

    reason = forms.ChoiceField(
        label=_("What is wrong with the comment?"),
        choices=Report.Reason.choices,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose a reason."), "invalid_choice": _("Choose a reason.")},
    )
    body = LinesField(
        most=REPORT_LENGTH,
        most_lines=REPORT_LINES,
        required=False,
        label=_("What should we know about it?"),
        help_text=_("Please write no personal data."),
        widget=forms.Textarea(attrs={"rows": 4}),
    )

    field_order = ["reason", "body"]

    def __init__(self, *args, about, **kwargs):
        super().__init__(*args, **kwargs)
        self.about = about

    @property
    def scope(self):
        return f"report:{self.about.pk}"

    def shown(self, name):
        return Report.Reason(self.cleaned_data["reason"]).label if name == "reason" else super().shown(name)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("reason") == Report.Reason.OTHER and is_blank(cleaned.get("body") or "") and not self.errors:
            self.add_error("body", _("Write what is wrong with the comment."))
        return cleaned
