"""Snapshots: the pages and style sheets that ledger rows name by their fingerprints, each kept once."""

from django.db import models
from django.db.models import Q


class Snapshot(models.Model):
    """A page or a bundle of style sheets, compressed. Retention and erasure empty a row; the ledger keeps the fingerprint.

    `sha256` is that of the content before compression. `styles_sha256` names the style sheets of a page.
    """

    class Kind(models.TextChoices):
        PAGE = "page"
        STYLES = "styles"

    sha256 = models.CharField(primary_key=True, max_length=64)
    kind = models.CharField(max_length=6, choices=Kind.choices, default=Kind.PAGE)
    content = models.BinaryField()
    size = models.PositiveIntegerField()  # before compression
    styles_sha256 = models.CharField(max_length=64, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    purged_at = models.DateTimeField(null=True)
    told_by = models.BigIntegerField(null=True)  # the row of the ledger that tells of its removal

    class Meta:
        constraints = [
            models.CheckConstraint(name="snapshot_purged_or_full", condition=Q(purged_at__isnull=True) | Q(content=b""))
        ]

    def __str__(self):
        return self.sha256
