"""The moderator's desk: comments as a queue, with what waits on top."""

from django import forms
from django.contrib import admin, messages
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from comments import moderation
from comments.forms import BODY_LENGTH, BODY_LINES
from comments.models import Comment
from guard.desk import QueueFilter, VisitorAdmin
from guard.fields import LinesField


class CommentQueue(QueueFilter):
    waiting = (Comment.State.PENDING,)


class DecisionForm(forms.ModelForm):
    """A decision and an answer. The comment itself has no field here: nobody rewrites a visitor's words."""

    decision = forms.ChoiceField(label=_("decision"), required=False)
    answer = LinesField(
        most=BODY_LENGTH,
        most_lines=BODY_LINES,
        label=_("your reply"),
        required=False,
        help_text=_("Stands below the comment, marked as yours. The comment is approved with it."),
        widget=forms.Textarea(attrs={"rows": 5, "class": "vLargeTextField"}),
    )

    class Meta:
        model = Comment
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "decision" in self.fields:  # absent for those who may only look
            self.fields["decision"].choices = [("", _("Leave as it is")), *Comment.State.choices]


def bulk(verb, name, description):
    """The moderation verb as an action on chosen comments."""

    @admin.action(description=description, permissions=["change"])
    def action(modeladmin, request, queryset):
        count = verb(queryset, by=request.user)
        said = ngettext("%(count)s comment was changed.", "%(count)s comments were changed.", count)
        modeladmin.message_user(request, said % {"count": count}, messages.SUCCESS)

    action.__name__ = name
    return action


@admin.register(Comment)
class CommentAdmin(VisitorAdmin):
    form = DecisionForm
    list_display = ["beginning", "article_link", "sender", "state", "noticed", "created_at"]
    list_filter = [CommentQueue, "is_staff"]
    list_select_related = ["article"]
    search_fields = ["reference", "name", "body", "email"]
    fields = [
        "reference",
        "article_link",
        "parent_text",
        "sender",
        "address",
        "text",
        "noticed",
        "created_at",
        "state",
        "decided",
        "decision",
        "answer",
    ]
    readonly_fields = fields[:-2]  # all but the decision and the answer
    actions = [
        bulk(moderation.approve, "approve", _("Approve the selected comments")),
        bulk(moderation.reject, "reject", _("Reject the selected comments")),
        bulk(moderation.mark_spam, "mark_spam", _("Mark the selected comments as spam")),
        bulk(moderation.put_back, "put_back", _("Let the selected comments wait again")),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "parent", "decided_by")

    def get_fields(self, request, obj=None):
        names = super().get_fields(request, obj)
        return names if self.has_change_permission(request, obj) else names[:-2]

    def save_model(self, request, obj, form, change):
        """Only the verbs write; saving the row as it was read would undo what others decided meanwhile."""
        if form.cleaned_data["decision"]:
            moderation.decide(Comment.objects.filter(pk=obj.pk), form.cleaned_data["decision"], by=request.user)
        if form.cleaned_data["answer"]:
            moderation.reply(obj, form.cleaned_data["answer"], by=request.user)

    @admin.display(description=_("article"))
    def article_link(self, comment):
        return format_html('<a href="{}#comments">{}</a>', comment.article.get_absolute_url(), comment.article)

    @admin.display(description=_("reply to"))
    def parent_text(self, comment):
        return format_html("<bdi>{}</bdi>", comment.parent.body) if comment.parent else "–"

    @admin.display(description=_("decided"))
    def decided(self, comment):
        if comment.decided_at is None:
            return "–"
        day = date_format(localtime(comment.decided_at), "DATETIME_FORMAT")
        return format_html("{} <bdi>{}</bdi>", day, comment.decided_by or "–")
