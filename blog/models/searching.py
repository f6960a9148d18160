"""What readers search for: numbers by the day, and words only once enough of them have been asked. Nothing about readers."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class RareSearch(models.Model):
    """How often words were searched for on one day, while so few have asked that they may be somebody's own.

    The words are nowhere: `digest` is made with the site's key and recognises them when they come again. `groups` has a
    bit for each group of networks from which they came; into which one a network falls is another matter every day.
    """

    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    digest = models.CharField(max_length=40)
    day = models.DateField(db_index=True)
    number = models.PositiveIntegerField(default=0)
    groups = models.BigIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["language", "digest", "day"], name="rare_search_a_day")]

    def __str__(self):
        return f"{self.day}: {self.number}"


class SearchTerm(models.Model):
    """Words that were searched for often enough, and what the owner wants to be done with them."""

    class State(models.TextChoices):
        COUNTED = "counted", _("Counted")
        SHOWN = "shown", _("Shown to readers")
        DROPPED = "dropped", _("Counted no more")

    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    digest = models.CharField(max_length=40, editable=False)
    words = models.CharField(_("words"), max_length=100)
    found = models.PositiveIntegerField(default=0)  # articles, when a reader last searched for them
    state = models.CharField(_("state"), max_length=8, choices=State.choices, default=State.COUNTED)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        verbose_name = _("search of readers")
        verbose_name_plural = _("what readers search for")
        constraints = [models.UniqueConstraint(fields=["language", "digest"], name="search_term")]

    def __str__(self):
        return self.words


class SearchCount(models.Model):
    """How often a term was searched for on one day of the site's time zone."""

    # The constraint's index begins with the term.
    term = models.ForeignKey(SearchTerm, models.CASCADE, related_name="counts", db_index=False)
    day = models.DateField(db_index=True)
    number = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["term", "day"], name="search_count_a_day")]

    def __str__(self):
        return f"{self.term_id} {self.day}: {self.number}"
