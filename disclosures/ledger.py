"""Writing and checking the ledger: each row is sealed together with the seal of the row before it.

A seal shows that rows were changed, removed or put in between; whoever can rewrite the whole database can rewrite
the whole chain as well, so keep a copy of the newest seal elsewhere.
"""

import hashlib
import json
from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from disclosures import notices
from disclosures.inventory import Inventory
from disclosures.models import LedgerEntry, LedgerHead

BEGINNING = "0" * 64
SEALED = (
    "source source_id address cause actor language rules marks inventory html_sha256 previous".split()
)  # and the time


def record(
    *,
    source: str,
    source_id: int,
    address: str,
    cause: str,
    actor: object,
    inventory: Inventory,
    html: str,
    language: str,
) -> LedgerEntry:
    """Add one row. Call it in the transaction that publishes, so that neither stands without the other."""
    with transaction.atomic():
        head = _locked_head()
        entry = LedgerEntry(
            at=timezone.now(),
            source=source,
            source_id=source_id,
            address=address,
            cause=cause,
            actor=str(actor or ""),
            language=language,
            rules=notices.tables(),
            marks={place: notices.notice(inventory, place, language) for place in ("badge", "notice")},
            inventory=inventory.to_json(),
            html_sha256=hashlib.sha256(html.encode()).hexdigest(),
            previous=head.seal,
        )
        entry.seal = seal(entry)
        entry.save()
        head.seal = entry.seal
        head.entries += 1
        head.save()
    return entry


def seal(entry: LedgerEntry) -> str:
    """The seal that belongs to the row's content."""
    content = {name: getattr(entry, name) for name in SEALED} | {"at": entry.at.isoformat()}
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def problems() -> Iterator[str]:
    """What does not fit in the chain, oldest first; nothing where the ledger is whole."""
    previous, count = BEGINNING, 0
    for entry in LedgerEntry.objects.order_by("pk").iterator(chunk_size=500):
        if entry.seal != seal(entry):
            yield f"Entry {entry.pk}: its content does not fit its seal."
        if entry.previous != previous:
            yield f"Entry {entry.pk}: the entry before it is missing or was changed."
        previous, count = entry.seal, count + 1
    head = LedgerHead.objects.filter(pk=1).first() or LedgerHead(seal=BEGINNING)
    if (head.seal, head.entries) != (previous, count):
        yield f"The end: {head.entries} entries were written, {count} are there."


def _locked_head() -> LedgerHead:
    """The one row on which writers wait for each other, so that the chain never forks."""
    LedgerHead.objects.get_or_create(pk=1, defaults={"seal": BEGINNING})
    return LedgerHead.objects.select_for_update().get(pk=1)
