"""What is read: page views counted by the day, and from time to time the lists of what was read most in a period."""

from datetime import date, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.db.models import CharField, QuerySet, Sum
from django.utils import timezone

from blog.addresses import current_language
from blog.models import Article, PageView, Popular
from blog.periods import PERIODS, Period
from disclosures.counting import Text
from lib.prepared import LANGUAGE, NOW, Parameter, Prepared

PLACES = 20  # of a list; a block shows the first of them, and the others stand by for those that end
SHOWN = 5
# Django's own upsert can replace a number and cannot add to it. SQLite and PostgreSQL share this syntax.
ADD = """
INSERT INTO {table} (article_id, day, number, is_sample) VALUES (%s, %s, 1, %s)
ON CONFLICT (article_id, day) DO UPDATE SET number = {table}.number + 1
"""


def count(text: Text) -> bool:
    """Add one view of an article's page today, in one statement that any number of processes may run at once.

    Returns whether there is such an article; nobody opens a page that is not public.
    """
    if text.source != "article" or not Article.objects.listed().filter(pk=text.source_id).exists():
        return False
    day = connection.ops.adapt_datefield_value(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(ADD.format(table=PageView._meta.db_table), [text.source_id, day, False])
    return True


def numbers(keys: list[int], days: int) -> dict[int, int]:
    """How often these articles were opened in so many days until today."""
    views = PageView.objects.filter(article__in=keys, day__gt=_before(days)).order_by()
    return dict(views.values_list("article").annotate(Sum("number")))


def shown(period: str) -> list[Article]:
    """The first articles of a list, in the active language, that readers may open now."""
    return ROWS(language=current_language(), now=timezone.now(), period=period)


def _rows() -> QuerySet:
    listed = Article.objects.listed(NOW).in_language(LANGUAGE)
    here = listed.filter(popular__period=Parameter("period", CharField()), popular__language=LANGUAGE)
    return here.order_by("popular__place").only("title", "slug")[:SHOWN]


ROWS = Prepared(_rows)


@transaction.atomic
def renew() -> bool:
    """Make the lists anew; only what has changed is written, for each change makes the pages anew. Returns whether."""
    wanted = {
        (period.key, code, place): article
        for period in PERIODS
        for code, _name in settings.LANGUAGES
        for place, article in enumerate(_most_read(period, code), start=1)
    }
    before = {(row.period, row.language, row.place): row.article_id for row in Popular.objects.all()}
    if wanted == before:
        return False
    Popular.objects.all().delete()
    Popular.objects.bulk_create(
        Popular(period=period, language=code, place=place, article_id=article)
        for (period, code, place), article in wanted.items()
    )
    return True


def _most_read(period: Period, language: str) -> QuerySet:
    views = PageView.objects.filter(article__in=Article.objects.listed().in_language(language)).order_by()
    if period.days:
        views = views.filter(day__gt=_before(period.days))
    summed = views.values("article").annotate(total=Sum("number"))
    return summed.order_by("-total", "-article").values_list("article", flat=True)[:PLACES]


def _before(days: int) -> date:
    return timezone.localdate() - timedelta(days=days)
