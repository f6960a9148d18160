"""Traces of submissions and log-ins: keyed digests that reveal nobody."""

from django.db import models


class Trace(models.Model):
    """One submission or log-in: which form, which network, which text or name. Removed after GUARD_KEEP_DAYS."""

    form = models.CharField(max_length=10)
    network_hash = models.CharField(max_length=40)
    text_hash = models.CharField(max_length=40)
    created_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        indexes = [
            models.Index(fields=["network_hash", "form", "created_at"], name="trace_network"),
            models.Index(fields=["text_hash", "created_at"], name="trace_text"),
        ]

    def __str__(self):
        return f"{self.form} {self.created_at:%Y-%m-%d %H:%M}"
