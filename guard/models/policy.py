"""What the owner has set for the guard."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from lib.one_row import OneRow


class Policy(OneRow):
    other_languages = models.BooleanField(
        _("texts without Japanese are welcome everywhere"),
        default=False,
        help_text=_("English articles and pages welcome them in any case."),
    )

    class Meta:
        verbose_name = _("guard’s settings")
        verbose_name_plural = _("guard’s settings")

    def __str__(self):
        return str(self._meta.verbose_name)
