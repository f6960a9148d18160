"""The disclosures app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DisclosuresConfig(AppConfig):
    name = "disclosures"
    verbose_name = _("Disclosure")

    def ready(self):
        from disclosures import checks  # noqa: F401 -- its import registers the system checks
