"""Creatives: the ads that articles place by number, with the network's code kept byte for byte."""

import hashlib

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures import networks, relationships
from disclosures.label_words import DEFAULT_LABEL, label_choices
from disclosures.models.saved_at import SavedAt


def digest(code: str) -> str:
    return hashlib.sha256(code.encode()).hexdigest()


class Creative(models.Model):
    class Kind(models.TextChoices):
        TEXT = "text", _("Text code")
        BANNER = "banner", _("Banner code")
        BUTTON = "button", _("Button from an address")
        PRODUCT = "product", _("Product box")

    programme_id: int | None
    fallback_id: int | None

    name = models.CharField(_("name"), max_length=80, help_text=_("Only for you, to find it again."))
    kind = models.CharField(_("kind"), max_length=8, choices=Kind.choices, default=Kind.TEXT)
    network = models.CharField(
        _("network"),
        max_length=40,
        blank=True,
        choices=networks.choices,
        help_text=_("Leave empty: the network is read from the code or the address."),
    )
    programme = models.ForeignKey(
        "disclosures.Programme",
        models.PROTECT,
        verbose_name=_("programme"),
        null=True,
        blank=True,
        related_name="creatives",
        help_text=_("Its relationship, its statement and its campaign count for this ad too."),
    )
    code = models.TextField(
        _("code"),
        blank=True,
        help_text=_("Exactly what the network gave you. Not one character of it will be changed."),
    )
    sha256 = models.CharField(_("fingerprint of the code"), max_length=64, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width"), null=True, blank=True, editable=False)  # as the code says, pixels
    product = models.JSONField(default=dict, blank=True, editable=False)  # disclosures.products.Product
    address = models.CharField(
        _("address"),
        max_length=2000,
        blank=True,
        help_text=_("For a button: the affiliate address, beginning with https://"),
    )
    button_text = models.CharField(
        _("text of the button"),
        max_length=60,
        blank=True,
        help_text=_("Name the merchant: readers should know where the button leads."),
    )
    copy = models.CharField(
        _("line above"), max_length=60, blank=True, help_text=_("A short reason to look, shown between slashes.")
    )
    terms = models.CharField(
        _("line below"), max_length=120, blank=True, help_text=_("Conditions and dates, in small letters.")
    )
    label = models.CharField(
        _("label"), max_length=20, choices=label_choices, default=DEFAULT_LABEL, help_text=_("Stands before the ad.")
    )
    relationship = models.CharField(
        _("relationship"), max_length=20, choices=relationships.choices, default=relationships.AFFILIATE
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    starts_at = models.DateTimeField(_("shown from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("shown until"), null=True, blank=True)
    lines_start_at = models.DateTimeField(_("lines shown from"), null=True, blank=True)
    lines_end_at = models.DateTimeField(_("lines shown until"), null=True, blank=True)
    fallback = models.ForeignKey(
        "self",
        models.SET_NULL,
        verbose_name=_("ad to show instead"),
        null=True,
        blank=True,
        related_name="stands_in_for",
        help_text=_("Before the campaign begins and after it has ended."),
    )
    fallback_text = models.CharField(
        _("text to show instead"),
        max_length=120,
        blank=True,
        help_text=_("Shown without a link where no ad takes the place. Empty: a text code leaves its words."),
    )
    is_sample = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    updated_at = SavedAt(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("creative")
        verbose_name_plural = _("creatives")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    @property
    def is_intact(self):
        """Whether the code is still the one that was pasted."""
        return self.sha256 == digest(self.code)
