"""The site itself in the admin: its name and face, its menus, and its blocks."""

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from blog.admin.ordering import OrderedAdmin
from blog.admin.sources import OwnedAdmin, SourceAdmin
from blog.models import MenuItem, SidebarBlock, Site
from blog.site_forms import MenuItemForm, SidebarBlockForm, SiteForm


@admin.register(Site)
class SiteAdmin(OwnedAdmin):
    """One row: its list is its form."""

    form = SiteForm
    fieldsets = [
        (None, {"fields": ["name", "tagline", "description", "logo", "accent"]}),
        (_("Publisher"), {"fields": ["owner_name", "started_year"]}),
        (_("Writing together"), {"fields": ["requires_review"]}),
        (
            _("In English"),
            {
                "fields": ["name_en", "tagline_en"],
                "description": _("For the pages under /en/. Empty: the same as above."),
                "classes": ["collapse"],
            },
        ),
    ]

    def get_model_perms(self, request):
        return {**super().get_model_perms(request), "add": False}  # no link to add a second one

    def add_view(self, request, form_url="", extra_context=None):
        if Site.objects.exists():
            return self.changelist_view(request)
        return super().add_view(request, form_url, extra_context)

    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        only_one = {"show_save_and_add_another": False, **(extra_context or {})}
        return super().changeform_view(request, object_id, form_url, only_one)

    def has_delete_permission(self, request, obj=None):
        return False

    def changelist_view(self, request, extra_context=None):
        if not self.has_view_or_change_permission(request):
            raise PermissionDenied
        site = Site.objects.first()
        address = reverse("admin:blog_site_change", args=[site.pk]) if site else reverse("admin:blog_site_add")
        return HttpResponseRedirect(address)


@admin.register(MenuItem)
class MenuItemAdmin(OrderedAdmin, OwnedAdmin):
    form = MenuItemForm
    list_display = ["label", "address", "place", "language", "position"]
    list_filter = ["place", "language"]


@admin.register(SidebarBlock)
class SidebarBlockAdmin(OrderedAdmin, SourceAdmin):
    form = SidebarBlockForm
    list_display = ["__str__", "kind", "place", "language", "position"]
    list_filter = ["place", "language"]
    fieldsets = [
        (None, {"fields": ["kind", "heading", "picture", "body"]}),
        (_("Where it stands"), {"fields": ["place", "language", "position"]}),
    ]
