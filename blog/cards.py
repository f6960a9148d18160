"""One article in a list, as its card shows it: a stencil, because a page shows a dozen of them."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.addresses import current_language
from blog.phrasing import phrases
from blog.pictures import img
from blog.shown import marks_of_card
from disclosures.notices import notice
from lib.markup import trusted
from lib.stencil import fill

# By the level of their headings: lists have two columns, what follows an article has three.
SIZES = {
    "h2": trusted("(width >= 66em) 344px, (width >= 48em) calc(50vw - 48px), calc(38vw - 15px)"),
    "h3": trusted("(width >= 74em) 351px, (width >= 48em) calc(33.3vw - 43px), calc(38vw - 15px)"),
}


def card(request, article, *, level="h2", comments=0, is_first=False):
    """`article` comes from `for_cards`; the picture of the first card of a page loads at once."""
    category, day = article.category, timezone.localtime(article.publish_at)
    loading = {"fetchpriority": "high"} if is_first else {"loading": "lazy", "decoding": "async"}
    values = {
        "address": article.get_absolute_url(),
        "title": phrases(article.title),
        "category": category and category.name,
        "mark": notice(marks_of_card(request, article), "card", current_language()),
        "picture": article.picture and img(article.picture, sizes=SIZES[level], alt="", **loading),
        "sign": (category.name if category else article.title)[:1],
        "day": f"{day:%Y-%m-%d}",
        "date": date_format(day, _("j M Y")),
        "comments": comments,
    }
    return fill("components/card.html", values, level=level)
