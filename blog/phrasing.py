"""Titles and headings as HTML that breaks between phrases."""

from collections.abc import Iterable
from itertools import accumulate
from typing import Any

from django.utils.safestring import SafeString

from lib import text
from lib.markup import escaped, trusted


def phrases(value: Any) -> SafeString:
    """The text with `<wbr>` wherever a Japanese line may break without tearing a phrase."""
    return trusted("<wbr>".join(map(escaped, text.phrases(str(value)))))


def marked_phrases(value: str, spans: Iterable[tuple[int, int]]) -> SafeString:
    """The same with `<mark>` around each span, from its first character to the one after its last; none meets another."""
    ends = list(accumulate(map(len, text.phrases(value))))[:-1]
    signs = [sign for start, end in spans for sign in ((end, 0, "</mark>"), (start, 2, "<mark>"))]
    pieces, done = [], 0
    for at, _order, sign in sorted([*signs, *((end, 1, "<wbr>") for end in ends)]):
        pieces += [escaped(value[done:at]), sign]
        done = at
    return trusted("".join([*pieces, escaped(value[done:])]))
