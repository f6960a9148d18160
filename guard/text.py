"""What visitors may type: text is brought into one form, and what cannot be kept is refused with a sentence, never cut."""

import re
import unicodedata

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lib.text import is_blank

MARKS_IN_A_ROW = 6  # more than any script writes on one letter; a flood would cover the lines around it
# A name written with a compatibility kanji keeps it: NFC would replace 神 (U+FA19) by another shape.
NORMALISED = re.compile("[^\uf900-\ufaff\U0002f800-\U0002fa1f]+")
OPEN_ISOLATES, CLOSED_ISOLATE = frozenset("\u2066\u2067\u2068"), "\u2069"  # turned text that ends at its own end
LINE_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
BREAKING = frozenset("\u2028\u2029")


def in_one_form(text: str) -> str:
    """NFC, with floods of combining marks shortened. What joins characters ends no flood: the marks behind it still
    stand on the same letter.
    """
    text = NORMALISED.sub(lambda part: unicodedata.normalize("NFC", part[0]), text)
    kept, run = [], 0
    for char in text:
        category = unicodedata.category(char)
        if category in {"Mn", "Me"}:
            run += 1
        elif category != "Cf":
            run = 0
        if run <= MARKS_IN_A_ROW or category == "Cf":
            kept.append(char)
    return "".join(kept)


def without_lone_isolates(text: str) -> str:
    """An isolate that only ends, or never ends, would reach out of the `<bdi>` around a name and turn its neighbours."""
    begun: list[int] = []
    lone: set[int] = set()
    for place, char in enumerate(text):
        if char in OPEN_ISOLATES:
            begun.append(place)
        elif char == CLOSED_ISOLATE and begun:
            begun.pop()
        elif char == CLOSED_ISOLATE:
            lone.add(place)
    lone.update(begun)
    return "".join(char for place, char in enumerate(text) if place not in lone)


def _refuse_if(condition: bool, message: object, code: str, **params: object) -> None:
    if condition:
        raise ValidationError(message, code=code, params=params)


def _refuse_unreadable(text: str) -> None:
    """Half characters and NUL come from broken or hostile programs; no database stores them faithfully."""
    broken = any(char == "\0" or "\ud800" <= char <= "\udfff" for char in text)
    _refuse_if(broken, _("Some characters here are broken. Please type them again."), "broken")


def line(text: str) -> str:
    """One line: a break in it could start a mail header or a log line of its own."""
    _refuse_unreadable(text)
    _refuse_if(
        any(unicodedata.category(char) == "Cc" or char in BREAKING for char in text),
        _("Write this on one line, without line breaks or control characters."),
        "control",
    )
    return without_lone_isolates(in_one_form(text)).strip()


def lines(text: str, *, most: int) -> str:
    """Text of several lines: every kind of line break becomes one, at most `most` of them."""
    _refuse_unreadable(text)
    text = LINE_BREAKS.sub("\n", text)
    _refuse_if(
        any(unicodedata.category(char) == "Cc" and char not in "\n\t" for char in text),
        _("This text contains control characters that cannot be sent. Please remove them."),
        "control",
    )
    _refuse_if(
        text.count("\n") >= most, _("At most %(most)s lines can be sent at once."), "too_many_lines", most=f"{most:,}"
    )
    return in_one_form(text).strip()


def refuse_blank(text: str) -> None:
    """Text that is there and cannot be seen."""
    _refuse_if(bool(text) and is_blank(text), _("Only spaces or invisible characters are written here."), "blank")


def refuse_longer(text: str, most: int) -> None:
    _refuse_if(
        len(text) > most,
        _("At most %(most)s characters can be sent; this text has %(length)s."),
        "too_long",
        most=f"{most:,}",
        length=f"{len(text):,}",
    )
