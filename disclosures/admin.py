"""The disclosure desk: creatives, decisions about links, own wording, and the ledger to read."""

from django.conf import settings
from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosures import campaigns, code_advice, code_checks, networks
from disclosures.forms import CreativeForm, LinkDecisionForm, NoticeWordingForm
from disclosures.models import Creative, LedgerEntry, LinkDecision, NoticeWording
from disclosures.pasted_admin import PastedCodeAdmin

# Shorter than the choices of the form, which explain themselves.
KIND_NAMES = {
    Creative.Kind.TEXT: pgettext_lazy("creative", "Text"),
    Creative.Kind.BANNER: pgettext_lazy("creative", "Banner"),
    Creative.Kind.BUTTON: pgettext_lazy("creative", "Button"),
}


class CampaignFilter(admin.SimpleListFilter):
    title = _("campaign")
    parameter_name = "campaign"

    def lookups(self, request, model_admin):
        return [("ending", _("Ends within two weeks, or has ended"))]

    def queryset(self, request, queryset):
        return queryset.filter(campaigns.ending()) if self.value() == "ending" else queryset


@admin.register(Creative)
class CreativeAdmin(PastedCodeAdmin):
    form = CreativeForm
    list_note = _(
        "Codes and buttons from networks. Stored once, inserted into any number of articles, always labelled."
    )
    list_display = ["name", "kind_name", "network_name", "label", "language", "ends_on", "updated_at"]
    list_filter = [CampaignFilter, "kind", "label", "language"]
    search_fields = ["name", "button_text", "copy", "address"]
    readonly_fields = ["preview", "sha256", "created_at", "updated_at"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "network"]}),
        (_("Code of the network"), {"fields": ["code"], "description": _("For a text or a banner code.")}),
        (_("Button"), {"fields": ["address", "button_text"], "description": _("Built from an address alone.")}),
        (_("What readers see around it"), {"fields": ["label", "relationship", "language", "copy", "terms"]}),
        (_("Campaign"), {"fields": ["ends_on"]}),
        (_("Preview and record"), {"fields": ["preview", "sha256", "created_at", "updated_at"]}),
    ]

    @admin.display(description=_("kind"), ordering="kind")
    def kind_name(self, row):
        return KIND_NAMES[row.kind]

    @admin.display(description=_("network"), ordering="network")
    def network_name(self, row):
        return networks.name_of(row.network) or row.get_network_display()

    @admin.display(description=_("in an article"))
    def preview(self, row):
        """Label, words and addresses as text: the admin never contacts a network."""
        if not row.pk:
            return _("After saving, this shows what readers get.")
        links = [row.address] if row.kind == Creative.Kind.BUTTON else code_checks.links(row.code)
        return format_html(
            '<div class="creative-preview"><p><strong>{}</strong></p><p>{}</p><ul>{}</ul><p>{}</p></div>',
            row.label,
            row.copy or row.button_text,
            format_html_join("", "<li><code>{}</code></li>", ((link,) for link in links)),
            row.terms,
        )

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        if obj.kind == Creative.Kind.BUTTON:
            return
        for advice in code_advice.advice(obj.code, obj.network):
            messages.warning(request, advice)


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
        return _back(request) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request, obj):
        return _back(request) or super().response_change(request, obj)


@admin.register(NoticeWording)
class NoticeWordingAdmin(admin.ModelAdmin):
    form = NoticeWordingForm
    list_note = _("Your own notices in place of the built-in ones. Without any here, the built-in ones stand.")
    list_display = ["text", "place", "relationship", "language"]
    list_filter = ["place", "language"]


# What made a row, as rendering and publishing name it.
CAUSES = {
    "published": pgettext_lazy("ledger", "Published"),
    "saved": pgettext_lazy("ledger", "Saved"),
    "withdrawn": pgettext_lazy("ledger", "Withdrawn"),
    "rerender": pgettext_lazy("ledger", "New rules or wording"),
}


class CauseFilter(admin.SimpleListFilter):
    title = _("cause")
    parameter_name = "cause"

    def lookups(self, request, model_admin):
        return CAUSES.items()

    def queryset(self, request, queryset):
        return queryset.filter(cause=self.value()) if self.value() else queryset


@admin.register(LedgerEntry)
class LedgerEntryAdmin(admin.ModelAdmin):
    list_note = _("What readers were told, and when: written with every publication, and never changed or deleted.")
    list_display = ["at", "address", "cause_name", "actor", "language_name"]
    list_filter = [CauseFilter]
    search_fields = ["address"]
    date_hierarchy = "at"

    @admin.display(description=_("cause"), ordering="cause")
    def cause_name(self, row):
        return CAUSES.get(row.cause, row.cause)

    @admin.display(description=_("language"), ordering="language")
    def language_name(self, row):
        return dict(settings.LANGUAGES).get(row.language, row.language)

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


def _back(request):
    """Where the decision was asked for; only a page of this site counts."""
    page = request.GET.get("next", "")
    hosts = {request.get_host()}
    if page.startswith("/") and url_has_allowed_host_and_scheme(page, hosts, require_https=request.is_secure()):
        messages.success(request, _("Your decision is kept; this link is judged by it from now on."))
        return HttpResponseRedirect(page)
    return None
