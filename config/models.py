"""What the composition itself remembers: which group is which role, and whether mail works."""

from django.contrib.auth.models import Group
from django.db import models
from django.utils.translation import gettext_lazy as _
from post_office.models import STATUS, Email

from lib.one_row import OneRow


class Role(models.Model):
    """A row of config.roles in the database. `given` are the permissions that the table has given to the group so far.

    What the owner adds to the group or takes from it is not in there, and therefore stays as it is.
    """

    key = models.CharField(max_length=12, unique=True)
    group = models.OneToOneField(Group, models.SET_NULL, null=True, related_name="role")
    given = models.JSONField(default=list)

    def __str__(self):
        return self.key


class Mail(Email):
    """A mail in the outbox, as the admin shows it."""

    class Meta:
        proxy = True
        verbose_name = _("mail")
        verbose_name_plural = _("mails")
        ordering = ["-created", "-pk"]

    def __str__(self):
        return self.subject

    @property
    def has_not_left(self):
        return self.status != STATUS.sent


class MailState(OneRow):
    """One row: since when mail does not work, and what the mail server said last. `config.mailing` writes it."""

    class Trouble(models.TextChoices):
        NONE = "", _("none")
        UNREACHABLE = "unreachable", _("The mail server does not answer, or does not let the site in")
        REFUSED = "refused", _("The mail server refuses what the site sends")

    trouble = models.CharField(max_length=12, choices=Trouble.choices, blank=True, default=Trouble.NONE)
    since = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, blank=True)
    tries = models.PositiveIntegerField(default=0)
    next_try_at = models.DateTimeField(null=True)
    worked_at = models.DateTimeField(null=True)

    def __str__(self):
        return str(self.get_trouble_display())


class Change(models.Model):
    """One transaction that changed what pages show; the sum of all numbers is the generation. See `config.generation`."""

    number = models.BigIntegerField()

    def __str__(self):
        return str(self.number)
