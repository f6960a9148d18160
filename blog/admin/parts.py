"""Reusable parts, in the admin and in the editor's dialog."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import JsonResponse
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from blog.admin.shown import ShownAdmin
from blog.admin.sources import SourceAdmin
from blog.models import Part
from blog.record_forms import PartForm
from lib.markup import plain
from lib.text import excerpt

BEGINNING = 80


@admin.register(Part)
class PartAdmin(ShownAdmin, SourceAdmin):
    form = PartForm
    use_kind = "part"
    list_note = _(
        "Written once, shown in many texts: prices, warnings, the closing words. An edit reaches all of them."
    )
    list_display = ["name", "beginning", "language"]
    list_filter = ["language"]
    search_fields = ["name", "body"]
    fields = ["name", "body", "language", "where_used"]

    @admin.display(description=_("beginning"))
    def beginning(self, part):
        return excerpt(plain(part.body), BEGINNING)

    def get_urls(self):
        own = path("choices.json", self.admin_site.admin_view(choices), name="blog_part_choices")
        return [own, *super().get_urls()]


@require_GET
def choices(request):
    """Every part with its beginning, for the editor."""
    if not request.user.has_perm("blog.view_part"):
        raise PermissionDenied
    return JsonResponse({"parts": [part_row(part) for part in Part.objects.all()]})


def part_row(part):
    return {
        "id": part.pk,
        "name": part.name,
        "beginning": excerpt(plain(part.body), BEGINNING),
        "address": reverse("admin:blog_part_change", args=[part.pk]),
    }
