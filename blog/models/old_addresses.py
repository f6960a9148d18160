"""Addresses that pages have had before: they lead to the page, wherever it stands today."""

from django.db import models


class OldAddress(models.Model):
    """A slug that a row has given up. It names the row and not a newer address, so chains cannot arise."""

    class Kind(models.TextChoices):
        ARTICLE = "article"
        CATEGORY = "category"
        TAG = "tag"
        AUTHOR = "author"

    kind = models.CharField(max_length=8, choices=Kind.choices)
    slug = models.CharField(max_length=120)  # as blog.slugs.normalise gives it
    target_id = models.BigIntegerField()
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "slug"], name="old_address_once")]
        indexes = [models.Index(fields=["kind", "target_id"], name="old_addresses_of_row")]

    def __str__(self):
        return f"{self.kind}/{self.slug}"
