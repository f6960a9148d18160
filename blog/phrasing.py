"""Titles and headings as HTML that breaks between phrases."""

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import Any

from django.utils.safestring import SafeString

from lib import text
from lib.markup import escaped, trusted

BREAK = "\x1f"  # between the phrases of a text that is kept


def cut(value: str) -> str:
    """The text in phrases, as renderings keep it: to find them takes longer than to write the card around a title."""
    return BREAK.join(text.phrases(value))


def phrases(value: Any, kept: str | None = "") -> SafeString:
    """The text with `<wbr>` wherever a Japanese line may break without tearing a phrase.

    `kept` is what `cut` gave for this text, or for what it was before.
    """
    return trusted("<wbr>".join(map(escaped, _pieces(str(value), kept))))


def marked_phrases(value: str, spans: Iterable[tuple[int, int]], kept: str | None = "") -> SafeString:
    """The same with `<mark>` around each span, from its first character to the one after its last; none meets another."""
    ends = list(accumulate(map(len, _pieces(value, kept))))[:-1]
    signs = [sign for start, end in spans for sign in ((end, 0, "</mark>"), (start, 2, "<mark>"))]
    pieces, done = [], 0
    for at, _order, sign in sorted([*signs, *((end, 1, "<wbr>") for end in ends)]):
        pieces += [escaped(value[done:at]), sign]
        done = at
    return trusted("".join([*pieces, escaped(value[done:])]))


def _pieces(value: str, kept: str | None) -> Sequence[str]:
    """What is kept is taken where it is cut from this very text."""
    if kept and kept.replace(BREAK, "") == value:
        return kept.split(BREAK)
    return text.phrases(value)
