"""Counting the articles of a language, and keeping the numbers until an article changes, begins or ends."""

from django.conf import settings
from django.db import OperationalError, connection, transaction
from django.db.models import Count, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncMonth
from django.utils import timezone

from blog.models import Article, Shelf
from blog.next_change import next_of_articles
from lib.json_rows import Entry
from lib.prepared import LANGUAGE, NOW

IS_LOCKED = "55P03"  # PostgreSQL's word for a lock that somebody else holds


def count(language, now):
    """The numbers as they are, not stored."""
    rows = _rows(language, now)
    months = rows.annotate(month=TruncMonth("publish_at")).values_list("month").annotate(Count("pk")).order_by("-month")
    return Shelf(
        language=language,
        by_month=[[f"{month:%Y-%m-%d}", number] for month, number in months],
        by_category=_by("category", rows),
    )


def _rows(language, now):
    return Article.objects.listed(now).in_language(language).order_by()


def _by(name, rows):
    numbers = rows.exclude(**{name: None}).values_list(name).annotate(Count("pk"))
    return {str(key): number for key, number in numbers}


def kept(column):
    """In a query of categories, tags or authors: the number that is kept of each; null where none is.

    The query is given the language and the moment.
    """
    fresh = Shelf.objects.filter(Q(valid_until=None) | Q(valid_until__gt=NOW), language=LANGUAGE)
    entry = Coalesce(Entry(column, OuterRef("pk")), 0)
    return Subquery(fresh.exclude(**{column: None}).values(number=entry)[:1])


def is_fresh(shelf, now):
    return shelf.valid_until is None or now < shelf.valid_until


def renew():
    """Store what is missing or over, where nobody is writing articles or their tags; writers that come then wait.

    Otherwise the next round does it: whoever is writing may need the numbers that this would hold.
    """
    try:
        _renew()
    except OperationalError as error:
        if getattr(error.__cause__, "sqlstate", "") != IS_LOCKED:
            raise


@transaction.atomic
def _renew():
    now = timezone.now()
    stored = {shelf.language: shelf for shelf in Shelf.objects.all()}
    due = [code for code, _name in settings.LANGUAGES if code not in stored or not is_fresh(stored[code], now)]
    if due and connection.vendor == "postgresql":  # SQLite has one writer in any case
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE blog_article, blog_article_tags IN SHARE MODE NOWAIT")
    for language in due:
        fresh, rows = count(language, now), _rows(language, now)
        values = {
            "by_month": fresh.by_month,
            "by_category": fresh.by_category,
            "by_tag": _by("tags", rows),
            "by_author": _by("author", rows),
            "valid_until": next_of_articles(now),
        }
        Shelf.objects.update_or_create(language=language, defaults=values)
