"""What became of a comment when: one row for each change of its state. Rows are added, and go with their comment."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from comments.models.comment import Comment


class Decision(models.Model):
    """Who brought a comment from one state into another. `batch` names what was decided together, and is undone so."""

    class Via(models.TextChoices):
        DESK = "desk", pgettext_lazy("decision", "at the desk")
        MAIL = "mail", pgettext_lazy("decision", "by the link in a mail")
        TRUST = "trust", pgettext_lazy("decision", "because the sender is trusted")
        IMPORT = "import", pgettext_lazy("decision", "by an import")

    comment = models.ForeignKey(Comment, models.CASCADE, verbose_name=_("comment"), related_name="decisions")
    from_state = models.CharField(_("before"), max_length=8, choices=Comment.State.choices, blank=True)
    to_state = models.CharField(_("after"), max_length=8, choices=Comment.State.choices)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("by"), null=True, related_name="+")
    by_name = models.CharField(_("by"), max_length=160, blank=True)  # stays when the account goes
    via = models.CharField(_("how"), max_length=6, choices=Via.choices, default=Via.DESK)
    reason = models.CharField(_("note"), max_length=200, blank=True)
    batch = models.CharField(max_length=16, db_index=True)
    is_undo = models.BooleanField(_("takes back"), default=False)
    at = models.DateTimeField(_("when"))

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ["pk"]

    def __str__(self):
        return f"{self.comment_id} {self.from_state} → {self.to_state}"

    @property
    def who(self) -> str:
        """The person's name, or what there is in its place."""
        if self.by_name:
            return self.by_name
        if self.via == self.Via.MAIL:
            return _("The recipient of the mail")
        return _("Somebody") if self.via == self.Via.DESK else _("The site itself")
