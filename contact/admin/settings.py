"""What the owner sets for the contact form, on one page."""

from django.contrib import admin

from blog.admin.one_row import OneRowAdmin
from contact.models import Settings


@admin.register(Settings)
class SettingsAdmin(OneRowAdmin):
    fields = ["is_checked", "answer_days"]
