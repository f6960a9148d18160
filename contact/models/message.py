"""A message to the owner: what a visitor wrote, where it stands in the inbox, and the notes beside it."""

from django.conf import settings
from django.db import models
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext_lazy as _

from contact import topics


class Messages(models.QuerySet):
    def unread(self):
        """New ones that nobody has opened."""
        return self.filter(state=Message.State.NEW, read_at=None)


class Message(models.Model):
    class State(models.TextChoices):
        NEW = "new", _("New")
        IN_WORK = "in_work", _("In work")
        ANSWERED = "answered", _("Answered")
        CLOSED = "closed", _("Closed")
        SPAM = "spam", _("Spam")

    WAITING = (State.NEW, State.IN_WORK)

    reference = models.CharField(_("reference number"), max_length=8, unique=True, editable=False)
    topic = models.CharField(_("topic"), max_length=20, choices=topics.choices)
    name = models.CharField(_("name"), max_length=50)
    email = models.EmailField(_("e-mail address"))
    body = models.TextField(_("message"), max_length=10_000)
    article = models.ForeignKey(
        "blog.Article", models.SET_NULL, verbose_name=_("article"), null=True, blank=True, related_name="messages"
    )
    answers = models.JSONField(_("answers to what the topic asks for"), default=dict, editable=False)
    policy_version = models.CharField(_("accepted privacy policy"), max_length=40, blank=True, editable=False)
    consented_at = models.DateTimeField(_("accepted at"), editable=False)
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.NEW)
    assignee = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        verbose_name=_("assigned to"),
        null=True,
        blank=True,
        limit_choices_to={"is_staff": True, "is_active": True},
        related_name="+",
    )
    task = models.ForeignKey(
        "disclosures.ClaimHit",
        models.SET_NULL,
        verbose_name=_("check of the expression"),
        null=True,
        editable=False,
        related_name="messages",
    )
    mails = models.ManyToManyField("post_office.Email", verbose_name=_("mails"), editable=False, related_name="+")
    reasons = models.JSONField(_("what the guard noticed"), default=list, editable=False)
    network_hash = models.CharField(max_length=40, blank=True, editable=False)
    submission_key = models.CharField(max_length=40, null=True, unique=True, editable=False)
    created_at = models.DateTimeField(_("received at"), auto_now_add=True)
    read_at = models.DateTimeField(null=True, editable=False)  # when somebody first opened it
    search_text = models.TextField(blank=True, editable=False)  # see contact.searching; no address is in it
    is_sample = models.BooleanField(default=False, editable=False)

    objects = Messages.as_manager()

    class Meta:
        verbose_name = _("message")
        verbose_name_plural = _("messages")
        ordering = ["-created_at", "-pk"]
        permissions = [("view_email", _("Can see the e-mail addresses of messages"))]
        indexes = [models.Index(fields=["state", "-created_at"], name="message_inbox")]

    def __str__(self):
        return self.reference

    @property
    def is_unread(self):
        return self.read_at is None and self.state == self.State.NEW

    @property
    def answered(self):
        """What the topic asked for, as (label, text)."""
        return topics.read(self.answers)


class Note(models.Model):
    message = models.ForeignKey(Message, models.CASCADE, verbose_name=_("message"), related_name="notes")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, verbose_name=_("author"), null=True, editable=False, related_name="+"
    )
    text = models.TextField(_("note"), max_length=5000)
    created_at = models.DateTimeField(_("written at"), auto_now_add=True)

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["created_at", "pk"]

    def __str__(self):
        return date_format(localtime(self.created_at), "SHORT_DATETIME_FORMAT")
