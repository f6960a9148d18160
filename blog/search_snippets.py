"""Where in an article's title and text a query was found: the finds marked as they were written, in one line of the text."""

import functools
import re
import unicodedata
from collections.abc import Iterable, Iterator
from itertools import islice, pairwise

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from blog.phrasing import marked_phrases
from blog.search_query import Query, Term
from lib.bigrams import DENSE, IS_DENSE, segments
from lib.text import excerpt

SNIPPET = 120  # characters of text around the best place
LEAD = 30  # how many of them stand before it at most
SENTENCES = re.compile(r".*(?:[。！？][」』）]*|[.!?] )")  # all of a lead but its last sentence
PLACES = 40  # finds that are compared; the best of them is good enough
# Where characters stand that fold to another one.
FOLDING = (
    range(0x20, 0x250),
    range(0x1E00, 0x2000),
    range(0x2070, 0x2C00),
    range(0x3000, 0x3400),
    range(0xF900, 0x10000),
)
VOICING = {"\u3099": "\u3099\uff9e", "\u309a": "\u309a\uff9f"}  # also as half-width kana write it
MARK = "[\u0300-\u036f\u3099\u309a\uff9e\uff9f]"  # makes another letter of the one before it
# What may stand unseen between letters, as far as a class of two ranges says it: any other takes longer to compile.
UNSEEN = "[\u200b-\u200f\U000e0100-\U000e01ef]*"


def title(text: str, query: Query, kept: str | None = "") -> SafeString:
    """The title with each of the words marked that stands in it; `kept` are its phrases."""
    return marked_phrases(text, [(first, after) for first, after, _term in _finds(text, query)], kept)


def snippet(text: str, query: Query) -> SafeString:
    """The part of the text in which most of the words stand, each of them marked; else its beginning."""
    line = " ".join(text.split())
    finds = _finds(line, query)
    if not finds:
        return format_html("{}", excerpt(line, SNIPPET))
    start = _beginning(line, _best(finds))
    end = min(len(line), start + SNIPPET)
    return _marked(
        line, [(first, after) for first, after, _term in finds if start <= first and after <= end], start, end
    )


def _finds(line, query):
    """Where each of the first finds begins and ends, and for which term it stands."""
    found = islice(_pattern(query.wanted).finditer(line), PLACES)
    return [(one.start(), one.end(), one.lastgroup) for one in found]


def _best(finds):
    """The first find with the most different words in the stretch that begins with it."""
    if len({term for _first, _after, term in finds}) == 1:
        return finds[0][0]
    return max(
        finds, key=lambda one: (len({term for at, _, term in finds if 0 <= at - one[0] < SNIPPET - LEAD}), -one[0])
    )[0]


def _beginning(line, find):
    """Where the find's sentence begins, or a word before it; amid the text where neither is near."""
    start = max(0, find - LEAD)
    lead = line[start:find] if start else ""
    sentences = SENTENCES.match(lead)
    skipped = sentences.end() if sentences else lead.find(" ") + 1
    return find - len(line[start + skipped : find].lstrip())


def _marked(line, spans, start, end):
    edges = [start, *(edge for span in spans for edge in span), end]
    texts = [line[first:after] for first, after in pairwise(edges)]
    pieces = zip(texts[:-1:2], texts[1::2], strict=True)
    opening, closing = "…" if start else "", "…" if end < len(line) else ""
    return format_html("{}{}{}{}", opening, format_html_join("", "{}<mark>{}</mark>", pieces), texts[-1], closing)


@functools.lru_cache(maxsize=64)
def _pattern(terms: tuple[Term, ...]) -> re.Pattern[str]:
    """Finds the terms in a text as it was written, long ones before those that they begin with."""
    ordered = sorted(terms, key=lambda term: -len(term.sought))
    return re.compile("|".join(f"(?P<t{number}>{_of_term(term)})" for number, term in enumerate(ordered)))


def _of_term(term: Term) -> str:
    before = "" if IS_DENSE.match(term.segments[0]) else rf"(?<![^\W_{DENSE}])"
    after = rf"(?![^\W_{DENSE}])" if term.is_quoted and not IS_DENSE.match(term.segments[-1]) else ""
    letters = "".join(_joined(*pair) for pair in pairwise(("", *term.segments)))
    return f"{before}(?:{'|'.join([letters, *_longer(term)])}){UNSEEN}{after}"


def _longer(term: Term) -> Iterator[str]:
    """Characters that are written for more than the term: ㍿ holds 会社."""
    part, *others = term.segments
    if others or (term.is_quoted and not IS_DENSE.match(part)):
        return
    for folded in _several():
        if len(folded) > len(part) and (part in folded if IS_DENSE.match(part) else folded.startswith(part)):
            yield _any_of(_foldings()[folded])


def _joined(before: str, part: str) -> str:
    """A segment after another one: two of the same kind are parted by something. No mark makes its last letter another."""
    is_parted = before and bool(IS_DENSE.match(before)) == bool(IS_DENSE.match(part))
    gap = (r"[\W_]+" if is_parted else r"[\W_]*") if before else ""
    return gap + UNSEEN.join(_of_segment(part)) + f"(?!{MARK})"


def _of_segment(part: str) -> Iterator[str]:
    """Letter by letter, or by one character that is written for several of them, such as ㎡."""
    place = 0
    while place < len(part):
        several = next((part[place:end] for end in _ends(part, place) if part[place:end] in _foldings()), "")
        letters = UNSEEN.join(map(_of_character, several or part[place]))
        yield f"(?:{_any_of(_foldings()[several])}|{letters})" if several else letters
        place += len(several) or 1


def _ends(part: str, place: int) -> range:
    """Where what stands at this place for several letters may end, the longest first."""
    return range(min(len(part), place + len(_several()[0])), place + 1, -1)


@functools.lru_cache(maxsize=4096)
def _of_character(folded: str) -> str:
    """Whatever folds to this character: one, or a letter with its mark as a second one."""
    pattern = _one(folded)
    base, *marks = unicodedata.normalize("NFD", folded)
    if len(marks) != 1:
        return pattern
    return f"(?:{pattern}|{_one(base)}[{VOICING.get(marks[0], marks[0])}])"


def _one(folded: str) -> str:
    return _any_of([folded, *_foldings().get(folded, ())])


def _any_of(characters: Iterable[str]) -> str:
    return f"[{re.escape(''.join(sorted(characters)))}]"


@functools.cache
def _several() -> list[str]:
    """What single characters are written for, where it is more than one; the longest first."""
    return sorted((folded for folded in _foldings() if len(folded) > 1), key=len, reverse=True)


@functools.cache
def _foldings() -> dict[str, list[str]]:
    """For each segment the single characters that are written for it and are not it: ア for あ, ㎡ for m2, ㈱ for 株."""
    found: dict[str, list[str]] = {}
    for character in (chr(code) for codes in FOLDING for code in codes):
        parts = segments(character)
        if len(parts) == 1 and parts[0] != character:
            found.setdefault(parts[0], []).append(character)
    return found
