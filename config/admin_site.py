"""The admin site as a blogger meets it: its name and its home page."""

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.utils.translation import gettext_lazy as _


class ShirushiAdmin(AdminSite):
    site_header = "Shirushi"
    site_title = "Shirushi"
    index_title = _("What waits for you")


class ShirushiAdminConfig(AdminConfig):
    default_site = "config.admin_site.ShirushiAdmin"
