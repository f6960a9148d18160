"""The history of a message: who moved it from which state to which, and to whom it was given. Rows are only ever added."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from contact.models.message import Message


class Step(models.Model):
    class Kind(models.TextChoices):
        MOVED = "moved", _("moved")
        GIVEN = "given", _("given to somebody")

    message = models.ForeignKey(Message, models.CASCADE, related_name="steps")
    kind = models.CharField(max_length=5, choices=Kind.choices)
    before = models.CharField(max_length=8, choices=Message.State.choices, blank=True)
    after = models.CharField(max_length=8, choices=Message.State.choices, blank=True)
    assignee = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    batch = models.CharField(max_length=32, blank=True, db_index=True)  # what one click did, to be undone together
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name, verbose_name_plural = _("step of the history"), _("steps of the history")
        ordering = ["at", "pk"]

    def __str__(self):
        return f"{self.message.reference} {self.get_kind_display()}"
