"""Taking snapshots away: by a superuser for a reason, or by age. The ledger keeps the fingerprints and tells of each removal."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Max, QuerySet
from django.utils import timezone

from disclosures import ledger, ledger_styles, snapshots
from disclosures.models import LedgerEntry, Snapshot

BATCH = 500
PAGES = Snapshot.objects.filter(kind=Snapshot.Kind.PAGE, purged_at__isnull=True)


@transaction.atomic
def erase(entry: LedgerEntry, *, reason: str, by: Any) -> None:
    """Erase the pages of one row, and with them those of every row that shows the same; one row of its own says why."""
    hashes = snapshots.named_by(entry)
    newest = ledger.latest(entry.source, entry.source_id) or entry
    detail = {"reason": reason, "entry": entry.pk, "snapshots": sorted(hashes)}
    _empty(hashes, ledger.note(newest, cause="erased", actor=by, detail=detail))


def kept_of(hashes: Iterable[str]) -> set[str]:
    """Those of the pages that are still there."""
    return set(PAGES.filter(sha256__in=hashes).values_list("sha256", flat=True))


def purge(now: datetime | None = None) -> int:
    """Remove the pages that no reader has been shown for LEDGER_SNAPSHOT_DAYS; returns how many. 0 days keep all."""
    if not settings.LEDGER_SNAPSHOT_DAYS:
        return 0
    cutoff = (now or timezone.now()) - timedelta(days=settings.LEDGER_SNAPSHOT_DAYS)
    old = sorted(due(cutoff).values_list("sha256", flat=True))
    for start in range(0, len(old), BATCH):
        _purge(old[start : start + BATCH])
    return len(old)


def due(before: datetime) -> QuerySet[Snapshot]:
    """The pages that no reader has been shown since then."""
    old = PAGES.filter(created_at__lt=before)
    keys = set(old.values_list("sha256", flat=True))
    return old.filter(sha256__in=keys - _shown_since(before)) if keys else old.none()


def _shown_since(cutoff: datetime) -> set[str]:
    """The pages of all rows from then on, and of the row of each text that was the newest at that time."""
    rows = LedgerEntry.objects.only("snapshot_sha256", "variants")
    recent = rows.filter(at__gte=cutoff)
    older = LedgerEntry.objects.filter(at__lt=cutoff).order_by().values("source", "source_id")
    newest = rows.filter(pk__in=older.annotate(newest=Max("pk")).values("newest"))
    shown = (entry for found in (recent, newest) for entry in found.iterator(chunk_size=BATCH))
    return {sha256 for entry in shown for sha256 in snapshots.named_by(entry)}


@transaction.atomic
def _purge(hashes: list[str]) -> None:
    showing = ledger.Showing(source="ledger", subject="ledger", source_id=0, address="", language="", is_public=False)
    detail = {"days": settings.LEDGER_SNAPSHOT_DAYS, "snapshots": hashes}
    _empty(hashes, ledger.record(showing, cause="purged", actor=None, detail=detail))


def _empty(hashes: Iterable[str], told: LedgerEntry) -> None:
    """Empty these pages, of whose removal `told` tells, and style sheets that no page needs any more."""
    Snapshot.objects.filter(sha256__in=hashes).update(content=b"", purged_at=timezone.now(), told_by=told.pk)
    needed = PAGES.values("styles_sha256")
    styles = Snapshot.objects.filter(kind=Snapshot.Kind.STYLES).exclude(sha256__in=needed)
    styles.exclude(sha256__in=ledger_styles.kept()).delete()
