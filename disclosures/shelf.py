"""The creatives that a text needs: those it names, those that stand in for them, and those with the addresses of its links."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from selectolax.lexbor import LexborNode

from disclosures.models import Creative
from disclosures.windows import Window


def windows(creative: Creative) -> tuple[Window, ...]:
    """All must be open for the ad to be shown: its own, and its programme's."""
    own = Window(creative.starts_at, creative.ends_at)
    programme = creative.programme
    return (own, Window(programme.starts_at, programme.ends_at)) if programme else (own,)


def lines(creative: Creative) -> Window:
    """When the lines above and below the ad are shown."""
    return Window(creative.lines_start_at, creative.lines_end_at)


def is_open(creative: Creative, now: datetime) -> bool:
    return all(window.is_open(now) for window in windows(creative))


@dataclass(frozen=True)
class Shelf:
    """`by_number` knows creatives by primary key, `by_address` the one that a plain link with that address belongs to."""

    by_number: dict[int, Creative] = field(default_factory=dict)
    by_address: dict[str, Creative] = field(default_factory=dict)

    @classmethod
    def load(cls, numbers: set[int], addresses: set[str], now: datetime) -> "Shelf":
        """One query for the creatives, one more for each generation of stand-ins, one for the addresses."""
        rows = Creative.objects.select_related("programme").order_by("pk")
        found: dict[int, Creative] = {}
        while numbers:
            newest = {row.pk: row for row in rows.filter(pk__in=numbers)}
            found |= newest
            numbers = {row.fallback_id for row in newest.values() if row.fallback_id} - found.keys()
        return cls(found, _belonging(rows.filter(address__in=addresses), now) if addresses else {})

    def chain(self, number: int) -> list[Creative]:
        """The creative and those that stand in for it, in their order, each once."""
        chain: list[Creative] = []
        row = self.by_number.get(number)
        while row is not None and row not in chain:
            chain.append(row)
            row = self.by_number.get(row.fallback_id or 0)
        return chain

    def choose(self, number: int, now: datetime) -> Creative | None:
        """The ad that takes the place of this creative now; None where none may be shown."""
        return next((row for row in self.chain(number) if is_open(row, now)), None)

    def named(self, place: LexborNode) -> Creative | None:
        return self.by_number.get(number_of(place))

    def instants(self, now: datetime) -> list[datetime]:
        """When any of these ads begins, ends or gives way, earliest first."""
        rows = (*self.by_number.values(), *self.by_address.values())
        every = (window for row in rows for window in (*windows(row), lines(row)))
        return sorted({instant for window in every for instant in window.changes(now)})


def number_of(place: LexborNode) -> int:
    """The number of the creative that a place names; 0 for what can be none."""
    text = place.attributes.get("data-creative") or ""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0


def _belonging(rows: Iterable[Creative], now: datetime) -> dict[str, Creative]:
    """Where several ads have one address, one that is shown counts before one that is over, and a newer before an older."""
    found: dict[str, Creative] = {}
    for row in sorted(rows, key=lambda row: (is_open(row, now), row.pk)):
        found[row.address] = row
    return found
