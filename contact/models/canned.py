"""Answers that are written once and used again, with places for what differs; `contact.places` knows which."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Canned(models.Model):
    title = models.CharField(_("name"), max_length=60, help_text=_("As it stands in the list to choose from."))
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    text = models.TextField(_("text"), max_length=5000)
    position = models.PositiveSmallIntegerField(_("position"), default=0, help_text=_("Smaller numbers stand first."))
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("canned answer")
        verbose_name_plural = _("canned answers")
        ordering = ["position", "title", "pk"]

    def __str__(self):
        return self.title
