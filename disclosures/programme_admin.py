"""The admin of programmes: what their ads share, which ads those are, and where they stand."""

from django.contrib import admin
from django.db.models import Count, Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _

from disclosures import networks
from disclosures.forms import ProgrammeForm
from disclosures.models import Programme


@admin.register(Programme)
class ProgrammeAdmin(admin.ModelAdmin):
    form = ProgrammeForm
    list_note = _("What advertisers offer through a network. Its ads share its relationship, statement and campaign.")
    list_display = ["name", "network_name", "number", "creative_count", "place_count", "ends_at"]
    list_filter = ["relationship"]
    search_fields = ["name", "advertiser", "number", "notes"]
    readonly_fields = ["creative_list"]
    fieldsets = [
        (None, {"fields": ["name", "network", "number", "advertiser", "destination"]}),
        (_("What readers are told"), {"fields": ["relationship", "statement"]}),
        (_("Campaign"), {"fields": ["starts_at", "ends_at"]}),
        (_("Ads of this programme"), {"fields": ["creative_list"]}),
        (_("Notes"), {"fields": ["notes"]}),
    ]

    def get_queryset(self, request):
        counts = {
            "creative_total": Count("creatives", distinct=True),
            "place_total": Count("placements", filter=Q(placements__is_current=True), distinct=True),
        }
        return super().get_queryset(request).annotate(**counts)

    def save_model(self, request, obj, form, change):
        obj.is_sample = False
        super().save_model(request, obj, form, change)

    @admin.display(description=_("network"), ordering="network")
    def network_name(self, row):
        return networks.name_of(row.network) or row.get_network_display()

    @admin.display(description=_("ads"), ordering="creative_total")
    def creative_count(self, row):
        return row.creative_total

    @admin.display(description=_("number of places"), ordering="place_total")
    def place_count(self, row):
        return row.place_total

    @admin.display(description=_("ads"))
    def creative_list(self, row):
        rows = row.creatives.all() if row.pk else []
        if not rows:
            return _("None yet. Choose this programme at an ad.")
        links = ((reverse("admin:disclosures_creative_change", args=[one.pk]), one) for one in rows)
        return format_html("<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a></li>', links))
