"""Days that a text names as those on which something was true, as rows: how each is written, with its example.

「2026年3月1日時点」 grows old without anybody noticing. What an editor marks as a fact has a day of its own to look again.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone

from blog.models import Rendering

STALE = timedelta(days=90)
MONTHS = "january february march april may june july august september october november december".split()
MONTH = "|".join(name.capitalize() for name in MONTHS)


@dataclass(frozen=True)
class Spelling:
    """`pattern` has the groups that `read` makes a year, a month and a day of; databases search with it too."""

    pattern: str
    read: Callable[[tuple[str, ...]], tuple[int, int, int]]
    example: str
    day: date


SPELLINGS = (
    Spelling(
        r"([0-9]{4})年\s*([0-9]{1,2})月(?:\s*([0-9]{1,2})日)?\s*(?:時点|現在)",
        lambda found: (int(found[0]), int(found[1]), int(found[2] or 1)),
        "月額990円（2026年3月1日時点）",
        date(2026, 3, 1),
    ),
    Spelling(
        r"([0-9]{4})[/.-]([0-9]{1,2})[/.-]([0-9]{1,2})\s*(?:時点|現在)",
        lambda found: (int(found[0]), int(found[1]), int(found[2])),
        "表示価格は2026/03/01現在のものです",
        date(2026, 3, 1),
    ),
    Spelling(
        rf"[Aa]s of ({MONTH}) ([0-9]{{1,2}}), ([0-9]{{4}})",
        lambda found: (int(found[2]), MONTHS.index(found[0].lower()) + 1, int(found[1])),
        "990 yen a month as of March 1, 2026",
        date(2026, 3, 1),
    ),
    Spelling(
        rf"[Aa]s of ([0-9]{{1,2}}) ({MONTH}) ([0-9]{{4}})",
        lambda found: (int(found[2]), MONTHS.index(found[1].lower()) + 1, int(found[0])),
        "As of 1 March 2026 it costs 990 yen",
        date(2026, 3, 1),
    ),
)


def days(text: str) -> Iterator[date]:
    """The days that a text names so; what is in no calendar is passed over."""
    for row in SPELLINGS:
        for match in re.finditer(row.pattern, text):
            try:
                yield date(*row.read(match.groups()))
            except ValueError:
                continue


def stale() -> list[int]:
    """The numbers of the published articles and pages that name a day of more than three months ago."""
    named = Q(*(Q(plain_text__regex=row.pattern) for row in SPELLINGS), _connector=Q.OR)
    before = timezone.localdate() - STALE
    rows = Rendering.objects.filter(named, article__state="published").values_list("article_id", "plain_text")
    return [pk for pk, text in rows.iterator() if min(days(text), default=before) < before]
