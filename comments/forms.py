"""The comment form: what a visitor may write under an article."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from guard.fields import LineField, LinesField, MailAddressField
from guard.forms import GuardedForm

BODY_LENGTH, BODY_LINES = 5000, 200


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
        return f"comment:{self.article.pk}"

    def shown(self, name):
        return _("Yes") if name == "wants_replies" else super().shown(name)

    def clean_parent(self):
        """The comment that is answered."""
        value = self.cleaned_data["parent"]
        if not value:
            return None
        is_number = value.isascii() and value.isdigit() and len(value) <= 18
        comment = self.article.comments.approved().filter(pk=value).first() if is_number else None
        if comment is None:
            raise ValidationError(_("The comment that you answer is not here any more."), code="parent")
        return comment
