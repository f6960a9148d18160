"""The admin of ads and programmes with what only the blog knows: where they stand, and the pictures of products."""

from django import forms
from django.contrib import admin
from django.db.models import Q
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from js_asset import Media

from blog import ad_uses
from blog.admin.ending import EndingAdmin
from blog.admin.shown import address_of
from blog.models import Image
from blog.picture_field import PictureSelect
from disclosures.admin import CreativeAdmin, ProgrammeAdmin
from disclosures.forms import CreativeForm
from disclosures.models import Creative, Programme

RESTING = _("not shown at present")


class PlacedCreativeForm(CreativeForm):
    product_picture = forms.ModelChoiceField(
        Image.objects.all(), label=_("picture"), required=False, widget=PictureSelect
    )

    def clean_product_picture(self):
        picture = self.cleaned_data["product_picture"]
        return picture and picture.pk


def listed(uses):
    """Links to the desks of the texts, each with its number of places."""
    lines = [
        format_html(
            '{}: <a href="{}">{}</a> <small>{}{}</small>',
            use.row._meta.verbose_name,
            address_of(use.row),
            use.row,
            ngettext("%(count)d place", "%(count)d places", use.count) % {"count": use.count},
            "" if use.shown else format_html(" · {}", RESTING),
        )
        for use in uses
    ]
    if not lines:
        return _("Not used yet.")
    return format_html(
        '<ul class="where-used">{}</ul>', format_html_join("", "<li>{}</li>", ((line,) for line in lines))
    )


class PlacedAdmin(admin.ModelAdmin):
    """`use_name` is the field of Placement that points at the row."""

    use_name = ""

    def get_fieldsets(self, request, obj=None):
        fieldsets = super().get_fieldsets(request, obj)
        return [fieldsets[0], (_("Places"), {"fields": ["where_used"]}), *fieldsets[1:]] if obj else fieldsets

    def get_readonly_fields(self, request, obj=None):
        return [*super().get_readonly_fields(request, obj), "where_used"]

    def render_change_form(self, request, context, *args, **kwargs):
        # The import map is an inline script; the policy lets it pass with the request's nonce only.
        context["media"] = Media.from_media(context["media"], nonce=request.csp_nonce)
        return super().render_change_form(request, context, *args, **kwargs)

    @admin.display(description=_("used in"))
    def where_used(self, row):
        uses = ad_uses.uses(Q(**{self.use_name: row.pk})) if row.pk else []
        return format_html("{}{}", listed(uses), self.beside(row) if uses else "")

    def beside(self, row):
        """What can be done about all the places."""
        return ""

    def get_deleted_objects(self, objs, request):
        """What stands in texts counts as protected: Django's page then names the texts instead of deleting."""
        deleted, counts, permissions, protected = super().get_deleted_objects(objs, request)
        uses = ad_uses.uses(Q(**{f"{self.use_name}__in": [row.pk for row in objs]}))
        named = [
            format_html('{}: <a href="{}">{}</a>', u.row._meta.verbose_name, address_of(u.row), u.row) for u in uses
        ]
        return deleted, counts, permissions, [*protected, *named]


class PlacedCreativeAdmin(PlacedAdmin, CreativeAdmin):
    form = PlacedCreativeForm
    use_name = "creative"

    def beside(self, row):
        page = reverse("admin:blog_replacement_ads")
        return format_html('<a href="{}?old={}">{}</a>', page, row.pk, _("Put another ad in its place everywhere"))


class PlacedProgrammeAdmin(EndingAdmin, PlacedAdmin, ProgrammeAdmin):
    use_name = "programme"


admin.site.unregister([Creative, Programme])
admin.site.register(Creative, PlacedCreativeAdmin)
admin.site.register(Programme, PlacedProgrammeAdmin)
