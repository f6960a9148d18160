"""The queue of expressions over the whole site: its rows are renewed by every check of a text, and readers add to it."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import Count, Q
from django.utils import timezone

from disclosures.claim_answers import Answers, name, state
from disclosures.claims import Hit, normalised
from disclosures.models import ClaimAnswer, ClaimHit
from disclosures.models.claims import fingerprint

Origin, State = ClaimHit.Origin, ClaimHit.State
REPORTED = ""  # the rule of what readers report
DERIVED = ["title", "level", "category", "state", "seen_at"]


def keep(source: str, source_id: int, *, title: str, hits: Sequence[Hit], text: Callable[[], str]) -> None:
    """Make the rows of one text say what a check has just found; what a reader reported is looked for in `text`,
    which is read only where somebody reported something: a text without ads is not read for its hits.
    """
    stored = {(row.origin, row.fingerprint): row for row in _of(source, source_id)}
    if not stored and not hits:
        return
    answers, found = Answers.load(source, source_id), {name(hit): hit for hit in hits}
    fresh, changed = [], []
    for key, hit in found.items():
        row = stored.pop((Origin.RULE, key), None)
        values = {
            "title": title[:200],
            "level": hit.rule.level,
            "category": hit.rule.category,
            "state": answers.state(hit),
        }
        if row is None:
            fresh.append(_made(source, source_id, hit, key, values))
        elif any(getattr(row, field) != value for field, value in values.items()):
            changed.append(_set(row, **values))
    whole = text() if any(row.origin == Origin.READER for row in stored.values()) else ""
    for row in stored.values():
        there = row.origin == Origin.READER and _holds(whole, row.words)
        now = state(row.level, answers.by_name.get(row.fingerprint)) if there else State.GONE
        if row.state != now:
            changed.append(_set(row, state=now))
    ClaimHit.objects.bulk_create(fresh)
    if changed:
        ClaimHit.objects.bulk_update(changed, DERIVED)


def report(source: str, source_id: int, *, title: str, words: str, remark: str) -> ClaimHit:
    """Put an expression that a reader reported into the queue; the same one once, with the newest remark."""
    row, _is_new = ClaimHit.objects.update_or_create(
        source=source,
        source_id=source_id,
        origin=Origin.READER,
        fingerprint=fingerprint(REPORTED, words[:500], ""),
        defaults={"title": title[:200], "remark": remark[:2000], "level": ClaimHit.Level.WARN, "state": State.OPEN},
        create_defaults={
            "title": title[:200],
            "remark": remark[:2000],
            "level": ClaimHit.Level.WARN,
            "words": words[:500],
        },
    )
    return row


def forget(source: str, source_id: int) -> None:
    """The text itself is gone."""
    _of(source, source_id).exclude(state=State.GONE).update(state=State.GONE)


def settle(answer: ClaimAnswer | None, rows: Iterable[ClaimHit]) -> None:
    """Let the rows of one expression say what was answered about it; None where an answer was taken back."""
    for row in rows:
        if row.state != State.GONE:
            row.state = state(row.level, answer)
            row.save(update_fields=["state"])


def progress() -> dict[str, int]:
    """How many expressions are in the texts, how many of them are settled, and how many still stand open by level."""
    there = ClaimHit.objects.exclude(state=State.GONE).exclude(level=ClaimHit.Level.INFO)
    still = Q(state=State.OPEN)
    return there.aggregate(
        total=Count("pk"),
        settled=Count("pk", filter=~still),
        errors=Count("pk", filter=still & Q(level=ClaimHit.Level.ERROR)),
        warnings=Count("pk", filter=still & Q(level=ClaimHit.Level.WARN)),
    )


def _of(source, source_id):
    return ClaimHit.objects.filter(source=source, source_id=source_id)


def _made(source, source_id, hit, key, values):
    return ClaimHit(
        source=source,
        source_id=source_id,
        rule=hit.rule.key,
        words=hit.words[:500],
        sentence=hit.sentence,
        fingerprint=key,
        **values,
    )


def _set(row, **values):
    for field, value in values.items():
        setattr(row, field, value)
    row.seen_at = timezone.now()
    return row


def _holds(text, words):
    """Whether the words still stand in the text, however wide and spaced they were typed."""
    return normalised(words)[0].replace(" ", "") in normalised(text)[0].replace(" ", "")
