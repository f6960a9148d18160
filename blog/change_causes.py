"""Why readers are shown something else although nobody saved the article: read off what has changed since the last row."""

from datetime import datetime

from django.utils import timezone
from django.utils.dateparse import parse_datetime

from disclosures import ledger_facts, notices
from disclosures.ledger import Showing
from disclosures.models import LedgerEntry

# By kind of rule, as `disclosures.notices.versions` names them: the cause, and where its effect is seen.
KINDS = (
    ("decision", "decision", lambda before, now: before.decisions != list(now.decisions)),
    ("wording", "wording", lambda before, now: before.marks != _marks(now)),
    ("creative", "creative", lambda before, now: True),
    ("programme", "creative", lambda before, now: True),
    ("tables", "rules", lambda before, now: True),
)


def cause_of(before: LedgerEntry | None, now: Showing, was_valid_until: datetime | None) -> tuple[str, datetime | None]:
    """The cause, and since when it has its effect, if that can be known."""
    if before is None or before.version == 1:
        return "noted", None  # the ledger begins to tell of this article in full
    if was_valid_until is not None and was_valid_until <= timezone.now():
        return "campaign", was_valid_until
    today = notices.versions()
    for kind, cause, is_seen in KINDS:
        if before.states.get(kind) != today.get(kind) and is_seen(before, now):
            return cause, _since(before, kind, today)
    return "rerender", None


def _marks(now: Showing) -> dict:
    return ledger_facts.marks(now.inventory, now.language, now.statements)


def _since(before: LedgerEntry, kind: str, today: dict[str, str]) -> datetime | None:
    """When the newest row of its kind was saved; a deletion tells no time."""
    count, _space, saved = today.get(kind, "").partition(" ")
    earlier = before.states.get(kind, "").partition(" ")[0]
    if kind == "tables" or not earlier.isdigit() or int(count) < int(earlier):
        return None
    moment = parse_datetime(saved)
    return moment if moment is not None and timezone.is_aware(moment) and before.at < moment else None
