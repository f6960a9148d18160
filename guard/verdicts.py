"""What the desks say of a verdict: each reason as a sentence with its weight, and what they come to."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from guard.checks import BY_KEY, SPAM_SCORE
from guard.models import Block


@dataclass(frozen=True)
class Reason:
    """`weight` is None where the row that gave it is gone."""

    sentence: Promise | str
    weight: int | None

    def __str__(self) -> str:
        return f"{self.sentence} (+{self.weight})" if self.weight else str(self.sentence)


@dataclass(frozen=True)
class Told:
    """A stored verdict by the weights of today."""

    score: int
    reasons: list[Reason]

    @property
    def sum(self) -> Promise:
        return format_lazy(_("{score} points; from {limit} on it is spam"), score=self.score, limit=SPAM_SCORE)


def told(reasons: Sequence[str]) -> Told:
    return Told(score(reasons), [_reason(*reason.partition(":")[::2]) for reason in reasons])


def notices(reasons: Sequence[str]) -> list[Reason]:
    """The reasons alone; each becomes a sentence in the language in which it is shown."""
    return told(reasons).reasons


def score(reasons: Sequence[str]) -> int:
    """A row counts once, however much it names."""
    return sum(BY_KEY[key].weight for key in set(map(key_of, reasons)) if key in BY_KEY)


def key_of(reason: str) -> str:
    return reason.partition(":")[0]


def _reason(key: str, named: str) -> Reason:
    row = BY_KEY.get(key)
    if row is None:
        return Reason(key, None)
    kind, _colon, value = named.partition(":")
    label = dict(Block.Kind.choices).get(kind, kind)
    what = format_lazy(" {}: {}", label, value) if value else format_lazy(" {}", label) if named else ""
    return Reason(format_lazy("{}{}", row.notice, what), row.weight)
