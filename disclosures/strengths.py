"""How strongly the marks of a page speak, as rows: the weakest first. Whatever asks for less than another has no effect."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

STANDARD = "standard"


@dataclass(frozen=True)
class Strength:
    """`repeats`: the notice is said once more directly before the first ad of the text."""

    key: str
    name: Promise
    repeats: bool = False

    def classes(self, mark: str) -> str:
        """The classes of a mark in this strength; a stronger one adds to those that every mark has."""
        return mark if self.key == STANDARD else f"{mark} {mark}-{self.key}"


STRENGTHS = (
    Strength(STANDARD, pgettext_lazy("strength", "Standard")),
    Strength("strong", pgettext_lazy("strength", "Strong"), repeats=True),
)
STRONGER = STRENGTHS[1:]
BY_KEY = {row.key: row for row in STRENGTHS}


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in STRENGTHS]


def strongest(*keys: str) -> Strength:
    """The strongest that is asked for; a word that is no strength asks for nothing."""
    return next((row for row in reversed(STRONGER) if row.key in keys), STRENGTHS[0])
