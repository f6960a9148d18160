"""Placements: where an ad stands, text by text, as the renderer has noted it."""

from django.db import models


class Placement(models.Model):
    """One ad in one text. No foreign key to the text: placements speak of (source, source_id), as the ledger does.

    `key` is unique in its text and stays the same while ads around it come and go; `number` is the place in the order
    of the text, from 1. A text that loses the ad keeps the row with `is_current` false, so that what was counted for it
    has its name. `is_shown` is false where the text holds the ad and readers do not see it at present.
    """

    source = models.CharField(max_length=20)
    source_id = models.BigIntegerField()
    key = models.CharField(max_length=60)
    number = models.PositiveIntegerField(default=0)
    creative = models.ForeignKey("disclosures.Creative", models.SET_NULL, null=True, related_name="placements")
    programme = models.ForeignKey("disclosures.Programme", models.SET_NULL, null=True, related_name="placements")
    network = models.CharField(max_length=40, blank=True)
    relationship = models.CharField(max_length=20, blank=True, default="")  # empty while it rests
    address_sha256 = models.CharField(max_length=64, blank=True)
    is_current = models.BooleanField(default=True)
    is_shown = models.BooleanField(default=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["source", "source_id", "number"]
        constraints = [models.UniqueConstraint(fields=["source", "source_id", "key"], name="placement_once_a_text")]

    def __str__(self):
        return f"{self.key} in {self.source} {self.source_id}"
