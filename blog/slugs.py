"""Addresses of pages: which slugs are allowed, and how one is made from a title."""

import re
import unicodedata
from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from lib.romaji import romaji

MAX_LENGTH = 120
RESERVED = frozenset(
    "admin ads archive author category contact comments en ja feed feed.json guard healthz i18n media page personal-data robots.txt search seen shared sitemap.xml "
    "static tag wp-admin wp-login.php favicon.ico .well-known".split()
)
# Letters, digits and marks of any script, joined by hyphens and underscores: nothing that a path or a header reads as its own.
ALLOWED = re.compile(r"[^\W_][\w-]*")


def normalise(slug: str) -> str:
    """NFC and lower case, so that one address has one spelling."""
    return unicodedata.normalize("NFC", slug).lower()


def suggest(title: str, reading: str = "") -> str:
    """A slug from a title: its letters and digits, words joined by hyphens; may be empty.

    It is in Latin letters if the reading or the title gives such: kana does, kanji needs a reading.
    """
    latin = next((found for found in map(_latin, (reading, title)) if found), "")
    return latin or hyphenated(title)


def is_latin(slug: str) -> bool:
    return slug.isascii()


def _latin(text: str) -> str:
    slug = hyphenated(romaji(text))
    return slug if is_latin(slug) else ""


def hyphenated(text: str) -> str:
    """Letters and digits in lower case and the usual width, everything else as single hyphens between them."""
    text = unicodedata.normalize("NFKC", text).lower()
    return re.sub(r"[\W_]+", "-", text).strip("-")[:MAX_LENGTH].strip("-")


def free(slug: str, taken: Callable[[str], bool]) -> str:
    """The slug itself, or with the first of -2, -3 … that nobody has taken and the system does not use."""
    number, candidate = 1, slug
    while candidate in RESERVED or taken(candidate):
        number += 1
        candidate = f"{slug[: MAX_LENGTH - len(str(number)) - 1]}-{number}"
    return candidate


def validate_slug(slug: str) -> None:
    if slug != unicodedata.normalize("NFC", slug) or not ALLOWED.fullmatch(slug):
        raise ValidationError(
            _("Use letters, digits, hyphens and underscores only, and begin with a letter or digit."),
            code="slug",
        )
    if slug.lower() in RESERVED:
        raise ValidationError(
            _("“%(slug)s” is an address of the system. Choose another one."),
            code="reserved",
            params={"slug": slug},
        )
