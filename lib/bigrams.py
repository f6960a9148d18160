"""Text as a search index holds it: folded segments, and the overlapping bigrams of those that are written without spaces."""

import re
from collections.abc import Iterable

from lib.text import fold

LONGEST = 64  # characters of a word that count; nobody types more of one, and no index takes a word of any length
# Scripts without spaces between words; ・ and ゠ stand between words, as signs do.
DENSE = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
SHORT = 2  # characters: so short a beginning has too many words to look for each of them
IS_DENSE = re.compile(f"[{DENSE}]")
SEGMENT = re.compile(rf"[{DENSE}]+|[^\W_{DENSE}]{{1,{LONGEST}}}(?:[^\W_{DENSE}]*)")


def segments(text: str) -> list[str]:
    """The folded words and Japanese runs of a text in their order; signs and spaces only part them."""
    return [part if IS_DENSE.match(part) else part[:LONGEST] for part in SEGMENT.findall(fold(text))]


def canonical(text: str) -> str:
    """The segments with one space before, between and after them.

    A text holds a phrase when its canonical form holds the phrase's, as far as `sought` writes it out.
    """
    return f" {' '.join(parts)} " if (parts := segments(text)) else ""


def sought(parts: list[str], *, is_whole: bool = False) -> str:
    """What must stand in a canonical text that holds these segments one after the other.

    A Japanese run is found anywhere; a word from its beginning on, and to its end when `is_whole`.
    """
    before = "" if IS_DENSE.match(parts[0]) else " "
    after = " " if is_whole and not IS_DENSE.match(parts[-1]) else ""
    return before + " ".join(parts) + after


def tokens(parts: list[str]) -> list[str]:
    """The tokens of segments in their order: a run gives its first character, its bigrams, its last; a word itself."""
    found: list[str] = []
    for part in parts:
        if IS_DENSE.match(part):
            found.append(part[0])
            found += [part[at : at + 2] for at in range(len(part) - 1)]
            found.append(part[-1])
        else:
            found.append(part)
    return found


def phrase(parts: list[str]) -> list[str]:
    """The tokens that follow each other where a text holds these segments: a run in front or at the end may go on there.

    There are none for a single character of a run: `beginnings` knows it.
    """
    found = tokens(parts)
    return found[bool(IS_DENSE.match(parts[0])) : -1 if IS_DENSE.match(parts[-1]) else None]


def beginnings(parts: Iterable[str]) -> list[str]:
    """What a text answers short questions by: each character of its runs, and the first characters of its words."""
    found: set[str] = set()
    for part in {*parts}:
        found.update(part if IS_DENSE.match(part) else {part[:length] for length in range(1, SHORT + 1)})
    return sorted(found)
