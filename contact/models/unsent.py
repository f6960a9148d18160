"""A message that its visitor looks at before sending it, kept by the site for some hours."""

import secrets

from django.db import models

from contact.models.message import Message


class Unsent(models.Model):
    """What was typed, under a name that nobody guesses, with its ticket; once sent, only what became of it."""

    key = models.CharField(max_length=43, unique=True, default=secrets.token_urlsafe)
    typed = models.JSONField()
    message = models.ForeignKey(Message, models.CASCADE, null=True, related_name="+")
    network_hash = models.CharField(max_length=40)
    written_at = models.DateTimeField(auto_now_add=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["network_hash", "written_at"], name="unsent_network")]

    def __str__(self):
        return f"{self.pk} {self.written_at:%Y-%m-%d %H:%M}"
