"""What the owner has set for the contact form."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lib.one_row import OneRow


class Settings(OneRow):
    is_checked = models.BooleanField(
        _("messages are shown once more before they are sent"),
        default=True,
        help_text=_("Without this page a message is sent at once, and readers without JavaScript still see it."),
    )
    answer_days = models.PositiveSmallIntegerField(
        _("days within which you answer"),
        null=True,
        blank=True,
        validators=[MinValueValidator(1), MaxValueValidator(90)],
        help_text=_("Told above the form and on the receipt. Empty: no time is promised."),
    )

    class Meta:
        verbose_name = _("settings of the contact form")
        verbose_name_plural = _("settings of the contact form")

    def __str__(self):
        return str(self._meta.verbose_name)
