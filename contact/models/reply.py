"""What the site's people wrote to the sender of a message. What the sender answers goes by mail to the owner, not here."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Reply(models.Model):
    message = models.ForeignKey(
        "contact.Message", models.CASCADE, verbose_name=_("message"), related_name="replies", editable=False
    )
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("author"), null=True, editable=False, related_name="+"
    )
    text = models.TextField(_("reply"), max_length=10_000)
    mail = models.ForeignKey(
        "post_office.Email", models.SET_NULL, verbose_name=_("mail"), null=True, editable=False, related_name="+"
    )
    key = models.CharField(max_length=32, editable=False)  # of the form that sent it: a second click stores nothing
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    class Meta:
        verbose_name = _("reply")
        verbose_name_plural = _("replies")
        ordering = ["created_at", "pk"]
        constraints = [models.UniqueConstraint(fields=["message", "key"], name="reply_once_a_form")]

    def __str__(self):
        return self.message.reference
