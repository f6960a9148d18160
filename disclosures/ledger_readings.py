"""How far the ledger has been read, noted so that a page of the admin need not read all of it."""

import json
from dataclasses import asdict, dataclass, replace
from datetime import UTC, timedelta

from django.utils import timezone

from disclosures import ledger
from disclosures.ledger_check import BATCH, Place, Step, step
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry, LedgerReading
from lib import signing

MOST = 50  # faults that are noted
AGAIN = timedelta(days=7)  # how old a reading may become before the next begins at the first row
PROVED = "entry seal count begun_at read_at whole_at whole_count faults".split()


@dataclass(frozen=True)
class Look:
    """What a look shows: `reading` is what is noted, `place` how far the look itself came."""

    reading: LedgerReading
    place: Place
    faults: list[Fault]
    is_end: bool
    entries: int  # rows that were written
    seal: str  # the newest

    @property
    def is_whole(self) -> bool:
        return self.is_end and not self.faults


def look() -> Look:
    """The noted reading and at most one batch of rows after it. Nothing is written.

    Rows that were noted are not read again, but counted: one that is missing among them is missed.
    """
    reading, head = noted(), ledger.head()
    now = _next(reading)
    if not now.is_end and not now.faults and now.place.count < reading.count + BATCH:
        now = step(now.place)
    there = LedgerEntry.objects.filter(pk__lte=now.place.entry).count()
    if not now.faults and there != now.place.count:
        now = replace(now, faults=[Fault("end", written=now.place.count, found=there)])
    return Look(reading, now.place, now.faults, now.is_end, head.entries, head.seal)


def noted() -> LedgerReading:
    """How far the ledger has been read; from the beginning where nobody has, or where somebody has moved the note."""
    row = LedgerReading.objects.filter(pk=1).first()
    return row if row is not None and row.proof == _proof(row) else LedgerReading(pk=1)


def go_on(batches: int = 1) -> bool:
    """Read on from where the last reading ended, and note how far; whether there is more to read at once.

    A reading that found something stays before it, so that the next one finds it again. No writer waits for the reader.
    """
    reading = noted()
    if reading.begun_at is None or (_is_done(reading) and reading.begun_at < timezone.now() - AGAIN):
        _begin(reading)
    for _number in range(batches):
        now = _next(reading)
        _note(reading, now)
        if now.is_end or now.faults:
            return False
    return True


def begin_again() -> None:
    """Let the next reading begin at the first row."""
    reading = noted()
    _begin(reading)
    _save(reading)


def _next(reading: LedgerReading) -> Step:
    """The batch after the noted place, if the row there is what it was."""
    place = Place(reading.entry, reading.seal, reading.count)
    last = LedgerEntry.objects.filter(pk=place.entry).first() if place.entry else None
    if place.entry and (last is None or last.seal != place.seal or not ledger.is_sound(last)):
        return Step(place, [Fault("place", place.entry)], is_end=False)
    return step(place)


def _note(reading: LedgerReading, now: Step) -> None:
    reading.faults, reading.read_at = [asdict(one) for one in now.faults[:MOST]], timezone.now()
    if not now.faults:
        reading.entry, reading.seal, reading.count = now.place.entry, now.place.seal, now.place.count
    if now.is_end and not now.faults:
        reading.whole_at, reading.whole_count = reading.read_at, reading.count
    _save(reading)


def _begin(reading: LedgerReading) -> None:
    reading.entry, reading.seal, reading.count = 0, ledger.BEGINNING, 0
    reading.begun_at, reading.faults = timezone.now(), []


def _is_done(reading: LedgerReading) -> bool:
    return reading.whole_at is not None and reading.whole_at >= reading.begun_at


def _save(reading: LedgerReading) -> None:
    """Note it, unless somebody else has noted something meanwhile."""
    was, reading.proof = reading.proof, _proof(reading)
    values = {name: getattr(reading, name) for name in (*PROVED, "proof")}
    if was:
        LedgerReading.objects.filter(pk=1, proof=was).update(**values)
    else:
        LedgerReading.objects.update_or_create(pk=1, defaults=values)


def _proof(reading: LedgerReading) -> str:
    values = [getattr(reading, name) for name in PROVED]
    return signing.digest(
        json.dumps(values, sort_keys=True, default=lambda moment: moment.astimezone(UTC).isoformat()),
        purpose="ledger-reading",
    )
