"""What is read: page views counted by the day, later by the month, and from time to time the lists of what was read most."""

from datetime import date, timedelta
from functools import partial
from heapq import nlargest
from itertools import product
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet, Sum
from django.utils import timezone

from blog.adding import add_one
from blog.models import Article, PageView, Popular
from blog.periods import PERIODS, Period
from disclosures.counting import Opening, Text, text_of
from guard import traces
from guard.meter import Meter
from lib.prepared import LANGUAGE, NOW

PLACES = 20  # of a list; a block shows the first of them, and the others stand by for those that end
SHOWN = 5
COLUMNS = ("period", "article_id", "article__title", "article__slug")
BY_DAY = 31  # days that are kept one by one, as many as the longest period of PERIODS needs; then they become months
LOOKED_BACK = 400  # days before them that may still stand by themselves
SAME = Meter()  # the same article from one network
THIN = """
INSERT INTO {table} (article_id, day, number, is_sample) SELECT article_id, %s, number, is_sample FROM {table} WHERE day = %s
ON CONFLICT (article_id, day) DO UPDATE SET number = {table}.number + excluded.number
"""


def opening(signed: str, network: str) -> Opening | None:
    """What counts the page of an article, opened from this network; None where the token names none."""
    text = text_of(signed)
    return partial(_count, text, network) if text else None


def _count(text: Text, network: str) -> None:
    """Nobody opens a page that is not public, and one network no page without end."""
    most, seconds = traces.rate("view")
    if SAME.is_over(f"{network}:{text.source}:{text.source_id}", most=most, seconds=seconds):
        return
    if text.source == "article" and Article.objects.listed().filter(pk=text.source_id).exists():
        add_one(PageView, {"article_id": text.source_id, "day": timezone.localdate()}, {"is_sample": False})


def numbers(keys: list[int], days: int) -> dict[int, int]:
    """How often these articles were opened in so many days until today."""
    views = PageView.objects.filter(article__in=keys, day__gt=_before(days)).order_by()
    return dict(views.values_list("article").annotate(Sum("number")))


def rows() -> QuerySet:
    """The places of all lists of a language whose articles readers may open, for a query that is given both."""
    listed = Article.objects.listed(NOW).filter(pk=OuterRef("article"))
    # The periods are named because the index of places begins with them; SQLite would go through all articles instead.
    here = Popular.objects.filter(period__in=[row.key for row in PERIODS], language=LANGUAGE)
    return here.filter(Exists(listed)).order_by("period", "place")


def shown(found: list[dict[str, Any]], period: str) -> list[Article]:
    """The first articles of one list, out of these rows."""
    first = [row for row in found if row["period"] == period][:SHOWN]
    return [Article(pk=row["article_id"], title=row["article__title"], slug=row["article__slug"]) for row in first]


def renew() -> bool:
    """Make the lists anew; only what has changed is written, for each change makes the pages anew. Returns whether.

    Everything is added up before the transaction begins: on a large site that takes a while, and no writer waits for it.
    """
    wanted = _most_read()
    if wanted == {(row.period, row.language, row.place): row.article_id for row in Popular.objects.all()}:
        return False
    with transaction.atomic():
        Popular.objects.all().delete()
        Popular.objects.bulk_create(
            Popular(period=period, language=code, place=place, article_id=article)
            for (period, code, place), article in wanted.items()
        )
    return True


def _most_read() -> dict[tuple[str, str, int], int]:
    """The article at each place of each list, from one walk through the numbers."""
    views = PageView.objects.filter(article__in=Article.objects.listed()).order_by()
    sums = {f"in_{row.key}": Sum("number", filter=_within(row)) for row in PERIODS}
    rows = list(views.values("article", "article__language").annotate(**sums))
    found = {}
    for period, (code, _name) in product(PERIODS, settings.LANGUAGES):
        name = f"in_{period.key}"
        read = [(row[name], row["article"]) for row in rows if row["article__language"] == code and row[name]]
        for place, (_number, article) in enumerate(nlargest(PLACES, read), start=1):
            found[period.key, code, place] = article
    return found


def _within(period: Period) -> Q:
    return Q(day__gt=_before(period.days)) if period.days else Q()


def thin() -> bool:
    """Make the numbers of the oldest day kept by itself part of its month's, which stands at the month's first day.

    Returns whether there was one; another may be waiting.
    """
    earlier = [day for back in range(BY_DAY, BY_DAY + LOOKED_BACK) if (day := _before(back)).day > 1]
    views = PageView.objects.filter(day__in=earlier).order_by("day")
    day = views.values_list("day", flat=True).first()
    if day is None:
        return False
    adapt = connection.ops.adapt_datefield_value
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(THIN.format(table=PageView._meta.db_table), [adapt(day.replace(day=1)), adapt(day)])
        PageView.objects.filter(day=day).delete()
    return True


def _before(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
