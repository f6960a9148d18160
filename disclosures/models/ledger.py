"""The ledger: what was published with which marks, append-only, each row sealed with the one before it."""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _


class Refused(TypeError):
    """The ledger is only ever added to, through `disclosures.ledger.record`."""


class AppendOnly(models.QuerySet):
    def update(self, **kwargs):
        raise Refused("Rows of the ledger are never changed.")

    def delete(self):
        raise Refused("Rows of the ledger are never deleted.")

    def bulk_update(self, objs, fields, batch_size=None):
        raise Refused("Rows of the ledger are never changed.")


class LedgerEntry(models.Model):
    """No foreign keys: a row outlives the article and the account that it tells about."""

    at = models.DateTimeField(_("time"))
    source = models.CharField(_("kind of text"), max_length=20)
    source_id = models.BigIntegerField(_("number of the text"))
    address = models.CharField(_("public address"), max_length=2000)
    cause = models.CharField(_("cause"), max_length=40)
    actor = models.CharField(_("by"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=8)
    rules = models.CharField(_("version of the rules"), max_length=64)
    marks = models.JSONField(_("marks"), default=dict)
    inventory = models.JSONField(_("ads"), default=dict)
    html_sha256 = models.CharField(_("fingerprint of the text"), max_length=64)
    previous = models.CharField(_("seal of the row before"), max_length=64, unique=True)
    seal = models.CharField(_("seal"), max_length=64, unique=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["-pk"]
        indexes = [models.Index(fields=["source", "source_id", "-id"], name="ledger_of_a_text")]

    def __str__(self):
        return f"{self.at:%Y-%m-%d %H:%M} {self.address}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused("Rows of the ledger are never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Refused("Rows of the ledger are never deleted.")


class LedgerHead(models.Model):
    """One row with the newest seal: writers wait for each other on it, and a cut-off end is noticed."""

    seal = models.CharField(max_length=64)
    entries = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return self.seal
