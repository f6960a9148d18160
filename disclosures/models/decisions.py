"""Decisions: what an author said about a link that no table can judge, with who and when."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from disclosures import addresses, relationships
from disclosures.models.saved_at import SavedAt


class LinkDecision(models.Model):
    class Scope(models.TextChoices):
        LINK = "link", _("This link alone")
        HOST = "host", _("Every link to this host")

    class Verdict(models.TextChoices):
        AD = "ad", _("An ad")
        NOT_AD = "not_ad", _("Not an ad")

    scope = models.CharField(_("applies to"), max_length=4, choices=Scope.choices, default=Scope.LINK)
    address = models.CharField(_("address"), max_length=800)
    target = models.CharField(_("what is matched"), max_length=820, editable=False)
    verdict = models.CharField(_("it is"), max_length=6, choices=Verdict.choices)
    relationship = models.CharField(
        _("relationship"), max_length=20, choices=relationships.choices, blank=True, help_text=_("For an ad.")
    )
    reason = models.CharField(
        _("reason"), max_length=300, help_text=_("How you know. Kept with the decision for whoever asks later.")
    )
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("decided by"), null=True, editable=False
    )
    decided_by_name = models.CharField(_("decided by"), max_length=150, blank=True, editable=False)
    decided_at = models.DateTimeField(_("decided at"), default=timezone.now, editable=False)
    updated_at = SavedAt(auto_now=True)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("decision about a link")
        verbose_name_plural = _("decisions about links")
        ordering = ["-decided_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["scope", "target"],
                name="one_decision_a_link",
                violation_error_message=_("There is a decision about this already."),
            )
        ]

    def __str__(self):
        return self.target

    @classmethod
    def target_of(cls, address: str, scope: str) -> str:
        """What a decision of this scope about this address matches, in one spelling for all."""
        parsed = addresses.parse(address)
        return parsed.host if scope == cls.Scope.HOST else parsed.normal
