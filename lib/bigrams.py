"""Text as a search index holds it: folded segments, and the overlapping bigrams of those that are written without spaces."""

import re

from lib.text import fold

LONGEST = 64  # characters of a word that count; nobody types more of one, and no index takes a word of any length
# Scripts without spaces between words; ・ and ゠ stand between words, as signs do.
DENSE = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3038-\u303c\u3041-\u3096\u3099\u309a\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
)
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
    """The tokens of segments that end here: a run gives its bigrams, then its last character; a word gives itself."""
    found: list[str] = []
    for part in parts:
        if IS_DENSE.match(part):
            found += [part[at : at + 2] for at in range(len(part) - 1)]
            found.append(part[-1])
        else:
            found.append(part)
    return found


def singles(parts: list[str]) -> list[str]:
    """Each character of the Japanese runs once: what a question of one character asks for."""
    return sorted({character for part in parts if IS_DENSE.match(part) for character in part})


def pieces(text: str, size: int, overlap: int) -> list[str]:
    """A canonical text in pieces of at most `size` characters.

    What is sought and not longer than `overlap` stands whole in one of them; no piece begins or ends within a word.
    """
    found, start = [], 0
    while start + size < len(text):
        end = _word_edge(text, start + size)
        found.append(text[start:end])
        start = _word_edge(text, end - overlap)
    return [*found, text[start:]]


def _word_edge(text: str, at: int) -> int:
    """This place, or that before the word around it; a Japanese run may be cut anywhere."""
    if IS_DENSE.match(text[at]) or IS_DENSE.match(text[at - 1]):
        return at
    return at if text[at] == " " else text.rindex(" ", 0, at)
