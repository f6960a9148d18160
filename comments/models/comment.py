"""A comment under an article: what a visitor wrote, what the moderator decided, and who saw it when."""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce, Lower
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class CommentQuerySet(models.QuerySet):
    def approved(self):
        """What readers see: approved, and not below a comment that they cannot see."""
        return self.filter(
            Q(parent__isnull=True) | Q(parent__state=Comment.State.APPROVED), state=Comment.State.APPROVED
        )

    def sent_from(self, email):
        """What came with this address, in lower case, whoever typed it."""
        return self.annotate(sender=Lower("email")).filter(sender=email)

    def in_threads(self):
        """Oldest thread first, each comment followed by its replies."""
        return self.order_by(Coalesce(F("parent_id"), F("id")), F("parent_id").asc(nulls_first=True), "pk")


class Comment(models.Model):
    class State(models.TextChoices):
        PENDING = "pending", _("Waiting")
        APPROVED = "approved", _("Approved")
        REJECTED = "rejected", _("Rejected")
        SPAM = "spam", _("Spam")
        TRASH = "trash", _("Trash")

    article = models.ForeignKey("blog.Article", models.CASCADE, verbose_name=_("article"), related_name="comments")
    parent = models.ForeignKey(
        "self", models.CASCADE, verbose_name=_("reply to"), null=True, blank=True, related_name="replies"
    )
    # Which comment of the thread a reply answers; threads are one level deep, so `parent` is their head.
    answers = models.ForeignKey(
        "self", models.SET_NULL, null=True, blank=True, editable=False, related_name="answered_by"
    )
    reference = models.CharField(_("reference number"), max_length=8, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=50)
    email = models.EmailField(_("e-mail address"), blank=True)
    body = models.TextField(_("comment"), max_length=5000)
    is_staff = models.BooleanField(_("from the site's owner"), default=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.PENDING)
    reasons = models.JSONField(_("what the guard noticed"), default=list, editable=False)
    network_hash = models.CharField(max_length=40, blank=True, editable=False)
    submission_key = models.CharField(max_length=40, null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)
    decided_at = models.DateTimeField(_("decided at"), null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("decided by"),
        null=True,
        editable=False,
        related_name="+",
    )
    # Whether the sender's browser proved the address, or the link that was mailed to it was used.
    is_proved = models.BooleanField(default=False, editable=False)
    wants_replies = models.BooleanField(_("wants to know of replies"), default=False, editable=False)
    told_at = models.DateTimeField(null=True, editable=False)  # as a reply, to those whom it answers
    is_sample = models.BooleanField(default=False, editable=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = _("comment")
        verbose_name_plural = _("comments")
        ordering = ["-created_at", "-pk"]
        permissions = [("view_email", _("Can see the e-mail addresses of comments"))]
        indexes = [
            models.Index(fields=["article", "state", "parent"], name="comment_threads"),
            models.Index(fields=["state", "-created_at"], name="comment_queue"),
            models.Index(Lower("email"), name="comment_sender"),
        ]

    def __str__(self):
        return self.reference

    def get_absolute_url(self):
        """Leads to the page on which the comment stands, whichever that is by then."""
        return reverse("comments:one", args=[self.article.slug, self.pk])
