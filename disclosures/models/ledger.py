"""The ledger: what was published with which marks, append-only, each row sealed with the one before it."""

from typing import Any

from django.db import models
from django.utils import timezone
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
    """No foreign keys: a row outlives the article and the account that it tells about.

    `at` is when the row was written, `since` when readers began to be shown what it tells. Rows of version 1 end with
    `html_sha256`; their ads stand in `inventory`, with addresses instead of fingerprints. Rows up to version 2 have no
    `subject`: all of them tell of articles and fixed pages. A new column needs a new version in `disclosures.ledger`,
    or the seals of old rows would no longer fit.
    """

    version = models.PositiveSmallIntegerField(default=1, editable=False)
    at = models.DateTimeField(_("time"))
    since = models.DateTimeField(_("shown since"), null=True)
    subject = models.CharField(_("kind of place"), max_length=20, blank=True, default="")
    source = models.CharField(_("kind of text"), max_length=20)
    source_id = models.BigIntegerField(_("number of the text"))
    revision = models.PositiveIntegerField(_("version of the text"), null=True)
    address = models.CharField(_("public address"), max_length=2000)
    is_public = models.BooleanField(_("readers may see it"), default=True)
    visible_from = models.DateTimeField(_("public from"), null=True)
    visible_until = models.DateTimeField(_("public until"), null=True)
    cause = models.CharField(_("cause"), max_length=40)
    actor = models.CharField(_("by"), max_length=150, blank=True)
    language = models.CharField(_("language"), max_length=8)
    rules = models.CharField(_("version of the rules"), max_length=64)
    states = models.JSONField(_("state of rules and of own rows"), default=dict)
    marks = models.JSONField(_("marks"), default=dict)
    inventory = models.JSONField(_("ads with their addresses"), default=dict)
    ads = models.JSONField(_("ads"), default=list)
    variants = models.JSONField(_("what it becomes by itself"), default=list)
    decisions = models.JSONField(_("decisions in force"), default=list)
    waivers = models.JSONField(_("waivers in force"), default=list)
    audit = models.JSONField(_("result of the audit"), default=dict)
    detail = models.JSONField(_("further particulars"), default=dict)
    html_sha256 = models.CharField(_("fingerprint of the text"), max_length=64)
    snapshot_sha256 = models.CharField(_("fingerprint of the page"), max_length=64, blank=True)
    previous = models.CharField(_("seal of the row before"), max_length=64, unique=True)
    seal = models.CharField(_("seal"), max_length=64, unique=True)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("ledger entry")
        verbose_name_plural = _("ledger")
        ordering = ["-pk"]
        permissions = [("erase_kept", _("Can erase page images and evidence files"))]
        indexes = [
            models.Index(fields=["source", "source_id", "-id"], name="ledger_of_a_text"),
            models.Index(fields=["snapshot_sha256"], name="ledger_of_a_snapshot"),
            models.Index(fields=["at"], name="ledger_by_time"),
            models.Index(fields=["subject", "-id"], name="ledger_of_a_subject"),
            models.Index(fields=["cause", "-id"], name="ledger_of_a_cause"),
        ]

    def __str__(self):
        return f"{timezone.localtime(self.at):%Y-%m-%d %H:%M} {self.address}".strip()

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise Refused("Rows of the ledger are never changed.")
        super().save(*args, force_insert=True)

    def delete(self, *args, **kwargs):
        raise Refused("Rows of the ledger are never deleted.")


class LedgerHead(models.Model):
    """One row with the newest seal: writers wait for each other on it, and a cut-off end is noticed."""

    seal = models.CharField(max_length=64)
    entries = models.PositiveBigIntegerField(default=0)

    def __str__(self):
        return self.seal


class LedgerReading(models.Model):
    """One row: how far the ledger has been read from its first row on, and what was wrong there.

    `proof` is made with the site's secret key: a note that somebody else has moved counts for nothing.
    """

    entry = models.PositiveBigIntegerField(default=0)  # the last row that was read
    seal = models.CharField(max_length=64, default="0" * 64)
    count = models.PositiveBigIntegerField(default=0)  # rows up to there
    begun_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    whole_at = models.DateTimeField(null=True)  # when a reading last came to the end and found nothing
    whole_count = models.PositiveBigIntegerField(default=0)
    faults = models.JSONField(default=list)  # disclosures.ledger_faults.Fault
    proof = models.CharField(max_length=64, blank=True)

    def __str__(self):
        return f"{self.count}"
