"""That the data of a person was handed out or erased: when, by whom and how much, without telling whose it was."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Receipt(models.Model):
    """`digests` are keyed: an address that was handled before is recognised, and nobody can be read out of them."""

    class Action(models.TextChoices):
        EXPORTED = "exported", pgettext_lazy("personal data", "Exported")
        ERASED = "erased", pgettext_lazy("personal data", "Erased")

    action = models.CharField(_("what was done"), max_length=8, choices=Action.choices)
    digests = models.TextField(editable=False)  # one for each mailbox, divided by spaces
    counts = models.JSONField(_("numbers"), default=dict)  # {kind: {choice: number}}
    note = models.CharField(_("note"), max_length=200, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+")
    by_name = models.CharField(_("by"), max_length=160, blank=True)  # stays when the account goes
    at = models.DateTimeField(_("when"), auto_now_add=True)

    class Meta:
        verbose_name = _("personal data")
        verbose_name_plural = _("personal data")
        ordering = ["-at", "-pk"]
        default_permissions = []
        permissions = [("handle_person", _("Can find, export and erase the personal data of readers"))]

    def __str__(self):
        return f"{self.get_action_display()} #{self.pk}"
