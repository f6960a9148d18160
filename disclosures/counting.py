"""Counting ads that were seen and clicked: the token that a page carries, and what becomes of a beacon.

No cookie, no address and no user agent is kept, and nothing that would tell one reader from another.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from django.db import transaction
from django.utils import timezone

from disclosures import tallies
from disclosures.beacons import Beacon, Noted, Report, dropped_as
from disclosures.models import CountedView, Placement
from disclosures.tallies import Tally
from lib import signing

PURPOSE = "counting"
VALID = timedelta(days=7)  # as long as a page may lie in somebody's cache and still count
AHEAD = timedelta(days=1)  # several machines need not change the day at once
ONCE_WITHIN = timedelta(minutes=10)
Opening = Callable[[], object]


class Text(NamedTuple):
    source: str
    source_id: int


def token(source: str, source_id: int) -> str:
    """What the page of a text carries: the same for every reader, and for a whole day."""
    return signing.sign(f"{source}:{source_id}:{timezone.localdate():%Y%m%d}", purpose=PURPOSE)


def text_of(signed: str) -> Text | None:
    """The text that a token names; None when it is forged, made for something else, or too old."""
    content = signing.signed_content(signed, purpose=PURPOSE)
    if content is None:
        return None
    source, number, day = content.split(":")
    return Text(source, int(number)) if is_current(day) else None


def is_current(day: str) -> bool:
    """Whether a page that was made on this day, written as in `token`, may still report something."""
    age = timezone.localdate() - datetime.strptime(day, "%Y%m%d").date()
    return -AHEAD <= age <= VALID


def no_page(signed: str) -> None:
    """Knows no page."""


def count(beacon: Beacon, page_of: Callable[[str], Opening | None] = no_page) -> str:
    """Add what the beacon says, once; the answer is the reason why it was dropped, or empty.

    `page_of` gives what counts the page that a token names, in the same transaction; None where it names none.
    """
    reason = dropped_as(beacon)
    if reason or beacon.report is None:
        return reason
    texts = {text: noted for signed, noted in beacon.report.texts.items() if (text := text_of(signed))}
    opening = page_of(beacon.report.page) if beacon.report.page else None
    if not texts and opening is None:
        return "token"
    rows = list(_tallies(texts)) if texts else []
    if not rows and opening is None:
        return "placement"
    return "" if _store(beacon.report, rows, opening) else "again"


def forget() -> int:
    """Remove the names that may be used again; returns how many went."""
    removed: int = CountedView.objects.filter(at__lte=timezone.now() - ONCE_WITHIN).delete()[0]
    return removed


def _tallies(texts: dict[Text, Noted]) -> Iterator[Tally]:
    """One for each placement that its text has or had; sample ads count for nobody."""
    keys = frozenset[str]().union(*(noted.seen | noted.clicked for noted in texts.values()))
    sources, numbers = zip(*texts, strict=True)
    known = Placement.objects.filter(source__in=set(sources), source_id__in=set(numbers), key__in=keys).order_by()
    found = known.values_list("pk", "source", "source_id", "key", "creative__is_sample")
    for pk, source, source_id, key, is_sample in found:
        noted = texts.get(Text(source, source_id), Noted())
        if not is_sample and key in noted.seen | noted.clicked:
            yield Tally(pk, int(key in noted.seen), int(key in noted.clicked))


@transaction.atomic
def _store(report: Report, rows: list[Tally], opening: Opening | None) -> bool:
    """Name and numbers in one transaction: what could not be stored may be sent again."""
    now = timezone.now()
    name = signing.digest(report.view, purpose=PURPOSE)
    if not tallies.claim(name, now=now, before=now - ONCE_WITHIN):
        return False
    if rows:
        tallies.add(rows, timezone.localdate(now))
    if opening:
        opening()
    return True
