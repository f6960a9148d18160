"""Writing the ledger: each row is sealed together with the seal of the row before it.

A seal shows that rows were changed, removed or put in between; whoever can rewrite the whole database can rewrite
the whole chain as well, so keep a copy of the newest seal elsewhere.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from disclosures import ledger_facts, notices
from disclosures.inventory import Inventory
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry, LedgerHead

BEGINNING = "0" * 64
VERSION = 3
# What the seal of a version 1 covers, besides the time. From version 2 on it covers every column that there was then.
SEALED_1 = "source source_id address cause actor language rules marks inventory html_sha256 previous".split()
COLUMNS = [one.attname for one in LedgerEntry._meta.concrete_fields]
SINCE = {"subject": 3}  # columns that came later: from which version on they are sealed


@dataclass(frozen=True)
class Showing:
    """What the readers of one text are shown from some moment on.

    `subject` is a key of `disclosures.ledger_subjects`. `html` is the rendered text and `snapshot_sha256` names the whole
    page in `disclosures.snapshots`. `statements` are the sentences below the notice, `strength` that of its marks (empty:
    standard), `states` the versions of whatever else made the page. `variants` tell what the page
    becomes without anybody doing anything: [{"at", "html_sha256", "snapshot_sha256", "ads"}], oldest first.
    `decisions` and `waivers` are those in force for this text: [{"verdict", "reason", "by", "at", …}].
    """

    source: str
    source_id: int
    address: str
    language: str
    inventory: Inventory = Inventory()
    subject: str = "article"
    html: str = ""
    revision: int | None = None
    is_public: bool = True
    visible_from: datetime | None = None
    visible_until: datetime | None = None
    statements: tuple[str, ...] = ()
    strength: str = ""
    states: dict[str, str] = field(default_factory=dict)
    snapshot_sha256: str = ""
    variants: tuple[dict[str, Any], ...] = ()
    decisions: tuple[dict[str, Any], ...] = ()
    waivers: tuple[dict[str, Any], ...] = ()
    audit: dict[str, Any] = field(default_factory=dict)


def record(
    showing: Showing,
    *,
    cause: str,
    actor: object,
    since: datetime | None = None,
    detail: dict[str, Any] | None = None,
) -> LedgerEntry:
    """Add one row. Call it in the transaction that publishes, so that neither stands without the other."""
    now = timezone.now()
    return _append(
        LedgerEntry(
            **_facts(showing),
            version=VERSION,
            at=now,
            since=since or now,
            cause=cause,
            actor=str(actor or ""),
            rules=notices.tables(),
            states=notices.versions() | showing.states,
            audit=showing.audit,
            detail=detail or {},
        )
    )


def tells(entry: LedgerEntry, showing: Showing) -> bool:
    """Whether the row says already what readers are shown: then there is nothing to add.

    The version of the text alone is no reason: what somebody typed and put aside has one as well.
    """
    ignored = {"revision"} | {name for name, version in SINCE.items() if entry.version < version}
    facts = {name: value for name, value in _facts(showing).items() if name not in ignored}
    return {name: _comparable(getattr(entry, name)) for name in facts} == {
        name: _comparable(value) for name, value in facts.items()
    }


def _facts(showing: Showing) -> dict[str, Any]:
    """The columns that say what readers are shown, and by what right."""
    return {
        "subject": showing.subject,
        "source": showing.source,
        "source_id": showing.source_id,
        "revision": showing.revision,
        "address": showing.address,
        "is_public": showing.is_public,
        "visible_from": showing.visible_from,
        "visible_until": showing.visible_until,
        "language": showing.language,
        "marks": ledger_facts.marks(showing.inventory, showing.language, showing.statements, showing.strength),
        "ads": ledger_facts.ads(showing.inventory),
        "variants": list(showing.variants),
        "decisions": list(showing.decisions),
        "waivers": list(showing.waivers),
        "html_sha256": hashlib.sha256(showing.html.encode()).hexdigest(),
        "snapshot_sha256": showing.snapshot_sha256,
    }


def _comparable(value: Any) -> Any:
    """Tuples and lists are the same to the database."""
    return value if isinstance(value, datetime) else json.dumps(value, sort_keys=True)


def note(text: LedgerEntry, *, cause: str, actor: object, **changed: Any) -> LedgerEntry:
    """Add a row that tells the same as the newest one of its text, but for what `changed` names.

    An audit's result, the end of a page or an erasure is such a row of its own: rows are never filled in later.
    """
    values = {name: getattr(text, name) for name in COLUMNS if name not in ("id", "seal", "previous")}
    now = timezone.now()
    values |= {"version": VERSION, "at": now, "since": now, "cause": cause, "actor": str(actor or ""), "audit": {}}
    return _append(LedgerEntry(**(values | {"detail": {}} | changed)))


def latest(source: str, source_id: int) -> LedgerEntry | None:
    """The newest row of a text."""
    return LedgerEntry.objects.filter(source=source, source_id=source_id).order_by("-pk").first()


@transaction.atomic
def _append(entry: LedgerEntry) -> LedgerEntry:
    head = _locked_head()
    entry.pk = (LedgerEntry.objects.order_by("-pk").values_list("pk", flat=True).first() or 0) + 1
    entry.previous = head.seal
    entry.seal = seal(entry)
    entry.save()
    head.seal = entry.seal
    head.entries += 1
    head.save()
    return entry


def seal(entry: LedgerEntry) -> str:
    """The seal that belongs to the row's content."""
    content = {name: _plain(getattr(entry, name)) for name in _sealed(entry.version)}
    if entry.version == 1:
        content["at"] = entry.at.isoformat()
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()


def _sealed(version: int) -> list[str]:
    """The columns that the seal of this version covers."""
    if version == 1:
        return SEALED_1
    return [name for name in COLUMNS if name != "seal" and SINCE.get(name, 2) <= version]


def is_sound(entry: LedgerEntry) -> bool:
    """Whether the row holds what was sealed, and nothing else."""
    return entry.seal == seal(entry) and not _says_more(entry)


def _says_more(entry: LedgerEntry) -> bool:
    """Whether a column holds something that the seal of its version does not cover: nobody wrote that in time."""
    covered = {*_sealed(entry.version), "id", "version", "at", "seal"}
    fields = (one for one in LedgerEntry._meta.concrete_fields if one.attname not in covered)
    return any(getattr(entry, one.attname) != one.get_default() for one in fields)


def _plain(value: Any) -> Any:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def faults(entries: Iterable[LedgerEntry], previous: str) -> Iterator[Fault]:
    """What does not fit in these rows of the chain, oldest first; `previous` is the seal of the row before them."""
    for entry in entries:
        if not is_sound(entry):
            yield Fault("content", entry.pk)
        if entry.previous != previous:
            yield Fault("chain", entry.pk)
        previous = entry.seal


def head() -> LedgerHead:
    """The newest seal, and how many rows there must be."""
    return LedgerHead.objects.filter(pk=1).first() or LedgerHead(seal=BEGINNING)


def _locked_head() -> LedgerHead:
    """The one row on which writers wait for each other, so that the chain never forks."""
    LedgerHead.objects.get_or_create(pk=1, defaults={"seal": BEGINNING})
    return LedgerHead.objects.select_for_update().get(pk=1)
