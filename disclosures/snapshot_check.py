"""Whether the pages that rows of the ledger name are still what they were, and whether each removal is told of."""

from collections.abc import Iterable, Iterator
from functools import lru_cache

from disclosures import ledger, snapshots
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry, Snapshot

BATCH = 100  # pages that are held in memory at once
REMOVALS = ("erased", "purged")


def faults(entries: Iterable[LedgerEntry]) -> Iterator[Fault]:
    """What is wrong with the pages that these rows name; a removal that the ledger tells of is no fault."""
    named: dict[str, int] = {}
    for entry in entries:
        for sha256 in snapshots.named_by(entry):
            named.setdefault(sha256, entry.pk)
    hashes = list(named)
    for start in range(0, len(hashes), BATCH):
        spoiled, gone = _looked_at(hashes[start : start + BATCH])
        yield from (Fault("page", named[sha256]) for sha256 in spoiled)
        yield from (Fault("no_page", named[sha256]) for sha256 in _untold(gone))


def _looked_at(hashes: list[str]) -> tuple[list[str], dict[str, int | None]]:
    """Those that are not what their fingerprint names, and those that are not there, with the row that tells of it."""
    rows = Snapshot.objects.in_bulk(hashes)
    styles_of = lru_cache(maxsize=8)(snapshots.styles)  # a bundle of styles serves many pages
    spoiled, gone = [], {}
    for sha256 in hashes:
        row = rows.get(sha256)
        try:
            snapshots.opened(row, sha256, styles_of)
        except snapshots.Gone:
            gone[sha256] = row.told_by if row else None
        except snapshots.Spoiled:
            spoiled.append(sha256)
    return spoiled, gone


def _untold(gone: dict[str, int | None]) -> list[str]:
    """Those of whose removal no row tells. A page says which row does; only without that are all removals read."""
    removals = LedgerEntry.objects.filter(cause__in=REMOVALS).order_by("pk")
    left = dict.fromkeys(gone)
    for rows in (removals.filter(pk__in=filter(None, gone.values())), removals):
        if not left:
            break
        for entry in rows.iterator(chunk_size=BATCH):
            for sha256 in entry.detail.get("snapshots", ()) if ledger.is_sound(entry) else ():
                left.pop(sha256, None)
    return list(left)
