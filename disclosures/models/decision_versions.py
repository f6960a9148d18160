"""Every decision about a link as it was made, changed or taken back: who said what, and when. Only ever added to."""

from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosures import relationships
from disclosures.models.decisions import LinkDecision
from disclosures.models.ledger import AppendOnly, Refused


class DecisionVersion(models.Model):
    """No foreign keys: it outlives the decision and the account."""

    class Verdict(models.TextChoices):
        AD = "ad", _("An ad")
        NOT_AD = "not_ad", _("Not an ad")
        WITHDRAWN = "withdrawn", pgettext_lazy("decision", "Taken back")

    scope = models.CharField(_("applies to"), max_length=4, choices=LinkDecision.Scope.choices)
    target = models.CharField(_("what is matched"), max_length=820)
    verdict = models.CharField(_("it is"), max_length=9, choices=Verdict.choices)
    relationship = models.CharField(_("relationship"), max_length=20, choices=relationships.choices, blank=True)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.CharField(_("decided by"), max_length=150, blank=True)
    at = models.DateTimeField(_("decided at"), default=timezone.now)

    objects = AppendOnly.as_manager()

    class Meta:
        verbose_name = _("earlier decision")
        verbose_name_plural = _("earlier decisions")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["scope", "target"], name="versions_of_a_decision")]

    def __str__(self):
        return self.target

    def save(self, *args, **kwargs):
        if not self._state.adding:
            raise Refused("What somebody decided is never changed.")
        super().save(*args, **kwargs)

    def delete(self, *args, **kwargs):
        raise Refused("What somebody decided is never deleted.")
