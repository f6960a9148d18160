"""Articles that a search found, as the list of finds shows them: a stencil, because a page shows a dozen of them."""

from blog.card_marks import marks
from blog.cards import dates
from blog.models.articles import addresses
from blog.search_snippets import snippet, title
from lib.stencil import fill_each


def results(request, rows, query):
    """`rows` come from `card_rows` with the plain text."""
    said, dated, place_of = marks(request, rows), dates(), addresses()

    def values(row):
        day, date = dated(row.publish_at)
        return {
            "address": place_of(row.slug),
            "title": title(row.title, query, row.rendering__phrased),
            "category": row.category__name,
            "mark": said.get(row.pk),
            "snippet": snippet(row.rendering__plain_text or "", query),
            "day": day,
            "date": date,
        }

    return fill_each("components/result.html", map(values, rows))
