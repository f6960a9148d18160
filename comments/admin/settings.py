"""What the owner sets for comments, on one page."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blog.admin.one_row import OneRowAdmin
from comments.models import Settings


@admin.register(Settings)
class SettingsAdmin(OneRowAdmin):
    fieldsets = [
        (_("Mails"), {"fields": ["notify", "link_days"]}),
        (_("How long"), {"fields": ["close_after_days", "trash_days"]}),
    ]
