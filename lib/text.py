"""Text as readers and visitors type it: folding for comparison, emptiness that cannot be seen, phrases, reading time."""

import functools
import math
import re
import unicodedata

import budoux

# Characters that take no ink although they are no white space for str.strip(): fillers and blanks of several scripts.
BLANK_LOOKING = frozenset("\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u2800\u3164\uffa0")
# Joiners and variation selectors belong to emoji and kanji; kept in text, but alone they are nothing.
INVISIBLE_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Zs", "Zl", "Zp"})
CONTROL_PICTURES = {chr(code): chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"} | {"\x7f": "␡"}
CONTROL_PICTURES |= {chr(code): "\ufffd" for code in range(0x80, 0xA0)}
# Letters and signs that turn the direction of a line.
TURNING = frozenset({"R", "AL", "AN", "RLE", "RLO", "RLI", "LRE", "LRO", "LRI", "FSI"})
CHARACTERS_A_MINUTE = 500  # Japanese read silently on a screen, the usual figure
WORDS_A_MINUTE = 230
CJK = re.compile(r"[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f々〆ヶー]")
KANJI = re.compile(r"[\u3400-\u9fff々]")
# Katakana as hiragana, with their signs of repetition.
HIRAGANA = {code: code - 0x60 for code in (*range(ord("ァ"), ord("ヶ") + 1), ord("ヽ"), ord("ヾ"))}
# What stands unseen within words: soft hyphens, zero-width spaces and joiners, selectors of variants (辻󠄀), directions.
WITHIN = "\u00ad\u034f\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff"
IS_WITHIN = re.compile(f"[{WITHIN}]+")
LATIN_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’.-]*")


def is_blank(text: str) -> bool:
    """Whether nothing of the text can be seen: spaces of every width, zero-width characters, fillers, controls."""
    return all(
        char in BLANK_LOOKING
        or unicodedata.category(char) in INVISIBLE_CATEGORIES
        or "VARIATION SELECTOR" in unicodedata.name(char, "")
        for char in text
    )


def is_number(text: str, *, digits: int = 18) -> bool:
    """Whether a text is a number in ASCII digits; with no more than 18 it fits every integer column."""
    return text.isascii() and text.isdigit() and len(text) <= digits


def fold(text: str) -> str:
    """NFKC, lower case, katakana as hiragana, white space as single spaces, nothing unseen: for comparing and searching."""
    seen = IS_WITHIN.sub("", unicodedata.normalize("NFKC", text))
    return " ".join(seen.lower().translate(HIRAGANA).split())


def tidied(text: str) -> str:
    """NFKC on one line, without what cannot be seen: letters as they were typed otherwise."""
    shown = (" " if char.isspace() else char for char in unicodedata.normalize("NFKC", text))
    return " ".join("".join(char for char in shown if char == " " or not is_blank(char)).split())


def width(text: str) -> int:
    """The length in full-width characters, as lists of results measure it: two narrow ones count as one.

    panel.js counts in the same way.
    """
    halves = sum(1 if char < "\u2010" or "\uff61" <= char <= "\uffdc" else 2 for char in text)
    return math.ceil(halves / 2)


def reading_minutes(text: str) -> int:
    """Whole minutes, at least one, for Japanese counted by characters and other words counted as words."""
    seconds = len(CJK.findall(text)) / CHARACTERS_A_MINUTE + len(LATIN_WORD.findall(text)) / WORDS_A_MINUTE
    return max(1, math.ceil(seconds))


@functools.cache
def _parser() -> budoux.Parser:
    return budoux.load_default_japanese_parser()


@functools.lru_cache(maxsize=4096)
def phrases(text: str) -> tuple[str, ...]:
    """The text cut where a Japanese line may break without tearing a phrase; joined again it is the same text."""
    if not CJK.search(text):
        return (text,)
    found: list[str] = []
    for piece in _parser().parse(text):
        # The model tears a compound now and then (解約方｜法), leaves a single character behind, or parts a mark from its
        # letter, where they are written as two characters.
        is_torn = len(piece) == 1 or unicodedata.category(piece[0]).startswith("M")
        if found and (is_torn or (KANJI.match(found[-1][-1]) and KANJI.match(piece))):
            found[-1] += piece
        else:
            found.append(piece)
    return tuple(found)


def visible(text: str) -> str:
    """Control characters as their pictures (␛ for the one that begins colours in a terminal); line breaks and tabs stay."""
    return "".join(CONTROL_PICTURES.get(char, char) for char in text)


def isolated(text: str) -> str:
    """A name among other words of plain text, where no `<bdi>` can keep it from turning them around."""
    turns = any(unicodedata.bidirectional(char) in TURNING for char in text)
    return f"\u2068{text}\u2069" if turns else text


def excerpt(text: str, length: int) -> str:
    """The first `length` characters of plain text on one line, with an ellipsis where it was longer."""
    line = " ".join(text[: 4 * length].split())
    if len(line) <= length:  # whoever wrote it left much space
        line = " ".join(text.split())
    return line if len(line) <= length else line[: length - 1].rstrip() + "…"
