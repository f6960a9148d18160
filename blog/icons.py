"""The signs of readers' pages: each a stroke on a square of 24, drawn in the page itself, so that none asks for a file."""

from django.utils.html import format_html
from django.utils.safestring import SafeString

STROKES = {
    "search": "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM15.5 15.5L21 21",
    "menu": "M4 7h16M4 12h16M4 17h16",
    "error": "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 7.5v5.5M12 16.4v.1",
    "rss": "M5 11a8 8 0 0 1 8 8M5 5a14 14 0 0 1 14 14M5.5 18.5v.1",
    "next": "M9 5l7 7-7 7",
    "prev": "M15 5l-7 7 7 7",
    "up": "M12 20V5M5 12l7-7 7 7",
    "comment": "M4 5h16v11h-8l-5 4v-4H4z",
}
DRAWN: dict[str, SafeString] = {
    name: format_html(
        '<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{}"/></svg>', stroke
    )
    for name, stroke in STROKES.items()
}
