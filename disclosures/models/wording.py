"""The owner's own wording: a row replaces the sentence of `disclosures.notice_rows` for its place and language.

The badge has no place here: it says the same words on every site, and readers know it by them.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from disclosures import relationships
from disclosures.models.saved_at import SavedAt


class NoticeWording(models.Model):
    class Place(models.TextChoices):
        NOTICE = "notice", _("Notice before the text")
        LABEL = "label", _("Label at each ad")
        CARD = "card", _("Mark on cards and in titles of feeds")
        FEED = "feed", _("In a feed, in place of an ad")

    place = models.CharField(_("place"), max_length=8, choices=Place.choices, default=Place.NOTICE)
    relationship = models.CharField(
        _("relationship"),
        max_length=20,
        choices=relationships.choices,
        blank=True,
        help_text=_("Empty: for all that have no wording of their own."),
    )
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES, default=settings.LANGUAGE_CODE)
    text = models.CharField(
        _("wording"),
        max_length=300,
        help_text=_(
            "A notice begins with a word that readers know and has at most 120 characters; a card has 20, a feed 60. "
            "A label is exactly one of the listed words. The badge is always the same."
        ),
    )
    updated_at = SavedAt(auto_now=True)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("own wording")
        verbose_name_plural = _("own wordings")
        ordering = ["place", "language", "relationship"]
        constraints = [
            models.UniqueConstraint(
                fields=["place", "relationship", "language"],
                name="one_wording_a_place",
                violation_error_message=_("There is a wording for this already."),
            )
        ]

    def __str__(self):
        return self.text
