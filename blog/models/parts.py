"""What many texts share and one edit changes everywhere: people who speak in balloons, and reusable parts."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Speaker(models.Model):
    """A person or figure whose words stand in balloons."""

    class Side(models.TextChoices):
        START = "start", _("Left")
        END = "end", _("Right")

    name = models.CharField(_("name"), max_length=30)
    picture = models.ForeignKey(
        "blog.Image", models.PROTECT, verbose_name=_("picture"), null=True, blank=True, related_name="+"
    )
    side = models.CharField(_("usual side"), max_length=5, choices=Side.choices, default=Side.START)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("speaker")
        verbose_name_plural = _("speakers")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class Part(models.Model):
    """A piece of text that stands in several places and is written once."""

    name = models.CharField(_("name"), max_length=60, help_text=_("Only editors see it."))
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    body = models.TextField(pgettext_lazy("part", "text"), blank=True)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("reusable part")
        verbose_name_plural = _("reusable parts")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
