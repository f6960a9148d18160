"""Numbers of articles: derived, so that no page counts thousands of rows."""

from django.db import models


class Shelf(models.Model):
    """How many articles of one language readers find, by category, month, tag and author.

    Whatever writes an article takes the rows away (`config.generation` sees every statement); without one, or after
    `valid_until`, a page counts for itself.
    """

    language = models.CharField(max_length=8, unique=True)
    by_category = models.JSONField(default=dict)  # the category's key as text: number, without the branches below it
    by_month = models.JSONField(default=list)  # ["2026-11-01", number], newest first
    by_tag = models.JSONField(null=True)  # as by_category; null: not counted
    by_author = models.JSONField(null=True)
    valid_until = models.DateTimeField(null=True)  # when the next article begins or ends

    def __str__(self):
        return self.language

    @property
    def total(self):
        return sum(number for _month, number in self.by_month)
