"""The app that holds what composes the others, and takes the mail table out of the admin."""

from django.apps import AppConfig, apps
from django.contrib import admin
from django.db.backends.signals import connection_created
from django.utils.translation import gettext_lazy as _


class ConfigConfig(AppConfig):
    name = "config"
    verbose_name = _("Mail")

    def ready(self):
        """Watch for changes of pages, and take the mail table's own screens out of the admin.

        They show what visitors wrote, with their addresses, to whoever may see mail; `config.mail_desk` does not.
        """
        from config import generation, sqlite_json

        connection_created.connect(generation.watch, dispatch_uid="generation")
        connection_created.connect(sqlite_json.ask, dispatch_uid="sqlite_json")
        for model in apps.get_app_config("post_office").get_models():
            if admin.site.is_registered(model):
                admin.site.unregister(model)
