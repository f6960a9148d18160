"""The moderator's desk: comments as a queue, with what waits on top."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from comments import moderation
from comments.admin import saying
from comments.forms import BODY_LENGTH, BODY_LINES
from comments.models import Comment
from guard.desk import QueueFilter, VisitorAdmin
from guard.fields import LinesField

State = Comment.State


class CommentQueue(QueueFilter):
    waiting = (State.PENDING,)


class DecisionForm(forms.ModelForm):
    """A decision and an answer. The comment itself has no field here: nobody rewrites a visitor's words."""

    decision = forms.ChoiceField(label=_("decision"), required=False)
    seen = forms.ChoiceField(choices=State.choices, widget=forms.HiddenInput, required=False)
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
            self.fields["decision"].choices = [("", _("Leave as it is")), *State.choices]
            self.fields["seen"].initial = self.instance.state


def bulk(verb, name, description):
    """The moderation verb as an action on chosen comments."""

    @admin.action(description=description, permissions=["change"])
    def action(modeladmin, request, queryset):
        seen = dict(queryset.order_by().values_list("pk", "state"))
        saying.tell_decision(request, moderation.decide(seen, verb, by=request.user), verb)

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
        "seen",
    ]
    readonly_fields = fields[:-3]  # all but the decision and the answer
    actions = [
        bulk(State.APPROVED, "approve", _("Approve the selected comments")),
        bulk(State.REJECTED, "reject", _("Reject the selected comments")),
        bulk(State.SPAM, "mark_spam", _("Mark the selected comments as spam")),
        bulk(State.TRASH, "trash", _("Put the selected comments into the trash")),
        bulk(State.PENDING, "put_back", _("Let the selected comments wait again")),
    ]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("article", "parent", "decided_by")

    def get_fields(self, request, obj=None):
        names = super().get_fields(request, obj)
        return names if self.has_change_permission(request, obj) else names[:-3]

    def save_model(self, request, obj, form, change):
        """Only the verbs write; saving the row as it was read would undo what others decided meanwhile."""
        asked, seen = form.cleaned_data, form.cleaned_data["seen"] or State.PENDING
        if asked["answer"]:
            outcome = moderation.reply(obj, asked["answer"], seen=seen, by=request.user)
            saying.tell(request, outcome, _("Your reply stands below the comment."))
        elif asked["decision"]:
            outcome = moderation.decide({obj.pk: seen}, asked["decision"], by=request.user)
            saying.tell_decision(request, outcome, asked["decision"])

    def get_urls(self):
        undo = path("undo/", self.admin_site.admin_view(self.undo), name="comments_comment_undo")
        return [undo, *super().get_urls()]

    def undo(self, request):
        """Takes back a batch of decisions; the list shows again what it showed before."""
        if not self.has_change_permission(request):
            raise PermissionDenied
        if request.method == "POST":
            outcome = moderation.undo(request.POST.get("batch", ""), by=request.user)
            saying.tell_undo(request, outcome)
        query = request.GET.urlencode()
        return HttpResponseRedirect(reverse("admin:comments_comment_changelist") + (f"?{query}" if query else ""))

    def delete_view(self, request, object_id, extra_context=None):
        """Only the trash is emptied; whatever else is deleted was decided first."""
        comment = self.get_object(request, object_id)
        if comment and comment.state != State.TRASH:
            messages.warning(request, _("Only a comment in the trash can be deleted for good."))
            return HttpResponseRedirect(reverse("admin:comments_comment_change", args=[comment.pk]))
        return super().delete_view(request, object_id, extra_context)

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
