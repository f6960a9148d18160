"""The disclosure desk: decisions about links, own wording, and the ledger to read."""

from django.contrib import admin
from django.utils.formats import date_format
from django.utils.html import format_html, format_html_join
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from disclosures import deciding
from disclosures.creative_admin import CreativeAdmin
from disclosures.evidence_admin import EvidenceFileAdmin
from disclosures.forms import LinkDecisionForm, NoticeWordingForm
from disclosures.ledger_admin import LedgerEntryAdmin
from disclosures.models import LinkDecision, NoticeWording
from disclosures.own_network_admin import OwnNetworkAdmin, PictureHostAdmin
from disclosures.programme_admin import ProgrammeAdmin
from disclosures.way_back import back

# Registered in modules of their own; Django looks into this one alone.
__all__ = [
    "CreativeAdmin",
    "EvidenceFileAdmin",
    "LedgerEntryAdmin",
    "OwnNetworkAdmin",
    "PictureHostAdmin",
    "ProgrammeAdmin",
]


DECIDED = _("Your decision is kept; this link is judged by it from now on.")
HISTORY_LINE = "<li>{} <bdi>{}</bdi>: <strong>{}</strong> <bdi>{}</bdi></li>"


@admin.register(LinkDecision)
class LinkDecisionAdmin(admin.ModelAdmin):
    """Opened from an article with `?address=…&scope=link&next=…`; answers by going back there."""

    form = LinkDecisionForm
    list_note = _("Links that nobody but you can judge: ad or not. Open ones stand above the text of their article.")
    list_display = ["target", "scope", "verdict", "reason", "decided_by_name", "decided_at"]
    list_filter = ["verdict", "scope"]
    search_fields = ["address", "reason"]
    readonly_fields = ["decided_by_name", "decided_at", "history"]
    date_hierarchy = "decided_at"

    @admin.display(description=_("history"))
    def history(self, row):
        """Who decided what before; a change never rewrites it."""
        lines = ((_moment(one.at), one.by, one.get_verdict_display(), one.reason) for one in deciding.history(row))
        return format_html('<ol class="decision-history">{}</ol>', format_html_join("", HISTORY_LINE, lines))

    def get_fields(self, request, obj=None):
        names = super().get_fields(request, obj)
        return names if obj else [name for name in names if name not in self.readonly_fields]

    def save_model(self, request, obj, form, change):
        deciding.keep(obj, by=request.user)

    def delete_model(self, request, obj):
        deciding.withdraw(obj, by=request.user)

    def delete_queryset(self, request, queryset):
        for row in queryset:
            deciding.withdraw(row, by=request.user)

    def response_add(self, request, obj, post_url_continue=None):
        return back(request, DECIDED) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return back(request, DECIDED) or super().response_change(request, obj)


@admin.register(NoticeWording)
class NoticeWordingAdmin(admin.ModelAdmin):
    form = NoticeWordingForm
    list_note = _("Your own notices in place of the built-in ones. Without any here, the built-in ones stand.")
    list_display = ["text", "place", "relationship", "language"]
    list_filter = ["place", "language"]


def _moment(instant):
    return date_format(localtime(instant), "SHORT_DATETIME_FORMAT")
