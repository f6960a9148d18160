"""Text without the disguises of spam: what is meant by full width, escapes, invisible characters and spaces in words."""

import html
import re
import unicodedata
from dataclasses import dataclass
from urllib.parse import unquote

from lib.text import BLANK_LOOKING

JAPANESE = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff々〆"
SPACE_IN_JAPANESE = re.compile(f"(?<=[{JAPANESE}]) | (?=[{JAPANESE}])")
DOT = re.compile(r"(?<=[a-z0-9])(?: ?[\[({](?:\.|dot)[\])}] ?|。)(?=[a-z0-9])")  # evil[.]example, evil。example
HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
SPACED_SCRIPTS_END = "\u0e00"  # below it stand the scripts that divide words by spaces


@dataclass(frozen=True)
class Unmasked:
    """`written` keeps katakana, `folded` has hiragana in its place; both have the same length."""

    written: str
    folded: str


def unmask(text: str) -> Unmasked:
    """Works in linear time, whatever the text."""
    text = unicodedata.normalize("NFKC", unquote(html.unescape(text))).lower()
    text = "".join(char for char in text if unicodedata.category(char) != "Cf" and char not in BLANK_LOOKING)
    written = SPACE_IN_JAPANESE.sub("", " ".join(DOT.sub(".", text).split()))
    return Unmasked(written, written.translate(HIRAGANA))


def runs_on(text: str, at: int) -> bool:
    """Whether the characters before and at the place belong to one word, as far as a script shows it."""
    if not 0 < at < len(text):
        return False
    before, after = text[at - 1], text[at]
    return (_is_spaced(before) and _is_spaced(after)) or (_is_katakana(before) and _is_katakana(after))


def _is_spaced(char: str) -> bool:
    return char.isalnum() and char < SPACED_SCRIPTS_END


def _is_katakana(char: str) -> bool:
    return "ァ" <= char <= "ヺ" or char == "ー"
