"""What stands around pages: derived, so that a page need not put header, sidebar and footer together again."""

from django.db import models


class Surroundings(models.Model):
    """What stands around the public pages of one language, as `blog.surroundings` made it.

    It holds as long as the site's generation and the release are those that it was made with, and until
    `valid_until`; a page that finds no such row makes all of it anew.
    """

    language = models.CharField(max_length=8, unique=True)
    generation = models.BigIntegerField()
    release = models.CharField(max_length=32)
    valid_until = models.DateTimeField()
    parts = models.JSONField()

    def __str__(self):
        return self.language
