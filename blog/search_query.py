"""What a reader asks a search for: words, phrases in quotation marks, and words that must not be there."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lib.bigrams import IS_DENSE, SHORT, segments, sought
from lib.text import fold

MAX_LENGTH = 100  # characters that may be typed
MAX_FOLDED = 200  # and what they may become: some single characters are written out as many
# A word, or what stands in quotation marks; a minus before either takes it away. Two marks must pair. A Japanese keyboard
# writes ー for a minus, and no word begins with that.
MINUS = r"[-−‐–—―]|(?<=\s)ー(?!ー)"
QUOTED = "|".join(f"{first}([^{last}]+){last}" for first, last in ('""', "“”", "「」", "『』"))
PIECE = re.compile(rf"({MINUS})?(?:{QUOTED}|(\S+))")


class Piece(NamedTuple):
    """A word, or what stood in quotation marks, as it was typed."""

    text: str
    is_quoted: bool
    is_wanted: bool


@dataclass(frozen=True)
class Term:
    """One thing that must be in an article: segments one after the other. `is_quoted` asks for whole words."""

    segments: tuple[str, ...]
    is_quoted: bool = False

    @property
    def sought(self) -> str:
        """What a canonical text must hold."""
        return sought(list(self.segments), is_whole=self.is_quoted)

    @property
    def beginning(self) -> str:
        """The single character of a run, or the short beginning of a word, that alone is asked for; else nothing."""
        first, *others = self.segments
        is_dense = bool(IS_DENSE.match(first))
        if others or (self.is_quoted and not is_dense):
            return ""
        return first if len(first) <= (1 if is_dense else SHORT) else ""


@dataclass(frozen=True)
class Query:
    """An article is found that holds all of `wanted` and none of `unwanted`; nothing is found without a wanted one."""

    wanted: tuple[Term, ...] = ()
    unwanted: tuple[Term, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.wanted)


def pieces(text: str) -> Iterator[Piece]:
    for minus, *quoted, word in PIECE.findall(text):
        phrase = "".join(quoted)
        yield Piece(phrase or word, is_quoted=bool(phrase), is_wanted=not minus)


def parse(typed: str) -> Query:
    """The query that was typed; signs and what cannot be seen ask for nothing."""
    terms: dict[bool, list[Term]] = {True: [], False: []}
    for piece in pieces(fold(typed)[:MAX_FOLDED]):
        if parts := segments(piece.text):
            terms[piece.is_wanted].append(Term(tuple(parts), piece.is_quoted))
    return Query(*(tuple(dict.fromkeys(terms[is_wanted])) for is_wanted in (True, False)))
