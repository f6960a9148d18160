"""What the owner adds to the tables of networks: networks of their own, and further hosts for pictures in codes."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures.models.saved_at import SavedAt
from disclosures.network import OWNED


class OwnNetwork(models.Model):
    """Kept as text, one entry a line, as `disclosures.own_network_form` has checked it."""

    class TagPolicy(models.TextChoices):
        UNKNOWN = "unknown", _("Not known: the code stays untouched")
        NEVER = "never_touch", _("Nothing may be changed in the code")
        LISTED = "listed_only", _("Only what the network lists")
        APPEND = "append_ok", _("Attributes such as rel may be added")
        OWN_RISK = "own_risk", _("Allowed at one's own risk")

    name = models.CharField(
        _("name"), max_length=30, unique=True, help_text=_("Stays as it is: ads and the ledger name the network by it.")
    )
    hosts = models.TextField(
        _("hosts of its links"),
        help_text=_("One a line: track.example.jp stands for itself and all below it, *.example.jp for all below it."),
    )
    path = models.CharField(
        _("beginning of the path"), max_length=200, blank=True, help_text=_("Such as /click. Empty: every page.")
    )
    parameters = models.CharField(
        _("parameters"),
        max_length=200,
        blank=True,
        help_text=_("Names that an ad's address carries with a value, divided by spaces. Empty: none is needed."),
    )
    pixels = models.TextField(
        _("hosts of its pictures"),
        blank=True,
        help_text=_("One a line: banners and counting pixels in its codes come from there."),
    )
    tag_policy = models.CharField(
        _("what may be changed in its code"), max_length=12, choices=TagPolicy.choices, default=TagPolicy.UNKNOWN
    )
    examples = models.TextField(
        _("links that it must recognise"),
        help_text=_("At least one full address, one a line; made-up numbers will do."),
    )
    counterexamples = models.TextField(
        _("links that it must leave alone"),
        blank=True,
        help_text=_("One a line: pages on the same hosts that are no ads, such as the network's own home page."),
    )
    updated_at = SavedAt(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("network of one's own")
        verbose_name_plural = _("networks of one's own")
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def key(self):
        return OWNED + self.name


class PictureHost(models.Model):
    """A host from which one network's pictures come besides those that its row names."""

    network = models.CharField(_("network"), max_length=40)
    host = models.CharField(_("host"), max_length=253, help_text=_("One whole name, such as img.example.jp"))
    reason = models.CharField(
        _("reason"), max_length=200, help_text=_("How you know that the network serves its pictures from there.")
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("added by"), null=True, editable=False
    )
    updated_at = SavedAt(_("saved at"), auto_now=True)

    class Meta:
        verbose_name = _("host of pictures")
        verbose_name_plural = _("hosts of pictures")
        ordering = ["network", "host"]
        constraints = [
            models.UniqueConstraint(
                fields=["network", "host"],
                name="one_host_a_network",
                violation_error_message=_("This host is there already."),
            )
        ]

    def __str__(self):
        return self.host
