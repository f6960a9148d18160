"""The desk for networks of the owner's own and for further hosts of pictures."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from disclosures import networks
from disclosures.models import OwnNetwork, PictureHost
from disclosures.own_network_form import OwnNetworkForm, PictureHostForm


@admin.register(OwnNetwork)
class OwnNetworkAdmin(admin.ModelAdmin):
    form = OwnNetworkForm
    list_note = _(
        "Networks that the built-in table does not know. Their links are ads from then on, everywhere at once."
    )
    list_display = ["name", "hosts_line", "path", "parameters", "updated_at"]
    search_fields = ["name", "hosts"]
    readonly_fields = ["updated_at"]
    fieldsets = [
        (None, {"fields": ["name"]}),
        (_("How its links look"), {"fields": ["hosts", "path", "parameters"]}),
        (_("Its codes"), {"fields": ["pixels", "tag_policy"]}),
        (
            _("Proof"),
            {
                "fields": ["examples", "counterexamples", "updated_at"],
                "description": _("The row is kept only if it recognises the first and leaves the second alone."),
            },
        ),
    ]

    def get_fieldsets(self, request, obj=None):
        """Before the first save there is no date to show."""
        *first, (proof, about) = super().get_fieldsets(request, obj)
        fields = [name for name in about["fields"] if obj or name not in self.readonly_fields]
        return [*first, (proof, about | {"fields": fields})]

    @admin.display(description=_("hosts"))
    def hosts_line(self, row):
        return "、".join(row.hosts.split())


@admin.register(PictureHost)
class PictureHostAdmin(admin.ModelAdmin):
    form = PictureHostForm
    list_note = _(
        "Hosts from which a network serves pictures besides those that are known. Pages with its ads let them in, and no other page does."
    )
    list_display = ["host", "network_name", "reason", "added_by"]
    search_fields = ["host", "reason"]
    readonly_fields = ["added_by", "updated_at"]

    def get_fields(self, request, obj=None):
        fields = super().get_fields(request, obj)
        return fields if obj else [name for name in fields if name not in self.readonly_fields]

    @admin.display(description=_("network"), ordering="network")
    def network_name(self, row):
        return networks.name_of(row.network) or dict(networks.choices()).get(row.network, row.network)

    def save_model(self, request, obj, form, change):
        obj.added_by = obj.added_by or request.user
        super().save_model(request, obj, form, change)
