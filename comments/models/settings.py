"""What the owner has set for comments: who is told of them when, and for how long what stays."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from lib.one_row import OneRow


def days(least, most):
    return [MinValueValidator(least), MaxValueValidator(most)]


class Settings(OneRow):
    class Notify(models.TextChoices):
        EACH = "each", _("A mail for each comment")
        HOURLY = "hourly", _("At most one mail an hour, when something new waits")
        DAILY = "daily", _("At most one mail a day, in the morning, when something new waits")
        NONE = "none", _("No mail")

    notify = models.CharField(
        _("mails about new comments"),
        max_length=6,
        choices=Notify.choices,
        default=Notify.EACH,
        help_text=_("Every mail has links with which a comment is decided without logging in."),
    )
    link_days = models.PositiveSmallIntegerField(
        _("days for which such a link works"), default=14, validators=days(1, 90)
    )
    close_after_days = models.PositiveSmallIntegerField(
        _("days after which comments close"),
        null=True,
        blank=True,
        validators=days(1, 3650),
        help_text=_("Counted from the day an article came out. Empty: they stay open."),
    )
    trash_days = models.PositiveSmallIntegerField(
        _("days for which the trash is kept"),
        default=30,
        validators=days(1, 365),
        help_text=_("After this time the comments in the trash are deleted for good."),
    )
    digested_at = models.DateTimeField(null=True, editable=False)  # when the last mail of an hour or a day was stored

    class Meta:
        verbose_name = _("settings of comments")
        verbose_name_plural = _("settings of comments")

    def __str__(self):
        return str(self._meta.verbose_name)
