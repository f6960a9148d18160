"""Who was told of changed pages: a row for each service, with how far it knows; and the pages that are gone until then."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from blog import page_types
from blog.slugs import MAX_LENGTH


class Announcement(models.Model):
    """`told_until`: every change up to this instant has been told, or was none of the service's matter."""

    service = models.CharField(_("service"), max_length=20, primary_key=True)
    told_until = models.DateTimeField()
    told_at = models.DateTimeField(_("told last"), null=True)
    tries = models.PositiveSmallIntegerField(_("attempts in vain"), default=0)
    next_try = models.DateTimeField(_("asked again at"), null=True)
    error = models.CharField(max_length=20, blank=True)  # a key of lib.fetch.SENTENCES

    class Meta:
        verbose_name = _("announcement")
        verbose_name_plural = _("announcements of changes")
        ordering = ["service"]

    def __str__(self):
        return self.service


class Removal(models.Model):
    """The address of a deleted article that readers could open, until every service has been told."""

    slug = models.CharField(max_length=MAX_LENGTH)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    page_type = models.CharField(max_length=20, choices=page_types.choices)
    is_noindex = models.BooleanField()
    removed_at = models.DateTimeField(auto_now_add=True, db_index=True)

    def __str__(self):
        return self.slug
