"""Lists of articles: one page of cards, the newest, and the months."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, DateTimeField, Q
from django.http import Http404
from django.utils import timezone
from django.utils.dateformat import format
from django.utils.formats import get_format

from blog.addresses import current_language, list_url
from blog.models import Article
from lib.json_rows import number_of
from lib.prepared import KEY, LANGUAGE, NOW, Parameter, Prepared

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


class Listing:
    """A kind of list, newest first: `condition` chooses its articles by values, for which `parameters` stand in SQL.

    The first page is asked by a query that is compiled once, those behind it by one of their own. With `is_counted`
    the same query gives the number of all.
    """

    def __init__(self, condition, *parameters, is_counted=True):
        self.condition, self.parameters, self.is_counted = condition, parameters, is_counted
        self.first = Prepared(lambda: self._rows(listed(LANGUAGE, NOW), parameters)[:PER_PAGE])

    def page(self, request, *values, total=None):
        """The page asked for; 404 for one that the list has not. `total` is the number of all where it is known."""
        number = page_number(request)
        if number == 1:
            asked = {one.name: value for one, value in zip(self.parameters, values, strict=True)}
            rows = self.first(language=current_language(), now=timezone.now(), **asked)
        else:
            rows = list(self._rows(listed(), values)[(number - 1) * PER_PAGE : number * PER_PAGE])
            if not rows:
                raise Http404
        if total is None:
            total = rows[0].total if rows else 0
        return page_of(rows, number, total)

    def _rows(self, articles, values):
        articles = articles.filter(self.condition(*values))
        if self.is_counted:
            return articles.annotate(total=number_of(articles)).card_rows("total")
        return articles.card_rows()


class ReadPage(Page):
    """A page whose rows are read already: walking through them asks the paginator for none."""

    def __iter__(self):
        return iter(self.object_list)


def page_of(rows, number, total):
    """One page of rows out of so many, as the pager takes it."""
    paginator = Paginator((), PER_PAGE)
    paginator.count = total
    return ReadPage(rows, number, paginator)


def listed(language=None, now=None):
    return Article.objects.listed(now).in_language(language).newest_first()


def months(shelf):
    """The months that have articles, newest first, each with their number."""
    written, first = get_format("YEAR_MONTH_FORMAT"), list_url("archive", None, 2000, 1)
    rows = ((date.fromisoformat(month), total) for month, total in shelf.by_month)
    return [Month(format(day, written), first.replace("2000/01", f"{day:%Y/%m}"), total) for day, total in rows]


@lru_cache(maxsize=64)
def of_categories(number):
    """The articles of so many categories: those of a branch. The number of all is known without asking."""
    either = (Parameter(f"category{place}", BigIntegerField()) for place in range(number))
    return Listing(_in_either, *either, is_counted=False)


def _in_either(*categories):
    return Q(*(Q(category=one) for one in categories), _connector=Q.OR)


START, END = Parameter("start", DateTimeField()), Parameter("end", DateTimeField())
ALL = Listing(Q, is_counted=False)
OF_TAG = Listing(lambda tag: Q(tags=tag), KEY)
OF_AUTHOR = Listing(lambda author: Q(author=author), KEY)
OF_MONTH = Listing(lambda start, end: Q(publish_at__gte=start, publish_at__lt=end), START, END)
