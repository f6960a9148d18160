"""Reports about links at the desk: the queue with its outcomes, and the links of one text with what each was judged to be."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from blog.judged_links import decide_url, judged_links
from blog.link_reports import note
from blog.models import Article
from disclosures import reports
from disclosures.models import LinkReport
from guard.desk import QueueFilter, VisitorAdmin
from lib.text import is_blank

DISMISS, SPAM = "dismissed", "spam"


class ReportQueue(QueueFilter):
    waiting = (LinkReport.State.NEW,)


class OutcomeForm(forms.ModelForm):
    """What becomes of a report that leads to no decision. What was reported has no field: nobody rewrites it."""

    answer = forms.ChoiceField(label=_("outcome"), required=False)
    outcome = forms.CharField(
        label=_("reason"),
        required=False,
        max_length=300,
        widget=forms.TextInput(attrs={"class": "vTextField"}),
        help_text=_("Needed to dismiss a report; kept with it."),
    )

    class Meta:
        model = LinkReport
        fields = ["outcome"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "answer" in self.fields:  # absent for those who may only look
            choices = [("", _("Leave as it is")), (DISMISS, _("Dismiss with a reason")), (SPAM, _("Spam"))]
            self.fields["answer"].choices = choices

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("answer") == DISMISS and is_blank(cleaned.get("outcome") or ""):
            self.add_error("outcome", _("Write why the report is dismissed."))
        return cleaned


class EditorsReportForm(forms.Form):
    link = forms.CharField(max_length=8000)
    body = forms.CharField(max_length=1000)

    def __init__(self, *args, links, **kwargs):
        super().__init__(*args, **kwargs)
        self.links = links

    def clean_link(self):
        if self.cleaned_data["link"] not in self.links:
            raise forms.ValidationError(_("Choose one of the links."))
        return self.cleaned_data["link"]


@admin.register(LinkReport)
class LinkReportAdmin(VisitorAdmin):
    form = OutcomeForm
    list_note = _("Links that readers or editors take for ads although nothing marks them. A decision settles them.")
    list_display = ["link_text", "article_link", "reporter", "state", "created_at"]
    list_filter = [ReportQueue]
    list_select_related = ["reported_by", "decision"]
    search_fields = ["link", "body", "title"]
    fields = [
        "link_text",
        "decide",
        "article_link",
        "text",
        "reporter",
        "noticed",
        "created_at",
        "state",
        "handled",
        "answer",
        "outcome",
    ]
    readonly_fields = fields[:-2]

    def get_fields(self, request, obj=None):
        names = super().get_fields(request, obj)
        return names if self.has_change_permission(request, obj) else names[:-2]

    def get_urls(self):
        of, decide = self.admin_site.admin_view(self.links_of), self.admin_site.admin_view(self.decide_about)
        own = [
            path("of/<int:pk>/", of, name="disclosures_linkreport_of"),
            path("of/<int:pk>/decide/", decide, name="disclosures_linkreport_decide"),
        ]
        return [*own, *super().get_urls()]

    def save_model(self, request, obj, form, change):
        """Only the verbs write; saving the row as it was read would undo what others did meanwhile."""
        if form.cleaned_data["answer"] == DISMISS:
            reports.dismiss(obj, form.cleaned_data["outcome"], by=request.user)
        elif form.cleaned_data["answer"] == SPAM:
            reports.mark_spam(obj, by=request.user)

    def decide_about(self, request, pk):
        """Leads to the form in which a link is decided, and from there back to the links of the text."""
        return HttpResponseRedirect(decide_url(request.GET.get("address", "")[:8000], _links_address(pk)))

    def links_of(self, request, pk):
        """All links of a text with their verdicts; whoever may see the text may report one that bears no mark."""
        article = get_object_or_404(Article.objects.select_related("rendering"), pk=pk)
        desk = "page" if not article.type.is_listed else "article"
        if not request.user.has_perm(f"blog.view_{desk}"):
            raise PermissionDenied
        links = judged_links(article)
        form = EditorsReportForm(request.POST or None, links={one.address for one in links if one.is_plain})
        if request.method == "POST" and form.is_valid():
            note(article, form.cleaned_data["link"], form.cleaned_data["body"], by=request.user)
            messages.success(request, _("Thank you. Whoever decides about links finds your report at home."))
            return HttpResponseRedirect(request.path)
        context = {
            **self.admin_site.each_context(request),
            "title": _("Links of “%(title)s”") % {"title": article},
            "opts": self.opts,
            "article": article,
            "links": links,
            "form": form,
            "may_decide": request.user.has_perm("disclosures.add_linkdecision"),
            "back": reverse(f"admin:blog_{desk}_change", args=[pk]),
        }
        status = 422 if form.is_bound else 200
        return TemplateResponse(request, "admin/blog/links_of.html", context, status=status)

    @admin.display(description=_("link"), ordering="link")
    def link_text(self, report):
        """As text: nobody opens by mistake what may count as a click."""
        return format_html('<code class="reported-link">{}</code>', report.link) if report.link else _("not named")

    @admin.display(description=_("article"))
    def article_link(self, report):
        return format_html('<a href="{}"><bdi>{}</bdi></a>', report.page_address, report.title)

    @admin.display(description=_("what was noticed"))
    def text(self, report):
        return super().text(report) if report.body else "–"

    @admin.display(description=_("reported by"))
    def reporter(self, report):
        return report.reported_by or _("A reader")

    @admin.display(description=_("decision"))
    def decide(self, report):
        if report.decision:
            address = reverse("admin:disclosures_linkdecision_change", args=[report.decision.pk])
            return format_html('<a href="{}">{}</a>', address, report.decision.get_verdict_display())
        if not report.link:
            return format_html('<a href="{}">{}</a>', _links_address(report.source_id), _("See the links of the text"))
        return format_html('<a class="button" href="{}">{}</a>', decide_url(report.link), _("Decide about this link"))

    @admin.display(description=_("handled"))
    def handled(self, report):
        return f"{report.handled_by} {report.outcome}".strip() or "–"


def _links_address(pk):
    return reverse("admin:disclosures_linkreport_of", args=[pk])
