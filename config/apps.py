"""The app that holds what composes the others, and takes the mail table out of the admin."""

from django.apps import AppConfig, apps
from django.contrib import admin
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = _("Mail")

    def ready(self):
        """Take the mail table's own screens out of the admin.

        They show what visitors wrote, with their addresses, to whoever may see mail; `config.mail_desk` does not.
        """
        for model in apps.get_app_config("post_office").get_models():
            if admin.site.is_registered(model):
                admin.site.unregister(model)
