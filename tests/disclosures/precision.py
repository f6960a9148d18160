"""How often the claim rules are right: the paragraphs of prose/ hold `[RULE:words]` where a person sees a claim.

`python -m tests.disclosures.precision` prints the tables of docs/claims.ja.md and docs/claims.en.md anew.
"""

import os
import re
from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import django
from django.conf import settings
from django.utils import translation

if not settings.configured or not django.apps.apps.ready:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    django.setup()

from disclosures.claims import CATEGORIES, find

PROSE = Path(__file__).parent / "prose"
MARK = re.compile(r"\[([A-Z]{2,3}[0-9]{2,3}):([^\]]+)\]")
TODAY = date(2026, 11, 25)
WRITTEN = date(2026, 10, 1)


def paragraphs() -> list[str]:
    return [line for path in sorted(PROSE.glob("*.txt")) for line in path.read_text().split("\n\n") if line.strip()]


@dataclass
class Measured:
    """What was found of one paragraph: right, wrong, and what a person marked and no rule found."""

    right: Counter = field(default_factory=Counter)
    wrong: list[tuple[str, str, str, str]] = field(default_factory=list)
    missed: list[tuple[str, str]] = field(default_factory=list)


def measure() -> Measured:
    """A hit is right where it touches words that a person marked."""
    measured = Measured()
    for paragraph in paragraphs():
        text, marks = _read(paragraph.strip())
        seen: list[tuple[int, int, str]] = []
        for hit in find(text, "ja", today=TODAY, written=WRITTEN):
            touched = [mark for mark in marks if mark[0] < hit.end and hit.start < mark[1]]
            seen += touched
            if touched:
                measured.right[hit.rule.category] += 1
            else:
                measured.wrong.append((hit.rule.category, hit.rule.level, hit.rule.key, hit.sentence))
        measured.missed += [(rule, text[start:end]) for start, end, rule in marks if (start, end, rule) not in seen]
    return measured


def _read(paragraph):
    marks, plain, last = [], "", 0
    for found in MARK.finditer(paragraph):
        plain += paragraph[last : found.start()]
        marks.append((len(plain), len(plain) + len(found[2]), found[1]))
        plain, last = plain + found[2], found.end()
    return plain + paragraph[last:], marks


def rows() -> list[tuple[str, int, int]]:
    """Category, right and wrong hits, in the order of the categories; then the sum."""
    measured = measure()
    wrong = Counter(category for category, *_rest in measured.wrong)
    keys = [key for key in CATEGORIES if key != "own"]
    listed = [(key, measured.right[key], wrong[key]) for key in keys]
    return [*listed, ("", sum(row[1] for row in listed), sum(row[2] for row in listed))]


def table(names: dict[str, str]) -> str:
    """The rows as a table in Markdown, with the names of the categories in one language."""
    return "\n".join(
        f"| {names[key]} | {right + wrong} | {right} | {wrong} | {round(100 * right / (right + wrong))} % |"
        for key, right, wrong in rows()
    )


def names(language: str) -> dict[str, str]:
    """The categories and the sum in this language."""
    with translation.override(language):
        return {**{key: str(name) for key, name in CATEGORIES.items()}, "": {"ja": "合計", "en": "All"}[language]}


if __name__ == "__main__":
    for one in ("ja", "en"):
        print(table(names(one)), end="\n\n")  # noqa: T201 -- this is what the module is called for
