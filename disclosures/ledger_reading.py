"""Reading the ledger: what readers of a text were shown at some moment, and what one row says otherwise than the row before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import networks
from disclosures.models import LedgerEntry
from disclosures.strengths import BY_KEY

PLACES = (
    ("badge", gettext_lazy("Badge")),
    ("notice", gettext_lazy("Notice")),
    ("strength", gettext_lazy("Strength")),
    ("statements", gettext_lazy("Statement")),
    ("label", gettext_lazy("Label")),
    ("card", gettext_lazy("On cards")),
    ("feed", gettext_lazy("In feeds")),
)


@dataclass(frozen=True)
class Stretch:
    """A stretch of time in which a row shows one and the same page; `until` is open where only the next row ends it."""

    since: datetime
    until: datetime | None
    ads: list[dict[str, Any]]
    marks: dict[str, Any]
    snapshot_sha256: str
    number: int  # of the variant, 0 for the page of the row itself


@dataclass(frozen=True)
class Seen:
    """`stretch` is empty where readers did not find the text then."""

    entry: LedgerEntry
    stretch: Stretch | None


def seen(source: str, source_id: int, moment: datetime) -> Seen | None:
    """What readers of the text were shown at this moment; None where the ledger does not reach back so far."""
    begun = Q(since__lte=moment) | Q(since__isnull=True, at__lte=moment)
    entry = LedgerEntry.objects.filter(begun, source=source, source_id=source_id).order_by("-pk").first()
    if entry is None:
        return None
    held = [one for one in stretches(entry) if one.since <= moment and (one.until is None or moment < one.until)]
    return Seen(entry, held[-1] if held else None)


def stretches(entry: LedgerEntry) -> list[Stretch]:
    """What the row shows from when to when, as far as it knows; nothing for a row that takes the text away."""
    if not _is_shown(entry):
        return []
    ads = entry.ads or entry.inventory.get("ads", [])
    turns = [(entry.since or entry.at, ads, entry.marks, entry.snapshot_sha256)]
    for variant in entry.variants:
        begins = parse_datetime(variant["at"]) or entry.at
        turns.append((begins, variant["ads"], variant.get("marks", {}), variant["snapshot_sha256"]))
    ends = [turn[0] for turn in turns[1:]] + [None]
    whole = [
        _within(entry, Stretch(since, until, ads, marks, sha256, number))
        for number, ((since, ads, marks, sha256), until) in enumerate(zip(turns, ends, strict=True))
    ]
    return [one for one in whole if one.until is None or one.since < one.until]


def _within(entry: LedgerEntry, one: Stretch) -> Stretch:
    """The part of the stretch in which the text is public."""
    since = max(filter(None, (one.since, entry.visible_from)))
    until = min(filter(None, (one.until, entry.visible_until)), default=None)
    return replace(one, since=since, until=until)


def mark_rows(marks: dict[str, Any]) -> list[tuple[str, str]]:
    """Marks by the names of their places; places without a mark are left out."""
    words = ((str(name), _words(marks, place)) for place, name in PLACES)
    return [(name, text) for name, text in words if text]


def differences(before: LedgerEntry | None, after: LedgerEntry) -> list[str]:
    """What the row says otherwise than the one before it, in sentences; the first row of a text says everything anew."""
    if before is None:
        return [_("The first row about this text.")]
    found = [*_of_place(before, after), *_of_text(before, after), *_of_marks(before, after), *_of_ads(before, after)]
    found += [*_of_list(before, after, "decisions", _("Decision")), *_of_list(before, after, "waivers", _("Waiver"))]
    if not found and before.snapshot_sha256 != after.snapshot_sha256 and after.snapshot_sha256:
        found.append(_("The page looks different: its surroundings or its style have changed."))
    return found or [_("Readers see what they saw before.")]


def _of_place(before: LedgerEntry, after: LedgerEntry) -> Iterator[str]:
    if before.address != after.address:
        yield _("Address: %(before)s → %(after)s") % {"before": before.address, "after": after.address}
    if _is_shown(before) != _is_shown(after):
        yield _("Readers can open it.") if _is_shown(after) else _("Readers no longer find it.")


def _is_shown(entry: LedgerEntry) -> bool:
    return bool(entry.is_public) and entry.cause != "withdrawn"


def _of_text(before: LedgerEntry, after: LedgerEntry) -> Iterator[str]:
    if before.html_sha256 != after.html_sha256:
        versions = {"before": before.revision or "–", "after": after.revision or "–"}
        yield _("The text has changed (version %(before)s → %(after)s).") % versions


def _of_marks(before: LedgerEntry, after: LedgerEntry) -> Iterator[str]:
    for place, name in PLACES:
        was, now = (_words(entry.marks, place) for entry in (before, after))
        if was != now and (before.version > 1 or place in before.marks):
            yield _("%(place)s: “%(before)s” → “%(after)s”") % {"place": name, "before": was, "after": now}


def _words(marks: dict[str, Any], place: str) -> str:
    mark = marks.get(place)
    if place == "strength":
        mark = BY_KEY[mark].name if mark in BY_KEY else mark
    return " / ".join(mark) if isinstance(mark, list) else str(mark or "")


def _of_ads(before: LedgerEntry, after: LedgerEntry) -> Iterator[str]:
    if before.version == 1:
        return
    was, now = (Counter(ad_name(ad) for ad in entry.ads) for entry in (before, after))
    for name, count in (now - was).items():
        yield _("Ad added: %(ad)s") % {"ad": _counted(name, count)}
    for name, count in (was - now).items():
        yield _("Ad gone: %(ad)s") % {"ad": _counted(name, count)}


def _counted(name: str, count: int) -> str:
    return name if count == 1 else f"{name} × {count}"


def ad_name(ad: dict[str, Any]) -> str:
    """An ad of a row in a few words: network, programme, label, and the beginning of its address's fingerprint."""
    network = (
        _("undecided link") if "undecided" in ad else networks.name_of(ad.get("network", "")) or _("own programme")
    )
    parts = [network, (ad.get("programme") or {}).get("name", ""), ad.get("label", ""), _where(ad)]
    return ", ".join(part for part in parts if part)


def _where(ad: dict[str, Any]) -> str:
    return ad["address_sha256"][:8] if "address_sha256" in ad else str(ad.get("address", ""))[:60]


def _of_list(before: LedgerEntry, after: LedgerEntry, column: str, name: str) -> Iterator[str]:
    was, now = getattr(before, column), getattr(after, column)
    for one in (row for row in now if row not in was):
        yield _("%(name)s: %(what)s") % {"name": name, "what": decision_words(one)}
    for one in (row for row in was if row not in now):
        yield _("%(name)s no longer in force: %(what)s") % {"name": name, "what": decision_words(one)}


def decision_words(row: dict[str, Any]) -> str:
    """A decision or a waiver of a row in one line."""
    names = ("target", "rule", "expression", "verdict", "reason", "by")
    return ", ".join(str(row[name]) for name in names if row.get(name))
