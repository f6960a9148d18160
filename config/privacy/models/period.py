"""How long the owner wants something to be kept; a period that nobody set has its row's own number of days."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Period(models.Model):
    key = models.CharField(max_length=20, unique=True)
    days = models.PositiveIntegerField(null=True)  # None: for as long as the site has it

    class Meta:
        verbose_name = _("how long data is kept")
        verbose_name_plural = _("how long data is kept")
        default_permissions = ["view", "change"]

    def __str__(self):
        return self.key
