"""Programmes: what an advertiser offers through a network, with everything that all its ads share."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures import networks, relationships
from disclosures.models.saved_at import SavedAt


class Programme(models.Model):
    """Its ads are shown from `starts_at` on and until just before `ends_at`; empty means no limit."""

    name = models.CharField(_("name"), max_length=80, help_text=_("As you call it: the product or the campaign."))
    network = models.CharField(_("network"), max_length=40, blank=True, choices=networks.choices)
    advertiser = models.CharField(_("advertiser"), max_length=80, blank=True)
    number = models.CharField(
        _("programme id"),
        max_length=60,
        blank=True,
        db_index=True,
        help_text=_("As the network writes it, such as s00000012345001. Its end notices name the programme by it."),
    )
    relationship = models.CharField(
        _("relationship"),
        max_length=20,
        choices=relationships.choices,
        default=relationships.AFFILIATE,
        help_text=_("It counts for every ad of the programme, unless the ad's own is stronger."),
    )
    statement = models.CharField(
        _("required statement"),
        max_length=200,
        blank=True,
        help_text=_("What the advertiser wants readers to be told. It stands below the notice wherever its ads are."),
    )
    starts_at = models.DateTimeField(_("shown from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("shown until"), null=True, blank=True)
    destination = models.CharField(
        _("destination page"),
        max_length=500,
        blank=True,
        help_text=_("The advertiser's page, for you to look up. Readers are never sent there by it."),
    )
    notes = models.TextField(_("notes"), blank=True, help_text=_("Rates, conditions, contacts. Readers never see it."))
    is_sample = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = SavedAt(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("programme")
        verbose_name_plural = _("programmes")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name
