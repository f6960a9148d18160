"""The site itself in the admin: its name and face, its menus, and its blocks."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blog.admin.one_row import OneRowAdmin
from blog.admin.ordering import OrderedAdmin
from blog.admin.sources import OwnedAdmin, SourceAdmin
from blog.models import MenuItem, SidebarBlock, Site
from blog.site_forms import MenuItemForm, SidebarBlockForm, SiteForm


@admin.register(Site)
class SiteAdmin(OneRowAdmin, OwnedAdmin):
    form = SiteForm
    fieldsets = [
        (None, {"fields": ["name", "tagline", "description", "logo", "accent"]}),
        (_("Publisher"), {"fields": ["owner_name", "started_year"]}),
        (_("About the ads"), {"fields": ["strength"]}),
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
