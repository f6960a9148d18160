"""What a reader asks a search for: words, phrases in quotation marks, and words that must not be there."""

import re
from dataclasses import dataclass

from lib.bigrams import IS_DENSE, SHORT, segments, sought
from lib.text import fold

MAX_LENGTH = 100  # characters that may be typed
MAX_FOLDED = 200  # and what they may become: some single characters are written out as many
# A word, or what stands in quotation marks; a hyphen before either takes it away. Two marks must pair.
QUOTED = "|".join(f"{first}([^{last}]+){last}" for first, last in ('""', "“”", "「」", "『』"))
TERM = re.compile(rf"([-−‐–]?)(?:{QUOTED}|(\S+))")


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


def parse(typed: str) -> Query:
    """The query that was typed; signs and what cannot be seen ask for nothing."""
    terms: dict[bool, list[Term]] = {True: [], False: []}
    for minus, *quoted, word in TERM.findall(fold(typed)[:MAX_FOLDED]):
        phrase = "".join(quoted)
        if parts := segments(phrase or word):
            terms[not minus].append(Term(tuple(parts), bool(phrase)))
    return Query(*(tuple(dict.fromkeys(terms[is_wanted])) for is_wanted in (True, False)))
