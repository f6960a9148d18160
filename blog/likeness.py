"""How alike two articles are: the terms of a title, and the weight of everything that two articles share."""

import re
import unicodedata
from collections.abc import Collection

MOST_TERMS = 60
LONGEST = 40
TAG, CATEGORY, TITLE, NEAR = 2.0, 1.0, 2.0, 0.1
MONTH = 30 * 24 * 3600
# Kanji and katakana carry a title's matter; hiragana between them is grammar. Words of other scripts stay whole.
MATTER = r"\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆"
JAPANESE = r"\u3040-\u30ff\u3400-\u9fff"
PIECE = re.compile(rf"[{MATTER}]+|[^\W\d_{JAPANESE}][^\W_{JAPANESE}]+")
BY_PAIRS = re.compile(f"[{MATTER}]")


def terms(title: str) -> frozenset[str]:
    """The pairs of neighbouring kanji and katakana, single ones that stand alone, and the words of other scripts.

    Hiragana and bare numbers tell nothing of the matter and are left out.
    """
    found: list[str] = []
    for piece in PIECE.findall(unicodedata.normalize("NFKC", title).lower()):
        is_word = not BY_PAIRS.match(piece) or len(piece) == 1
        found += [piece] if is_word else (piece[at : at + 2] for at in range(len(piece) - 1))
    return frozenset(term[:LONGEST] for term in found[:MOST_TERMS])


def degree(*, tags: int, is_same_category: bool, shared: int, terms: Collection[int], apart: float) -> float:
    """The likeness of two articles that share `tags` tags and `shared` terms of their titles, which have so many
    `terms` each; 0 where nothing is shared. Of equals those written at about the same time are nearer (`apart`: seconds).
    """
    alike = TAG * tags + CATEGORY * is_same_category
    if shared:
        alike += TITLE * 2 * shared / sum(terms)
    return alike + NEAR / (1 + abs(apart) / MONTH) if alike else 0.0
