"""The admin of creatives: the form with the code, a preview that contacts nobody, and the campaigns that end."""

from django.contrib import admin, messages
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosures import campaigns, code_advice, code_checks, networks, old_codes
from disclosures.forms import CreativeForm
from disclosures.models import Creative
from disclosures.pasted_admin import PastedCodeAdmin
from disclosures.products import MOST_SHOPS, Product

# Shorter than the choices of the form, which explain themselves.
KIND_NAMES = {
    Creative.Kind.TEXT: pgettext_lazy("creative", "Text"),
    Creative.Kind.BANNER: pgettext_lazy("creative", "Banner"),
    Creative.Kind.BUTTON: pgettext_lazy("creative", "Button"),
    Creative.Kind.PRODUCT: pgettext_lazy("creative", "Product box"),
}


PRODUCT = [
    *("product_name", "product_picture", "product_points", ("product_price", "product_as_of")),
    *((f"shop_{number}_address", f"shop_{number}_words") for number in range(1, MOST_SHOPS + 1)),
]
LINES = ("lines_start_at", "lines_end_at")
NARROW = 320  # the width of the smallest phones


class CampaignFilter(admin.SimpleListFilter):
    title = _("campaign")
    parameter_name = "campaign"

    def lookups(self, request, model_admin):
        return [("ending", _("In use, and ends within two weeks or has ended"))]

    def queryset(self, request, queryset):
        return queryset.filter(campaigns.ending()) if self.value() == "ending" else queryset


class CodeFilter(admin.SimpleListFilter):
    title = _("code of the network")
    parameter_name = "code"

    def lookups(self, request, model_admin):
        return [("old", _("Old: its links say neither nofollow nor sponsored"))]

    def queryset(self, request, queryset):
        return queryset.filter(pk__in=old_codes.creatives()) if self.value() == "old" else queryset


@admin.register(Creative)
class CreativeAdmin(PastedCodeAdmin):
    form = CreativeForm
    list_note = _(
        "Codes and buttons from networks. Stored once, inserted into any number of articles, always labelled."
    )
    list_display = ["name", "kind_name", "network_name", "programme", "language", "ends_at", "updated_at"]
    list_filter = [CampaignFilter, CodeFilter, "kind", "label", "language"]
    list_select_related = ["programme"]
    search_fields = ["name", "button_text", "copy", "address"]
    readonly_fields = ["preview", "sha256", "width", "created_at", "updated_at"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "network", "programme"]}),
        (_("Code of the network"), {"fields": ["code"], "description": _("For a text or a banner code.")}),
        (_("Button"), {"fields": ["address", "button_text"], "description": _("Built from an address alone.")}),
        (_("Product box"), {"fields": PRODUCT, "classes": ["collapse"]}),
        (_("What readers see around it"), {"fields": ["label", "relationship", "language", "copy", "terms", LINES]}),
        (_("Campaign"), {"fields": ["starts_at", "ends_at", "fallback", "fallback_text"]}),
        (_("Preview and record"), {"fields": ["preview", "sha256", "width", "created_at", "updated_at"]}),
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
        links = code_checks.links(row.code) or [row.address]
        if row.kind == Creative.Kind.PRODUCT:
            links = [shop.address for shop in Product.from_json(row.product).shops]
        return format_html(
            '<div class="creative-preview"><p><strong>{}</strong></p><p>{}</p><ul>{}</ul><p>{}</p></div>',
            row.label,
            row.copy or row.button_text or row.product.get("name", ""),
            format_html_join("", "<li><code>{}</code></li>", ((link,) for link in links)),
            row.terms,
        )

    def save_model(self, request, obj, form, change):
        super().save_model(request, obj, form, change)
        for advice in code_advice.advice(obj.code, obj.network):
            messages.warning(request, advice)
        if obj.width and obj.width > NARROW:
            wide = _(
                "This banner is %(width)d pixels wide. Phones show it in a strip to push: a narrower one is seen whole."
            )
            messages.warning(request, wide % {"width": obj.width})
