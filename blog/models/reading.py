"""How often articles are read: numbers for each article, and the lists made of them. Nothing about readers."""

from django.conf import settings
from django.db import models


class PageView(models.Model):
    """How often the page of one article was opened on one day of the site's time zone.

    A month that is over becomes one row, at its first day: `blog.popular.thin`.
    """

    # The constraint's index begins with the article.
    article = models.ForeignKey("blog.Article", models.CASCADE, related_name="views", db_index=False)
    day = models.DateField(db_index=True)
    number = models.PositiveIntegerField(default=0)
    is_sample = models.BooleanField(default=False, editable=False)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "day"], name="one_number_a_day")]

    def __str__(self):
        return f"{self.article_id} {self.day}: {self.number}"


class Popular(models.Model):
    """A place in the list of what was read most in a period; kept by the housekeeping, so that no page adds up."""

    period = models.CharField(max_length=8)
    language = models.CharField(max_length=8, choices=settings.LANGUAGES)
    place = models.PositiveSmallIntegerField()
    article = models.ForeignKey("blog.Article", models.CASCADE, related_name="popular")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["period", "language", "place"], name="popular_place")]

    def __str__(self):
        return f"{self.period} {self.place}: {self.article_id}"
