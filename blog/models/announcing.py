"""Who was told of changed pages: a row for each service, with how far it knows and what went wrong."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Announcement(models.Model):
    """`told_until`: every change up to this instant has been told, or was none of the service's matter."""

    service = models.CharField(_("service"), max_length=20, primary_key=True)
    told_until = models.DateTimeField()
    told_at = models.DateTimeField(_("told last"), null=True)
    tries = models.PositiveSmallIntegerField(_("attempts in vain"), default=0)
    next_try = models.DateTimeField(_("asked again at"), null=True)
    error = models.CharField(max_length=20, blank=True)  # a key of lib.fetch.SENTENCES

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements of changes")
        ordering = ["service"]

    def __str__(self):
        return self.service
