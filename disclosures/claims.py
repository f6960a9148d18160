"""The rules about expressions: all rows, the lookups, and the search for their words in a text."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures import (
    claim_rows_body,
    claim_rows_cures,
    claim_rows_dates,
    claim_rows_disclosure,
    claim_rows_en,
    claim_rows_en_people,
    claim_rows_experience,
    claim_rows_offers,
    claim_rows_promises,
    claim_rows_ranks,
    claim_rows_superlatives,
)
from disclosures.claim import ERROR, INFO, LEVELS, WARN, Rule, sentence

RULES = (
    claim_rows_superlatives.ROWS
    + claim_rows_ranks.ROWS
    + claim_rows_promises.ROWS
    + claim_rows_offers.ROWS
    + claim_rows_experience.ROWS
    + claim_rows_cures.ROWS
    + claim_rows_body.ROWS
    + claim_rows_disclosure.ROWS
    + claim_rows_dates.ROWS
    + claim_rows_en.ROWS
    + claim_rows_en_people.ROWS
)
BY_KEY = {rule.key: rule for rule in RULES}

LEVEL_NAMES: dict[str, Promise] = {
    ERROR: _("Reword it or prove it"),
    WARN: _("Check it"),
    INFO: _("Consider it"),
}
CATEGORIES: dict[str, Promise] = {
    "superlative": _("Superlatives"),
    "rank": _("First places and percentages"),
    "promise": _("Promises"),
    "offer": _("Limited offers and prices"),
    "experience": _("Experiences and voices"),
    "health": _("Effects on health and beauty"),
    "disclosure": _("Against the notice"),
    "date": _("Past dates"),
    "own": _("Your own rules"),
}
NOT_A_JUDGEMENT = _("This is help for writers, not a judgement about the law.")

VOICED_MARKS = "ﾞﾟ"  # of half width: NFKC joins them to the letter before


@dataclass(frozen=True)
class Hit:
    """Words that a rule found: `words` and `sentence` as they stand in the text, `start` and `end` counted in it."""

    rule: Rule
    start: int
    end: int
    words: str
    sentence: str
    offset: int  # of the words in the sentence


def find(
    text: str, language: str, *, today: date, written: date | None = None, rules: Iterable[Rule] = RULES
) -> list[Hit]:
    """The words that the rules of this language find in a text with one line for each block, in their order.

    `written` is the day from which words such as "only today" count; without it they are as young as today.
    """
    return list(read(text, language, today, written or today, tuple(rules)))


@lru_cache(maxsize=16)
def read(text: str, language: str, today: date, written: date, rules: tuple[Rule, ...]) -> tuple[Hit, ...]:
    """The same for what has just been read: a save asks what stands in the way, and then what the queue is to keep."""
    asked = [rule for rule in rules if rule.language == language]
    hits: list[Hit] = []
    beginning = 0
    for line in text.split("\n"):
        hits += _in_line(line, beginning, asked, written, today)
        beginning += len(line) + 1
    return tuple(hits)


def _in_line(line: str, beginning: int, rules: list[Rule], written: date, today: date) -> list[Hit]:
    plain, places = normalised(line)
    found = [(span, rule) for rule in rules for span in rule.spans(plain, written, today)]
    hits = []
    for (start, end), rule in _outermost(found):
        first, last = places[start], places[end - 1] + 1
        while last < len(line) and places[end] > last:  # what NFKC joined to the last letter belongs to it
            last += 1
        opening, closing = (places[bound] for bound in sentence(plain, start, end))
        stands = line[opening:closing]
        opening += len(stands) - len(stands.lstrip())
        hits.append(Hit(rule, beginning + first, beginning + last, line[first:last], stands.strip(), first - opening))
    return hits


def _outermost(found: list[tuple[tuple[int, int], Rule]]) -> list[tuple[tuple[int, int], Rule]]:
    """Without those that stand in the words of another which is as strict: one remark for each place is enough.

    In the order of their places; one pass over them, so that a text full of hits costs no more for each of them.
    """
    kept = []
    reached: dict[tuple[str, str], int] = {}  # by category and level, how far their words go
    for span, rule in sorted(found, key=lambda one: (one[0][0], -one[0][1], LEVELS.index(one[1].level))):
        as_strict = LEVELS[: LEVELS.index(rule.level) + 1]
        if all(reached.get((rule.category, level), -1) < span[1] for level in as_strict):
            kept.append((span, rule))
            reached[rule.category, rule.level] = span[1]
    return kept


def normalised(line: str) -> tuple[str, list[int]]:
    """A line in NFKC with single spaces, and for each of its characters and its end the place in the line it came from."""
    plain: list[str] = []
    places: list[int] = []
    start = 0
    while start < len(line):
        end = start + 1
        while end < len(line) and (unicodedata.combining(line[end]) or line[end] in VOICED_MARKS):
            end += 1
        for char in unicodedata.normalize("NFKC", line[start:end]):
            if not char.isspace():
                plain.append(char)
                places.append(start)
            elif not plain or plain[-1] != " ":
                plain.append(" ")
                places.append(start)
        start = end
    return "".join(plain), [*places, len(line)]
