"""Counting the articles of a language, and keeping the numbers until an article changes, begins or ends."""

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils import timezone

from blog.models import Article, Shelf
from blog.next_change import next_of_articles


def count(language, now):
    """The numbers as they are, not stored."""
    rows = Article.objects.listed(now).in_language(language).order_by()
    months = rows.annotate(month=TruncMonth("publish_at")).values_list("month").annotate(Count("pk")).order_by("-month")
    categories = rows.exclude(category=None).values_list("category").annotate(Count("pk"))
    return Shelf(
        language=language,
        by_month=[[f"{month:%Y-%m-%d}", number] for month, number in months],
        by_category={str(key): number for key, number in categories},
    )


def is_fresh(shelf, now):
    return shelf.valid_until is None or now < shelf.valid_until


@transaction.atomic
def renew():
    """Store what is missing or over. Writers of articles wait, so that none of them is overlooked."""
    now = timezone.now()
    stored = {shelf.language: shelf for shelf in Shelf.objects.all()}
    due = [code for code, _name in settings.LANGUAGES if code not in stored or not is_fresh(stored[code], now)]
    if due and connection.vendor == "postgresql":  # SQLite has one writer in any case
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE blog_article IN SHARE MODE")
    for language in due:
        fresh = count(language, now)
        values = {"by_month": fresh.by_month, "by_category": fresh.by_category, "valid_until": next_of_articles(now)}
        Shelf.objects.update_or_create(language=language, defaults=values)
