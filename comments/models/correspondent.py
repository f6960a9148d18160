"""Somebody who holds an e-mail address, and proved it by a link that was sent there."""

import secrets

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


def new_key() -> str:
    return secrets.token_hex(16)


class CorrespondentQuerySet(models.QuerySet):
    def of(self, email):
        """Those of an address, however its letters were typed."""
        return self.filter(email=email.lower())

    def told(self):
        """Those who want to know of replies."""
        return self.filter(stopped_at__isnull=True)


class Correspondent(models.Model):
    """An address that nobody confirmed has no row: it may have been typed by anybody."""

    email = models.EmailField(_("e-mail address"), unique=True, editable=False)  # in lower case
    # Stands in the proofs that readers' browsers keep, and changes when they shall no longer hold.
    key = models.CharField(max_length=32, unique=True, default=new_key, editable=False)
    confirmed_at = models.DateTimeField(_("confirmed at"), editable=False)
    trusted_at = models.DateTimeField(_("trusted since"), null=True, editable=False)
    trusted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("trusted by"),
        null=True,
        editable=False,
        related_name="+",
    )
    stopped_at = models.DateTimeField(_("wants no mails since"), null=True, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = CorrespondentQuerySet.as_manager()

    class Meta:
        verbose_name = _("confirmed address")
        verbose_name_plural = _("confirmed addresses")
        ordering = ["-confirmed_at", "-pk"]

    def __str__(self):
        """Never the address: this stands in histories and messages that others read as well."""
        return f"#{self.pk}"
