"""Articles in a list, as their cards show them: a stencil, because a page shows a dozen of them."""

from itertools import count

from django.utils import timezone
from django.utils.translation import gettext as _

from blog.card_marks import marks
from blog.models.articles import addresses
from blog.models.images import ListedPicture
from blog.phrasing import phrases
from blog.pictures import img
from lib.days import writer
from lib.markup import trusted
from lib.stencil import fill_each

# By the level of their headings: lists have two columns, what follows an article has three.
SIZES = {
    "h2": trusted("(width >= 66em) 344px, (width >= 48em) calc(50vw - 48px), calc(38vw - 15px)"),
    "h3": trusted("(width >= 74em) 351px, (width >= 48em) calc(33.3vw - 43px), calc(38vw - 15px)"),
}
AT_ONCE = {"fetchpriority": "high"}
LATER = {"loading": "lazy", "decoding": "async"}
FIRST_CARDS = 3  # of a list, which a first view shows


def cards(request, rows, counts, *, level="h2", is_eager=False):
    """The cards of `rows`, which come from `card_rows`; `counts` are the numbers of comments by article.

    The first picture loads at once where the first view shows it.
    """
    in_view = rows[:FIRST_CARDS] if is_eager else ()
    first = next((place for place, row in enumerate(in_view) if row.picture__file), None)
    said, dated, place_of = marks(request, rows), dates(), addresses()

    def values(place, row):
        category, (day, date) = row.category__name, dated(row.publish_at)
        return {
            "address": place_of(row.slug),
            "title": phrases(row.title, row.rendering__phrased),
            "category": category,
            "mark": said.get(row.pk),
            "picture": _picture(row, SIZES[level], AT_ONCE if place == first else LATER),
            "sign": (category or row.title)[:1],
            "day": day,
            "date": date,
            "comments": counts.get(row.pk),
        }

    return fill_each("components/card.html", map(values, count(), rows), level=level)


def dates():
    """A function that gives an instant's day by the site's clock: as machines read it, and as readers do."""
    zone, written = timezone.get_current_timezone(), writer(_("j M Y"))

    def dated(instant):
        day = instant.astimezone(zone).date()
        return day.isoformat(), written(day)

    return dated


def _picture(row, sizes, loading):
    """Nothing where the article has none."""
    if not row.picture__file:
        return ""
    columns = row.picture__file, row.picture__sha256, row.picture__width, row.picture__height, row.picture__renditions
    return img(ListedPicture(*columns), sizes=sizes, alt="", **loading)
