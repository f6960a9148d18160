"""Days in the words of a language: what Django's `date` filter gives, for the dozens that a list shows."""

from collections.abc import Callable
from datetime import date
from functools import lru_cache

from django.utils.dateformat import format
from django.utils.translation import get_language

# What the patterns of lists are made of, as str.format writes it; the month's name comes with the day.
SIGNS = {"Y": "{0.year:04}", "n": "{0.month}", "j": "{0.day}", "m": "{0.month:02}", "d": "{0.day:02}", "M": "{1}"}


def writer(pattern: str) -> Callable[[date], str]:
    """A function that writes days by a pattern of the `date` filter, in the active language."""
    shape, names = _shape(pattern), _months(get_language())
    if shape is None:
        return lambda day: format(day, pattern)
    return lambda day: shape.format(day, names[day.month - 1])


@lru_cache(maxsize=64)
def _shape(pattern: str) -> str | None:
    """The pattern taken apart; None where it has other signs, which Django reads."""
    if not all(sign in SIGNS for sign in pattern if sign.isascii() and (sign.isalpha() or sign in "\\{}")):
        return None
    return "".join(SIGNS.get(sign, sign) for sign in pattern)


@lru_cache(maxsize=8)
def _months(_language: str | None) -> list[str]:
    """Their short names; the language is the active one."""
    return [format(date(2000, month, 1), "M") for month in range(1, 13)]
