"""What the owner has had enough of: words, hosts, addresses and networks whose submissions are spam."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Block(models.Model):
    """One entry of the block lists, as `guard.block_kinds` has tidied it. `guard.blocking` adds, asks and counts."""

    class Kind(models.TextChoices):
        WORD = "word", _("Word")
        HOST = "host", _("Host of links")
        ADDRESS = "address", _("E-mail address")
        NETWORK = "network", _("Sender’s network")

    class Scope(models.TextChoices):
        COMMENT = "comment", _("Comments")
        CONTACT = "contact", _("Messages")
        BOTH = "both", _("Everything that visitors send")

    kind = models.CharField(_("kind"), max_length=7, choices=Kind.choices)
    value = models.CharField(_("what is blocked"), max_length=254)
    scope = models.CharField(_("where it counts"), max_length=7, choices=Scope.choices, default=Scope.BOTH)
    note = models.CharField(_("note"), max_length=200, blank=True, help_text=_("For yourself: why, or after what."))
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("added by"),
        null=True,
        editable=False,
        related_name="+",
    )
    added_at = models.DateTimeField(_("added at"), auto_now_add=True)
    until = models.DateTimeField(_("valid until"), null=True, editable=False)
    hits = models.PositiveIntegerField(_("hits"), default=0, editable=False)
    last_hit_at = models.DateTimeField(_("last hit"), null=True, editable=False)

    class Meta:
        verbose_name = _("blocked item")
        verbose_name_plural = _("block list")
        ordering = ["-added_at", "-pk"]
        permissions = [("view_email", _("Can see the e-mail addresses of the block list"))]
        constraints = [models.UniqueConstraint(fields=["kind", "value"], name="blocked_once")]

    def __str__(self):
        """Stands in logs and questions that people without the permission for addresses may read."""
        return f"{self.get_kind_display()} {self.pk or ''}".strip() if self.is_private else self.value

    @property
    def is_private(self):
        return self.kind in {self.Kind.ADDRESS, self.Kind.NETWORK}

    @property
    def reason(self):
        """What a submission that it caught keeps: enough to find the entry, and nothing private."""
        return self.kind if self.is_private else f"{self.kind}:{self.value}"
