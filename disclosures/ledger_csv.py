"""The ledger as tables for advertisers and networks: where an ad stood from when to when, and which pages hold ads."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from itertools import chain, groupby, pairwise
from typing import Any

from django.db.models import Max, Q, QuerySet
from django.http import StreamingHttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import ledger_subjects, networks
from disclosures.ledger_reading import Stretch, stretches
from disclosures.models import LedgerEntry
from lib import spreadsheet

BATCH = 200
OF_TEXTS = LedgerEntry.objects.exclude(source__in=ledger_subjects.UNSEEN)
# What of a row the tables need.
READ = (
    *(
        "version",
        "at",
        "since",
        "subject",
        "source",
        "source_id",
        "address",
        "is_public",
        "visible_from",
        "visible_until",
    ),
    *("cause", "marks", "inventory", "ads", "variants", "snapshot_sha256"),
)
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


def answer(name: str, rows: Iterable[list[str]]) -> StreamingHttpResponse:
    """The rows as a file of today to save, made while it is sent."""
    return spreadsheet.streamed(f"{name}-{timezone.localdate().isoformat()}", rows)


def addresses(network: str = "") -> Iterator[list[str]]:
    """The pages that readers find today with an ad of this network, or of any; each address once."""
    yield [_("Address")]
    now, before = timezone.now(), ""
    newest = LedgerEntry.objects.filter(pk__in=_newest_of_each(OF_TEXTS)).only(*READ)
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
    for _text, shown in groupby(_shown(start, end), key=lambda turn: (turn[0].source, turn[0].source_id)):
        open_now: dict[tuple[str, ...], tuple[datetime, datetime]] = {}
        for entry, one in shown:
            keys = {_key(entry, one, ad) for ad in one.ads if _is_of(ad, network, programme)}
            yield from (_line(key, *open_now.pop(key)) for key in list(open_now) if open_now[key][1] < one.since)
            for key in sorted(keys):
                open_now[key] = (open_now[key][0] if key in open_now else one.since, one.until or end)
        yield from (_line(key, *times) for key, times in open_now.items())


def _shown(start: datetime, end: datetime) -> Iterator[tuple[LedgerEntry, Stretch]]:
    """What was shown in the period, text by text, one stretch after the other; a row holds until the next one begins."""
    for entry, after in pairwise(chain(_told(start, end), [None])):
        if entry is None:
            return
        last = min(end, timezone.now())
        if after is not None and (after.source, after.source_id) == (entry.source, entry.source_id):
            last = after.since or after.at
        for one in stretches(entry):
            since, until = max(one.since, start), min(one.until or last, last, end)
            if since < until:
                yield entry, replace(one, since=since, until=until)


def _told(start: datetime, end: datetime) -> Iterator[LedgerEntry]:
    """The rows of the period, and of each text the one that holds at its beginning; one after the other, never all at once."""
    before = _newest_of_each(OF_TEXTS.filter(at__lt=start))
    begun = Q(since__lt=end) | Q(since__isnull=True, at__lt=end)
    rows = OF_TEXTS.filter(begun, Q(at__gte=start) | Q(pk__in=before)).only(*READ)
    return rows.order_by("source", "source_id", "pk").iterator(chunk_size=BATCH)


def _newest_of_each(rows: QuerySet[LedgerEntry]) -> QuerySet[LedgerEntry, Any]:
    return rows.order_by().values("source", "source_id").annotate(newest=Max("pk")).values("newest")


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
