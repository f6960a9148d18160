"""A network's notice that programmes end: which known programmes it names, and when it says that they end. Nobody is asked."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db import transaction
from django.utils import timezone

from disclosures.models import Programme

MOST_CHARACTERS = 1_000_000
CHUNK = 50_000
SHORTEST = 4  # a shorter id would be found in dates and prices
# What may stand in an id: a longer run of these is another id that only begins like it.
IN_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_.-]*")
DATES = re.compile(
    r"(?<!\d)(?P<year>20\d\d)\s?(?:年|[-/.])\s?(?P<month>\d{1,2})\s?(?:月|[-/.])\s?(?P<day>\d{1,2})(?!\d)"
    r"|令和\s?(?P<era>\d{1,2})\s?年\s?(?P<era_month>\d{1,2})\s?月\s?(?P<era_day>\d{1,2})\s?日"
    r"|(?<![\d/.-])(?P<short_month>\d{1,2})\s?(?:月|/)\s?(?P<short_day>\d{1,2})(?![\d/])"
)
REIWA = 2018  # its first year is 2019
SAID = re.compile(r"終了|停止|満了|解除|期限|掲載終|最終日|まで|end|clos|terminat|expire|until", re.IGNORECASE)
NEAR = 60  # characters between a date and the word that makes it an end
MOST_DATES = 500


@dataclass(frozen=True)
class Notice:
    """`programmes` are the known ones whose id stands in it; `days` the dates it gives, the likeliest last day first."""

    programmes: tuple[Programme, ...] = ()
    days: tuple[date, ...] = ()


def read(text: str, today: date) -> Notice:
    """What a pasted notice says, in any layout and width of letters. A date without a year is the next one to come."""
    folded = _folded(text[:MOST_CHARACTERS])
    return Notice(tuple(_programmes(folded)), tuple(_days(folded, today)))


def after(day: date) -> datetime:
    """The instant after a last day."""
    return timezone.make_aware(datetime.combine(day + timedelta(days=1), time(0)))


@transaction.atomic
def end(programmes: Iterable[Programme], instant: datetime | None) -> int:
    """Give these programmes their end; returns how many got another one than they had."""
    changed = 0
    for row in Programme.objects.select_for_update().filter(pk__in=[row.pk for row in programmes]).order_by("pk"):
        if row.ends_at != instant:
            row.ends_at, row.is_sample = instant, False
            row.save(update_fields=["ends_at", "is_sample", "updated_at"])
            changed += 1
    return changed


def _folded(text: str) -> str:
    """The text in one width of letters. One sign may become eighteen: what would be longer than any notice is left out."""
    pieces, length = [], 0
    for start in range(0, len(text), CHUNK):
        pieces.append(unicodedata.normalize("NFKC", text[start : start + CHUNK]))
        length += len(pieces[-1])
        if length > 2 * MOST_CHARACTERS:
            break
    return "".join(pieces)


def _programmes(text: str) -> list[Programme]:
    """One pass over the text, one over the programmes: ids are looked up among the words, never searched one by one."""
    words = {word.rstrip(".-_").casefold() for word in IN_ID.findall(text)}
    rows = Programme.objects.exclude(number="").order_by("name", "pk")
    return [row for row in rows if _is_named(row.number, words, text)]


def _is_named(number: str, words: set[str], text: str) -> bool:
    folded = unicodedata.normalize("NFKC", number).strip()
    if len(folded) < SHORTEST:
        return False
    if IN_ID.fullmatch(folded):
        return folded.casefold() in words
    # An id with other signs in it; rare, so that it may cost a search.
    return bool(re.search(rf"(?<![0-9A-Za-z]){re.escape(folded)}(?![0-9A-Za-z])", text, re.IGNORECASE))


def _days(text: str, today: date) -> list[date]:
    """The dates of the text, those near a word of ending first, then the later before the earlier."""
    found: dict[date, bool] = {}
    for number, match in enumerate(DATES.finditer(text)):
        if number == MOST_DATES:
            break
        day = _day(match, today)
        if day is not None:
            around = text[max(0, match.start() - NEAR) : match.end() + NEAR]
            found[day] = found.get(day, False) or bool(SAID.search(around))
    return sorted(found, key=lambda day: (not found[day], -day.toordinal()))


def _day(match: re.Match[str], today: date) -> date | None:
    part = match.groupdict()
    try:
        if part["year"]:
            return date(int(part["year"]), int(part["month"]), int(part["day"]))
        if part["era"]:
            return date(REIWA + int(part["era"]), int(part["era_month"]), int(part["era_day"]))
        day = date(today.year, int(part["short_month"]), int(part["short_day"]))
        return day if day >= today else day.replace(year=today.year + 1)
    except ValueError:
        return None
