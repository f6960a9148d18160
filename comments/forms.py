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
    parent = forms.CharField(required=False, widget=forms.HiddenInput)

    field_order = ["body", "name", "email", "parent", "website", "ticket"]

    def __init__(self, *args, article, **kwargs):
        super().__init__(*args, **kwargs)
        self.article = article
        self.fields["parent"].validators = []

    @property
    def scope(self):
        return f"comment:{self.article.pk}"

    def clean_parent(self):
        """The head of the thread: a reply to a reply stands beside it, one level deep."""
        value = self.cleaned_data["parent"]
        if not value:
            return None
        is_number = value.isascii() and value.isdigit() and len(value) <= 18
        comment = self.article.comments.approved().filter(pk=value).first() if is_number else None
        if comment is None:
            raise ValidationError(_("The comment that you answer is not here any more."), code="parent")
        return comment.parent or comment
