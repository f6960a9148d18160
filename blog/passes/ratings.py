"""Ratings: what the author gave for each criterion, in figures and in stars."""

from decimal import ROUND_HALF_UP, Decimal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from blog.passes.pieces import Pieces, line, paragraph, with_breaks
from blog.passes.sheet import Sheet
from lib.document import Document

RATING = "div[data-block=rating]"
MOST = 5
HALF, TENTH = Decimal("0.5"), Decimal("0.1")


def show_ratings(document: Document, sheet: Sheet) -> None:
    """Show each rating as a list of criteria. Machines get no rating: what a site says of its own choice is no review."""
    for block in reversed(document.css(RATING)):
        pieces = Pieces(document, block)
        name, scores = pieces.text("name"), _scores(pieces)
        document.replace(block, (_box(name, scores) if scores else "") + pieces.rest)


def _scores(pieces: Pieces) -> list[tuple[str, Decimal]]:
    criteria = pieces.part("criteria")
    if criteria is None:
        return []
    rows = [(line(item), item.attributes.get("data-score") or "") for item in criteria.iter()]
    criteria.decompose()
    return [(words, Decimal(score)) for words, score in rows if words and score]


def _box(name: str, scores: list[tuple[str, Decimal]]) -> SafeString:
    rows = format_html_join("", "<div><dt>{}</dt><dd>{}</dd></div>", ((with_breaks(w), _shown(s)) for w, s in scores))
    return format_html(
        '<div class="rating" role="group" aria-label="{}">{}<dl class="rating-list">{}</dl>{}</div>',
        name or gettext("Rating"),
        paragraph("rating-name", name),
        rows,
        _mean([score for _words, score in scores]) if len(scores) > 1 else "",
    )


def _mean(scores: list[Decimal]) -> SafeString:
    mean = (sum(scores, Decimal(0)) / len(scores)).quantize(TENTH, ROUND_HALF_UP)
    return format_html(
        '<p class="rating-mean"><span>{}</span> <span>{}</span></p>', gettext("Average of the criteria"), _shown(mean)
    )


def _shown(score: Decimal) -> SafeString:
    """The figure, and stars for the eye: they say nothing that the figure does not."""
    return format_html(
        '<span class="stars" data-score="{}" aria-hidden="true"></span><span class="score"><b>{}</b> / {}</span>',
        (score / HALF).quantize(Decimal(1), ROUND_HALF_UP) * HALF,
        score.quantize(TENTH),
        MOST,
    )
