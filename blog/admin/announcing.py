"""Which services are told of changed pages, as the admin shows it: when last, and what goes wrong."""

from django.contrib import admin
from django.utils.translation import gettext_lazy as _

from blog.announcing import BY_KEY
from blog.models import Announcement
from disclosures.read_only import ReadOnlyAdmin
from lib.fetch import SENTENCES


@admin.register(Announcement)
class AnnouncementAdmin(ReadOnlyAdmin):
    list_note = _(
        "Published, changed and deleted pages are told to search engines (IndexNow) and to subscribers of the feeds (WebSub) "
        "about a minute later; a service that does not answer is asked again. "
        "Each begins when the server has its setting, INDEXNOW_KEY or WEBSUB_HUB."
    )
    list_display = ["name", "told_at", "trouble", "tries", "next_try"]
    list_display_links = None

    @admin.display(description=_("service"), ordering="service")
    def name(self, row):
        return BY_KEY[row.service].name if row.service in BY_KEY else row.service

    @admin.display(description=_("trouble"))
    def trouble(self, row):
        return SENTENCES.get(row.error, "")
