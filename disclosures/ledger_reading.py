"""Reading the ledger: what readers of a text were shown at some moment, and what one row says otherwise than the row before."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from django.db.models import Q
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _

from disclosures import ledger_styles, ledger_subjects
from disclosures.ledger_words import PLACES, ad_name, decision_words, mark_words
from disclosures.models import LedgerEntry


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
    """`stretch` is empty where readers did not find the text then. `styles` tells of style sheets that came after the row."""

    entry: LedgerEntry
    stretch: Stretch | None
    styles: LedgerEntry | None = None


def seen(source: str, source_id: int, moment: datetime) -> Seen | None:
    """What readers of the text were shown at this moment; None where the ledger does not reach back so far."""
    begun = Q(since__lte=moment) | Q(since__isnull=True, at__lte=moment)
    entry = LedgerEntry.objects.filter(begun, source=source, source_id=source_id).order_by("-pk").first()
    if entry is None:
        return None
    held = [one for one in stretches(entry) if one.since <= moment and (one.until is None or moment < one.until)]
    return Seen(entry, held[-1] if held else None, ledger_styles.since(entry, moment) if held else None)


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


def differences(before: LedgerEntry | None, after: LedgerEntry) -> list[str]:
    """What the row says otherwise than the one before it, in sentences; the first row of a text says everything anew."""
    if after.source in ledger_subjects.UNSEEN:
        return []
    if before is None:
        return [_("The record begins.")]
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
    if before.html_sha256 == after.html_sha256:
        return
    if before.revision is None and after.revision is None:
        yield _("The text has changed.")
    else:
        versions = {"before": before.revision or "–", "after": after.revision or "–"}
        yield _("The text has changed (version %(before)s → %(after)s).") % versions


def _of_marks(before: LedgerEntry, after: LedgerEntry) -> Iterator[str]:
    """Nothing while readers do not find the text: it has no page then, and no marks."""
    if not (_is_shown(before) and _is_shown(after)):
        return
    for place, name in PLACES:
        was, now = (mark_words(entry.marks, place) for entry in (before, after))
        if was != now and (before.version > 1 or place in before.marks):
            yield _changed(was, now) % {"place": name, "before": was, "after": now}


def _changed(was: str, now: str) -> str:
    if was and now:
        return _("%(place)s: “%(before)s” → “%(after)s”")
    return _("%(place)s, new: “%(after)s”") if now else _("%(place)s, gone: “%(before)s”")


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


def _of_list(before: LedgerEntry, after: LedgerEntry, column: str, name: str) -> Iterator[str]:
    was, now = getattr(before, column), getattr(after, column)
    for one in (row for row in now if row not in was):
        yield _("%(name)s: %(what)s") % {"name": name, "what": decision_words(one)}
    for one in (row for row in was if row not in now):
        yield _("%(name)s no longer in force: %(what)s") % {"name": name, "what": decision_words(one)}
