"""What is alike: derived from titles, tags and categories whenever an article changes, so that no reader waits for it."""

from django.db import models


class Alike(models.Model):
    """`other` is among the articles most like `article`; the degree is the same in both directions.

    `other` was public or scheduled when the row was made. Whether readers may see it now is asked when it is read.
    """

    article = models.ForeignKey("blog.Article", models.CASCADE, related_name="alike")
    other = models.ForeignKey("blog.Article", models.CASCADE, related_name="+")
    degree = models.FloatField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "other"], name="alike_once")]
        indexes = [models.Index(fields=["article", "-degree"], name="alike_most_first")]

    def __str__(self):
        return f"{self.article_id} ~ {self.other_id}: {self.degree:.2f}"


class TitleTerm(models.Model):
    """A term of an article's title, as blog.likeness cuts it."""

    article = models.ForeignKey("blog.Article", models.CASCADE, related_name="title_terms")
    term = models.CharField(max_length=40, db_index=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "term"], name="title_term_once")]

    def __str__(self):
        return self.term


class AlikeDue(models.Model):
    """An article whose list the housekeeping makes again; a thorough look renews its places in other lists as well."""

    article = models.OneToOneField("blog.Article", models.CASCADE, primary_key=True, related_name="+")
    is_thorough = models.BooleanField(default=True)

    def __str__(self):
        return str(self.article_id)
