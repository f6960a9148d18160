"""The picture of a commenter: the first letter of the name on a colour that follows from the name, made by style sheets.

Never from the e-mail address: a picture made from it would tell that two names share one, and let anybody test a guess.
"""

import unicodedata
import zlib
from dataclasses import dataclass

from lib.text import fold, is_blank

COLOURS = 6
NOBODY = "?"
LONGEST = 12  # code points of one sign, such as a family with four skin colours
JOINER = "\u200d"
SKIN = range(0x1F3FB, 0x1F400)
REGIONS = range(0x1F1E6, 0x1F200)  # two of them are a flag
TAGS = range(0xE0020, 0xE0080)  # such as in the flag of Scotland
WRITTEN = frozenset(
    "LNS"
)  # letters, numbers and symbols, emoji among them; the first punctuation says nothing of a name


@dataclass(frozen=True)
class Avatar:
    initial: str
    colour: int


def avatar(name: str) -> Avatar:
    return Avatar(initial(name), zlib.crc32(fold(name).encode(errors="replace")) % COLOURS)


def initial(name: str) -> str:
    """The first sign as people count signs: a letter with its marks, an emoji with all that is joined to it."""
    start = _start(name)
    if start is None:
        return NOBODY
    sign = _sign(name[start:])
    large = sign.upper()
    return large if len(large) == len(sign) else sign


def _start(name: str) -> int | None:
    """Of the first sign that is written, or else of the first at all."""
    first = None
    for place, char in enumerate(name):
        if _begins_a_sign(char):
            if unicodedata.category(char)[0] in WRITTEN:
                return place
            first = place if first is None else first
    return first


def _begins_a_sign(char: str) -> bool:
    return not is_blank(char) and not _continues(char)


def _sign(text: str) -> str:
    end = 1
    while end < min(len(text), LONGEST):
        is_flag = end == 1 and ord(text[0]) in REGIONS and ord(text[1]) in REGIONS
        if not (is_flag or _continues(text[end]) or text[end - 1] == JOINER):
            break
        end += 1
    return text[:end].rstrip(JOINER)


def _continues(char: str) -> bool:
    return char == JOINER or unicodedata.category(char)[0] == "M" or ord(char) in SKIN or ord(char) in TAGS
