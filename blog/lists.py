"""Lists of articles: one page of cards, the newest, and the months."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import product

from django.core.paginator import Page, Paginator
from django.db.models import BigIntegerField, CharField, DateTimeField, Q, Value
from django.db.models.functions import Concat
from django.http import Http404
from django.utils import timezone
from django.utils.dateformat import format
from django.utils.formats import get_format

from blog.addresses import current_language, list_url
from blog.models import Article
from blog.page_types import LISTED
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
    """A kind of list, newest first: `condition` chooses its articles by values, for which `parameters` stand in SQL."""

    def __init__(self, condition, *parameters):
        self.condition, self.parameters = condition, parameters
        kinds = product((True, False), repeat=2)
        self.prepared = {kind: Prepared(partial(self._rows, *kind), most=PER_PAGE) for kind in kinds}

    def page(self, request, *values, total=None, among=0):
        """The page asked for; 404 for one that the list has not.

        `total` is the number of all its articles, where it is known; `among` that of all articles of the language.
        """
        number = page_number(request)
        rows = self._read(values, number, total is None, are_few=_are_few(total, number, among))
        if number > 1 and not rows:
            raise Http404
        if total is None:
            total = rows[0].total if rows else 0
        return page_of(rows, number, total)

    def _read(self, values, number, is_counted, are_few):
        asked = {one.name: value for one, value in zip(self.parameters, values, strict=True)}
        place = {"language": current_language(), "now": timezone.now(), "skipped": (number - 1) * PER_PAGE}
        return self.prepared[is_counted, are_few](**place, **asked)

    def _rows(self, is_counted, are_few):
        chosen = self.condition(*self.parameters)
        articles = (_few() if are_few else listed(LANGUAGE, NOW)).filter(chosen)
        if not is_counted:
            return articles.card_rows()
        return articles.annotate(total=number_of(_few().filter(chosen))).card_rows("total")


def _are_few(total, number, among):
    """Whether it costs less to look at all articles of a list than to walk through those of the language to its page."""
    return total is not None and total**2 < number * PER_PAGE * among


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


def _few():
    """The same for few of them: without the index of all articles, through which SQLite would walk from the newest on."""
    kind = Concat("page_type", Value(""), output_field=CharField())
    few = Article.objects.published(NOW).alias(kind=kind).filter(kind__in=LISTED)
    return few.in_language(LANGUAGE).newest_first()


def months(shelf):
    """The months that have articles, newest first, each with their number."""
    written, first = get_format("YEAR_MONTH_FORMAT"), list_url("archive", None, 2000, 1)
    rows = ((date.fromisoformat(month), total) for month, total in shelf.by_month)
    return [Month(format(day, written), first.replace("2000/01", f"{day:%Y/%m}"), total) for day, total in rows]


@lru_cache(maxsize=64)
def of_categories(number):
    """The articles of so many categories: those of a branch."""
    return Listing(_in_either, *(Parameter(f"category{place}", BigIntegerField()) for place in range(number)))


def _in_either(*categories):
    return Q(*(Q(category=one) for one in categories), _connector=Q.OR)


START, END = Parameter("start", DateTimeField()), Parameter("end", DateTimeField())
ALL = Listing(Q)
OF_TAG = Listing(lambda tag: Q(tags=tag), KEY)
OF_AUTHOR = Listing(lambda author: Q(author=author), KEY)
OF_MONTH = Listing(lambda start, end: Q(publish_at__gte=start, publish_at__lt=end), START, END)
