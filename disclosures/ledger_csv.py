"""The ledger as tables for advertisers and networks: where an ad stood from when to when, and which pages hold ads."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import groupby
from typing import Any

from django.db.models import Max
from django.http import HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import ledger_subjects, networks
from disclosures.ledger_reading import Stretch, stretches
from disclosures.models import LedgerEntry
from lib import spreadsheet

BATCH = 500
COLUMNS = (
    gettext_lazy("Address"),
    gettext_lazy("From"),
    gettext_lazy("Until"),
    gettext_lazy("Network"),
    gettext_lazy("Programme"),
    gettext_lazy("Label"),
    gettext_lazy("Notice"),
    gettext_lazy("Placement"),
    gettext_lazy("Kind of place"),
)


def answer(name: str, rows: Iterable[list[str]]) -> HttpResponse:
    """The rows as a file of today to save."""
    return spreadsheet.answer(f"{name}-{timezone.localdate().isoformat()}", rows)


def addresses(network: str = "") -> Iterator[list[str]]:
    """The pages that readers find today with an ad of this network, or of any; each address once."""
    yield [_("Address")]
    now, before = timezone.now(), ""
    texts = LedgerEntry.objects.exclude(source="ledger").order_by().values("source", "source_id")
    newest = LedgerEntry.objects.filter(pk__in=texts.annotate(newest=Max("pk")).values("newest"))
    for last in newest.order_by("address").iterator(chunk_size=BATCH):
        held = [one for one in stretches(last) if one.since <= now and (one.until is None or now < one.until)]
        if last.address != before and held and any(_is_of(ad, network) for ad in held[-1].ads):
            before = last.address
            yield [last.address]


def placements(
    start: datetime, end: datetime, *, network: str = "", programme: int | None = None
) -> Iterator[list[str]]:
    """Each ad of the network or programme that readers could see in the period, with from when to when within it."""
    yield [str(name) for name in COLUMNS]
    for _source, rows in _texts():
        open_now: dict[tuple[str, ...], tuple[datetime, datetime]] = {}
        for entry, one in _turns(rows, end):
            since, until = max(one.since, start), min(one.until or end, end)
            keys = (
                {_key(entry, one, ad) for ad in one.ads if _is_of(ad, network, programme)} if since < until else set()
            )
            yield from (_line(key, *open_now.pop(key)) for key in list(open_now) if open_now[key][1] < since)
            for key in sorted(keys):
                open_now[key] = (open_now[key][0] if key in open_now else since, until)
        yield from (_line(key, *times) for key, times in open_now.items())


def _texts() -> Iterator[tuple[tuple[str, int], list[LedgerEntry]]]:
    """The rows of each text, oldest first."""
    rows = LedgerEntry.objects.exclude(source="ledger").order_by("source", "source_id", "pk").iterator(chunk_size=500)
    for key, group in groupby(rows, key=lambda entry: (entry.source, entry.source_id)):
        yield key, list(group)


def _turns(rows: list[LedgerEntry], end: datetime) -> Iterator[tuple[LedgerEntry, Stretch]]:
    """What was shown after each other; a row holds until the next one begins."""
    for entry, after in zip(rows, [*rows[1:], None], strict=True):
        last = (after.since or after.at) if after else min(end, timezone.now())
        for one in stretches(entry):
            until = min(one.until or last, last)
            if one.since < until:
                yield entry, replace(one, until=until)


def _is_of(ad: dict[str, Any], network: str, programme: int | None = None) -> bool:
    is_programme = programme is None or (ad.get("programme") or {}).get("id") == programme
    return "undecided" not in ad and is_programme and (not network or ad.get("network") == network)


def _key(entry: LedgerEntry, one: Stretch, ad: dict[str, Any]) -> tuple[str, ...]:
    """What makes two rows of the export two."""
    programme = (ad.get("programme") or {}).get("name", "")
    network, notice = networks.name_of(ad.get("network", "")), str(one.marks.get("notice", ""))
    place, kind = ad.get("placement", ""), ledger_subjects.described(entry)
    return (entry.address, network, programme, ad.get("label", ""), notice, place, kind)


def _line(key: tuple[str, ...], since: datetime, until: datetime) -> list[str]:
    address, *others = key
    return [address, _written(since), _written(until), *others]


def _written(moment: datetime) -> str:
    return timezone.localtime(moment).strftime("%Y-%m-%d %H:%M")
