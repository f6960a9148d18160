"""Lists of articles: one page of cards, the newest, and the months."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.paginator import Page, Paginator
from django.http import Http404
from django.utils import timezone
from django.utils.dateformat import format
from django.utils.formats import get_format

from blog.addresses import current_language, list_url
from blog.models import Article
from lib.json_rows import number_of
from lib.prepared import LANGUAGE, NOW, Prepared, among, keys

PER_PAGE = 12
LATEST = 5


@dataclass(frozen=True)
class Month:
    name: str
    address: str
    total: int


def page_number(request):
    """The page asked for; 404 for everything but a plain number, however long it is."""
    number = request.GET.get("page", "1")
    if not (number.isascii() and number.isdigit() and len(number) <= 6 and number[0] != "0"):
        raise Http404
    return int(number)


def one_page(request, articles, *, first=None, total=None):
    """One page of a list, newest first unless ordered; one query, also where the `total` is not known.

    `first` gives the rows of the first page where that is prepared; it goes with a total.
    """
    number = page_number(request)
    rows = first() if first and number == 1 else list(_cards(articles, (number - 1) * PER_PAGE))
    if number > 1 and not rows:
        raise Http404
    paginator = Paginator(articles, PER_PAGE)
    paginator.count = total if total is not None else rows[0].total if rows else 0
    return Page(rows, number, paginator)


def _cards(articles, start=0):
    return articles.annotate(total=number_of(articles)).card_rows("total")[start : start + PER_PAGE]


def newest():
    """The first page of all articles in the active language."""
    return NEWEST(language=current_language(), now=timezone.now())


def newest_of(categories):
    """The same of the categories with these keys."""
    asked = keys(categories)
    return _newest_of(len(asked))(language=current_language(), now=timezone.now(), **asked)


@lru_cache(maxsize=64)
def _newest_of(number):
    """Prepared for so many categories."""
    return Prepared(lambda: listed(LANGUAGE, NOW).filter(among("category", number)).card_rows()[:PER_PAGE])


def listed(language=None, now=None):
    return Article.objects.listed(now).in_language(language).newest_first()


def months(shelf):
    """The months that have articles, newest first, each with their number."""
    written, first = get_format("YEAR_MONTH_FORMAT"), list_url("archive", None, 2000, 1)
    rows = ((date.fromisoformat(month), total) for month, total in shelf.by_month)
    return [Month(format(day, written), first.replace("2000/01", f"{day:%Y/%m}"), total) for day, total in rows]


NEWEST = Prepared(lambda: listed(LANGUAGE, NOW).card_rows()[:PER_PAGE])
