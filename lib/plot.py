"""Plots as plain SVG that any policy allows: no style attribute, no script, every colour from a style sheet.

The words of a plot stand around it in HTML, so that a phone does not shrink them; what it shows is told by title and
description, and the page has the same numbers as a table.
"""

from collections.abc import Sequence
from itertools import pairwise

from django.utils.html import format_html
from django.utils.safestring import SafeString

HEIGHT = 100
STEP = 10  # of the drawing's own width for one value
GAP = 2


def bars(
    key: str, values: Sequence[float], before: Sequence[float] = (), *, title: str, description: str
) -> SafeString:
    """One bar for each value, and a line for what was before; `key` is unique on its page.

    Both are drawn to the greatest of all values; without any, the ground line stands alone.
    """
    width, top = max(len(values), 1) * STEP, max([*values, *before, 0]) or 1
    return format_html(
        '<svg class="plot" viewBox="0 0 {} {}" preserveAspectRatio="none" role="img" aria-labelledby="{}-title {}-text">'
        '<title id="{}-title">{}</title><desc id="{}-text">{}</desc>'
        '<path class="plot-grid" d="M0 0H{}M0 {}H{}"/><path class="plot-bars" d="{}"/><path class="plot-line" d="{}"/></svg>',
        *(width, HEIGHT, key, key, key, title, key, description, width, HEIGHT // 2, width),
        "".join(_bar(place, value / top) for place, value in enumerate(values) if value > 0),
        _line([value / top for value in before]),
    )


def share(value: float, greatest: float) -> SafeString:
    """A bar beside a number in a table; the number says the same, so nobody else is told of it."""
    width = round(100 * value / greatest, 1) if greatest > 0 else 0
    return format_html(
        '<svg class="plot-share" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">'
        '<rect class="plot-rest" width="100" height="6"/><rect class="plot-part" width="{}" height="6"/></svg>',
        f"{width:g}",
    )


def _bar(place: int, part: float) -> str:
    left, height = place * STEP + GAP / 2, max(round(part * HEIGHT, 1), 0.5)
    return f"M{left:g} {HEIGHT}v{-height:g}h{STEP - GAP}v{height:g}z"


def _line(parts: Sequence[float]) -> str:
    """Through the middle of each place, from the left."""
    points = [(place * STEP + STEP / 2, round(HEIGHT - part * HEIGHT, 1)) for place, part in enumerate(parts)]
    return "".join(f"M{x:g} {y:g}L{u:g} {v:g}" for (x, y), (u, v) in pairwise(points))
