"""What the owner's decisions taught: counts of tokens under keyed numbers, and which decision counted what."""

from django.db import models


class Lesson(models.Model):
    """One decision about one text: enough to take it back exactly, and nothing that anybody could read."""

    kind = models.CharField(max_length=10)
    key = models.CharField(max_length=40)
    is_spam = models.BooleanField()
    tokens = models.JSONField()
    learned_at = models.DateTimeField(auto_now=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_lesson_a_text")]

    def __str__(self):
        return f"{self.kind} {self.key}"


class Token(models.Model):
    """In how many texts of each sort a token was. The row numbered 0 counts the texts themselves."""

    number = models.PositiveIntegerField(primary_key=True)
    spam = models.PositiveIntegerField(default=0)
    fine = models.PositiveIntegerField(default=0)

    def __str__(self):
        return str(self.number)
