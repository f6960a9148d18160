"""The disclosure desk: decisions about links, own wording, and the ledger to read."""

from django.contrib import admin
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

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


@admin.register(LinkDecision)
class LinkDecisionAdmin(admin.ModelAdmin):
    """Opened from an article with `?address=…&scope=link&next=…`; answers by going back there."""

    form = LinkDecisionForm
    list_note = _("Links that nobody but you can judge: ad or not. Open ones stand above the text of their article.")
    list_display = ["target", "scope", "verdict", "reason", "decided_by_name", "decided_at"]
    list_filter = ["verdict", "scope"]
    search_fields = ["address", "reason"]
    readonly_fields = ["decided_by_name", "decided_at"]
    date_hierarchy = "decided_at"

    def save_model(self, request, obj, form, change):
        obj.decided_by = request.user
        obj.decided_by_name = request.user.get_full_name() or request.user.get_username()
        obj.decided_at = timezone.now()
        super().save_model(request, obj, form, change)

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
