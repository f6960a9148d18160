"""Reading the ledger from its first row on, in batches: what does not fit in it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from disclosures import ledger, snapshot_check
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry

BATCH = 200  # rows of one look, which is as much as a page of the admin can wait for


@dataclass(frozen=True)
class Place:
    """How far somebody has read: the last row, its seal, and the number of rows up to there."""

    entry: int = 0
    seal: str = ledger.BEGINNING
    count: int = 0


@dataclass(frozen=True)
class Step:
    """What one batch gave: the place after it, what was wrong in it, and whether the ledger ends there."""

    place: Place
    faults: list[Fault]
    is_end: bool


def step(place: Place) -> Step:
    """Read the next batch; only one without rows is the end.

    The head is read before the rows. What somebody adds meanwhile is thus in the batch, and the next step compares anew.
    """
    head = ledger.head()
    rows = list(LedgerEntry.objects.filter(pk__gt=place.entry).order_by("pk")[:BATCH])
    found = [*ledger.faults(rows, place.seal), *snapshot_check.faults(filter(ledger.is_sound, rows))]
    if rows:
        return Step(Place(rows[-1].pk, rows[-1].seal, place.count + len(rows)), found, is_end=False)
    if (head.seal, head.entries) != (place.seal, place.count):
        found.append(Fault("end", written=head.entries, found=place.count))
    return Step(place, found, is_end=True)


def faults(tell: Callable[[int], None] = lambda count: None) -> Iterator[Fault]:
    """What does not fit in the whole ledger, oldest first; nothing where it is whole. `tell` hears how far it is."""
    place, is_end = Place(), False
    while not is_end:
        now = step(place)
        place, is_end = now.place, now.is_end
        yield from now.faults
        tell(place.count)
