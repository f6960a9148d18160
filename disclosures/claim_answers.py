"""What people answered about expressions: whether a hit is settled, and the evidence as data for the ledger."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from disclosures.claim import INFO, LEVELS, Rule
from disclosures.claims import Hit
from disclosures.models import ClaimAnswer, ClaimHit
from disclosures.models.claims import fingerprint

EVIDENCE = "url survey period sample scope note".split()


def name(hit: Hit) -> str:
    """The fingerprint of a hit: its rule, its words and its sentence."""
    return fingerprint(hit.rule.key, hit.words, hit.sentence)


@dataclass(frozen=True)
class Answers:
    """The answers about one text, by fingerprint."""

    by_name: Mapping[str, ClaimAnswer] = field(default_factory=dict)

    @classmethod
    def load(cls, source: str, source_id: int | None) -> "Answers":
        if source_id is None:
            return cls()
        rows = ClaimAnswer.objects.filter(source=source, source_id=source_id)
        return cls({row.fingerprint: row for row in rows})

    def settle(self, hit: Hit) -> bool:
        return self.state(hit) != ClaimHit.State.OPEN

    def state(self, hit: Hit) -> str:
        return state(hit.rule.level, self.by_name.get(name(hit)))


def state(level: str, answer: ClaimAnswer | None) -> str:
    """Where a hit of this level stands: a tick does not settle what needs evidence."""
    if answer is None or LEVELS.index(answer.level) > LEVELS.index(level):
        return ClaimHit.State.OPEN
    return ClaimHit.State.WAIVED if answer.kind == ClaimAnswer.Kind.WAIVER else ClaimHit.State.TICKED


def stands_in_the_way(rule: Rule) -> bool:
    return rule.level != INFO


def waivers_for(source: str, source_id: int) -> list[dict[str, Any]]:
    """The answers about a text as the ledger keeps them, oldest first: words, rule, evidence, who and when."""
    rows = ClaimAnswer.objects.filter(source=source, source_id=source_id).select_related("file")
    return [
        {
            "rule": row.rule,
            "kind": row.kind,
            "words": row.words,
            "sentence": row.sentence,
            **{name: getattr(row, name) for name in EVIDENCE if getattr(row, name)},
            **({"as_of": row.as_of.isoformat()} if row.as_of else {}),
            **({"file": row.file.name, "file_sha256": row.file.sha256} if row.file else {}),
            "by": row.answered_by_name,
            "at": row.answered_at.isoformat(),
        }
        for row in rows.order_by("answered_at", "pk")
    ]
