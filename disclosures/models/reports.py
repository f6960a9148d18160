"""Reports: somebody says that a link which bears no mark is an ad."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from disclosures.models.decisions import LinkDecision


class LinkReport(models.Model):
    class State(models.TextChoices):
        NEW = "new", _("New")
        DECIDED = "decided", pgettext_lazy("report", "Decided")
        DISMISSED = "dismissed", pgettext_lazy("report", "Dismissed")
        SPAM = "spam", _("Spam")

    source = models.CharField(_("kind of text"), max_length=20)
    source_id = models.BigIntegerField(_("number of the text"))
    title = models.CharField(_("title"), max_length=200)
    page_address = models.CharField(_("address of the page"), max_length=2000)
    link = models.CharField(_("link"), max_length=8000, blank=True)
    body = models.TextField(_("what was noticed"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=9, choices=State.choices, default=State.NEW)
    reported_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("reported by"),
        null=True,
        editable=False,
        related_name="+",
    )
    decision = models.ForeignKey(
        LinkDecision, models.SET_NULL, verbose_name=_("decision about a link"), null=True, editable=False
    )
    outcome = models.CharField(_("reason"), max_length=300, blank=True)
    handled_by = models.CharField(_("handled by"), max_length=150, blank=True, editable=False)
    handled_at = models.DateTimeField(_("handled at"), null=True, editable=False)
    reasons = models.JSONField(_("what the guard noticed"), default=list, editable=False)
    network_hash = models.CharField(max_length=40, blank=True, editable=False)
    submission_key = models.CharField(max_length=40, null=True, unique=True, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)  # when the owner got a mail that names it
    created_at = models.DateTimeField(_("received at"), auto_now_add=True)

    class Meta:
        verbose_name = _("report about a link")
        verbose_name_plural = _("reports about links")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "-created_at"], name="link_report_queue")]

    def __str__(self):
        return self.link or self.title
