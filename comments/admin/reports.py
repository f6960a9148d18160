"""Readers' reports about comments at the desk: which comment, what was noticed, and that somebody looked."""

from django import forms
from django.contrib import admin, messages
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from comments import reports
from comments.models import Report
from guard.desk import QueueFilter, VisitorAdmin, plain_text
from lib.text import excerpt

KEEP, SPAM = "keep", "spam"


class ReportQueue(QueueFilter):
    waiting = (Report.State.NEW,)


class OutcomeForm(forms.ModelForm):
    """What becomes of a report where the comment stays. What was reported has no field: nobody rewrites it."""

    outcome = forms.ChoiceField(
        label=capfirst(_("outcome")),
        required=False,
        help_text=_("To take the comment away, open it and decide there: its reports are dealt with by that."),
    )

    class Meta:
        model = Report
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "outcome" in self.fields:  # absent for those who may only look
            choices = [("", _("Leave as it is")), (KEEP, _("The comment stays")), (SPAM, _("The report is spam"))]
            self.fields["outcome"].choices = choices


@admin.action(description=_("The comments stay: the selected reports are dealt with"), permissions=["change"])
def settle(modeladmin, request, queryset):
    if reports.settle(queryset, by=request.user):
        messages.success(request, _("Dealt with."))


@admin.register(Report)
class ReportAdmin(VisitorAdmin):
    form = OutcomeForm
    list_note = _("Comments that readers want you to look at. However many report one, it stays until you decide.")
    list_display = ["comment_beginning", "reason", "noted", "article", "state", "created_at"]
    list_filter = [ReportQueue, "reason"]
    list_select_related = ["comment__article"]
    search_fields = ["body", "comment__reference", "comment__body"]
    fields = ["comment_page", "comment_text", "article", "reason", "said", "noticed", "created_at", "state", "handled"]
    readonly_fields = fields
    actions = [settle]

    def get_fields(self, request, obj=None):
        return [*self.fields, "outcome"] if self.has_change_permission(request, obj) else self.fields

    def save_model(self, request, obj, form, change):
        """Only the verbs write; saving the row as it was read would undo what others did meanwhile."""
        one = Report.objects.filter(pk=obj.pk)
        if form.cleaned_data["outcome"] == KEEP:
            reports.settle(one, by=request.user)
        elif form.cleaned_data["outcome"] == SPAM:
            reports.mark_spam(one, by=request.user)

    @admin.display(description=_("comment"))
    def comment_beginning(self, report):
        return format_html("<bdi>{}</bdi>", excerpt(report.comment.body, 60))

    @admin.display(description=_("comment"))
    def comment_page(self, report):
        address = reverse("admin:comments_comment_change", args=[report.comment_id])
        state = report.comment.get_state_display()
        return format_html('<a href="{}">{}</a> ({})', address, _("Open the comment and decide"), state)

    @admin.display(description=_("text of the comment"))
    def comment_text(self, report):
        return plain_text(report.comment.body)

    @admin.display(description=_("what was noticed"))
    def said(self, report):
        return plain_text(report.body) if report.body else "–"

    @admin.display(description=_("what was noticed"))
    def noted(self, report):
        return self.beginning(report)

    @admin.display(description=_("article"))
    def article(self, report):
        return format_html('<a href="{}">{}</a>', report.comment.get_absolute_url(), report.comment.article)

    @admin.display(description=_("handled"))
    def handled(self, report):
        return report.handled_by or "–"
