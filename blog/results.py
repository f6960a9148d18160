"""One article that a search found, as the list of finds shows it: a stencil, because a page shows a dozen of them."""

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from blog.addresses import current_language
from blog.phrasing import phrases
from blog.search_snippets import snippet
from blog.shown import marks_of_card
from disclosures.notices import notice
from lib.stencil import fill


def result(request, article, query):
    """`article` comes from `for_cards`."""
    category, day = article.category, timezone.localtime(article.publish_at)
    values = {
        "address": article.get_absolute_url(),
        "title": phrases(article.title),
        "category": category and category.name,
        "mark": notice(marks_of_card(request, article), "card", current_language()),
        "snippet": snippet(article.rendering.plain_text, query),
        "day": f"{day:%Y-%m-%d}",
        "date": date_format(day, _("j M Y")),
    }
    return fill("components/result.html", values)
