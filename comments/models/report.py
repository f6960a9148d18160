"""What readers tell about a comment that should not stand there. It hides nothing by itself."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from comments.models.comment import Comment


class Report(models.Model):
    class Reason(models.TextChoices):
        INSULT = "insult", _("It insults or hurts somebody")
        PRIVATE = "private", _("It tells private things about somebody")
        ADVERT = "advert", _("It is an advertisement or spam")
        RIGHTS = "rights", _("It may be against the law or somebody's rights")
        HARM = "harm", _("It is wrong and may do harm")
        OTHER = "other", _("Something else")

    class State(models.TextChoices):
        NEW = "new", pgettext_lazy("report", "New")
        SETTLED = "settled", pgettext_lazy("report", "Dealt with")
        SPAM = "spam", _("Spam")

    comment = models.ForeignKey(Comment, models.CASCADE, verbose_name=_("comment"), related_name="reports")
    reason = models.CharField(_("reason"), max_length=10, choices=Reason.choices)
    body = models.TextField(_("what was noticed"), max_length=1000, blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State.choices, default=State.NEW)
    reasons = models.JSONField(_("what the guard noticed"), default=list, editable=False)
    network_hash = models.CharField(max_length=40, blank=True, editable=False)
    submission_key = models.CharField(max_length=40, null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    handled_at = models.DateTimeField(_("handled at"), null=True, editable=False)
    handled_by = models.CharField(_("handled by"), max_length=160, blank=True, editable=False)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("report about a comment")
        verbose_name_plural = _("reports about comments")
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["state", "comment"], name="comment_reports")]

    def __str__(self):
        return str(self.get_reason_display())
