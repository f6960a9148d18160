"""A long ledger, made at once: rows that are sealed one after the other as the ledger itself seals them."""

from contextlib import contextmanager
from datetime import timedelta

from django.db.models.signals import post_init
from django.utils import timezone

from disclosures import ledger
from disclosures.models import LedgerEntry, LedgerHead

AD = {"network": "a8", "programme": None, "placement": "link-1", "address_sha256": "0" * 64, "label": "広告"}


def write(count, *, texts, start, every):
    """`count` rows about `texts` articles in turn, one after each span of time."""
    rows, previous = [], ledger.BEGINNING
    for number in range(1, count + 1):
        at = start + number * every
        row = LedgerEntry(
            pk=number,
            version=ledger.VERSION,
            at=at,
            since=at,
            subject="article",
            source="article",
            source_id=number % texts,
            address=f"https://blog.example.jp/{number % texts}/",
            cause="saved",
            language="ja",
            rules="0" * 64,
            marks={"notice": "広告を利用しています。"},
            ads=[AD],
            html_sha256="0" * 64,
            previous=previous,
        )
        row.seal = previous = ledger.seal(row)
        rows.append(row)
    LedgerEntry.objects.bulk_create(rows, batch_size=500)
    LedgerHead.objects.update_or_create(pk=1, defaults={"seal": previous, "entries": count})


def write_days(count=3000, texts=60):
    """About two minutes lie between the rows, and the newest is of this moment."""
    every = timedelta(minutes=2)
    write(count, texts=texts, start=timezone.now() - (count + 1) * every, every=every)


@contextmanager
def rows_read():
    """A list to which every row that is read from the ledger adds its number."""
    read = []

    def note(instance, **kwargs):
        read.append(instance.pk)

    post_init.connect(note, sender=LedgerEntry)
    try:
        yield read
    finally:
        post_init.disconnect(note, sender=LedgerEntry)
