"""The site's own rules about expressions, made into rules like those of the tables."""

import re
from datetime import date, datetime

from django.db.models import Max

from disclosures.claim import Rule, Told
from disclosures.claims import BY_KEY, RULES, find, normalised
from disclosures.models import ClaimRule

CATEGORY = "own"


def load() -> tuple[Rule, ...]:
    """All rules: the tables' and the site's own that are in use, read once for a request or a run."""
    return RULES + tuple(made(row) for row in ClaimRule.objects.filter(is_active=True))


def changed_at() -> datetime | None:
    """When a rule of the site's own was saved last."""
    latest: datetime | None = ClaimRule.objects.aggregate(latest=Max("updated_at"))["latest"]
    return latest


def made(row: ClaimRule) -> Rule:
    """Plain words become a pattern without repetitions, so that no text makes it slow."""
    return Rule(
        key=f"OWN{row.pk or ''}",
        category=CATEGORY,
        level=row.level,
        pattern=_any_of(row.words),
        why=Told(row.why, row.why),
        hint=Told(row.hint, row.hint),
        hits=tuple(listed(row.hits)),
        misses=tuple(listed(row.misses)),
        unless=_any_of(row.exceptions),
        language=row.language,
    )


def listed(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def failures(row: ClaimRule) -> tuple[list[str], list[str]]:
    """The examples that it should find and does not, and those that it should leave alone and does not."""
    rule = made(row)

    def finds(text: str) -> bool:
        return bool(find(text, rule.language, today=date.today(), rules=[rule]))

    return [text for text in rule.hits if not finds(text)], [text for text in rule.misses if finds(text)]


def _any_of(text: str) -> str:
    """Longer words first: of two that begin alike the whole one is shown."""
    words = sorted({normalised(line)[0].strip() for line in listed(text)} - {""}, key=lambda word: (-len(word), word))
    joined = "|".join(map(re.escape, words))
    return f"(?i:{joined})" if joined else ""


def by_key(key: str) -> Rule | None:
    """A rule of the tables or of the site by its key; None where there is none."""
    number = key.removeprefix("OWN")
    if key in BY_KEY or number == key or not (number.isascii() and number.isdigit() and len(number) < 10):
        return BY_KEY.get(key)
    row = ClaimRule.objects.filter(pk=number).first()
    return made(row) if row else None
