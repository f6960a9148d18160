"""What the search index is told of later, because it is too much for one request."""

from django.db import models


class SearchDue(models.Model):
    """An article that the housekeeping indexes again."""

    article = models.OneToOneField("blog.Article", models.CASCADE, primary_key=True, related_name="+")

    def __str__(self):
        return str(self.article_id)
