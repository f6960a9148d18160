"""Where readers read what is kept: one address in each language."""

from django.urls import reverse
from django.utils.translation import get_language


def address(language: str | None = None) -> str:
    space = "privacy_en" if (language or get_language()) == "en" else "privacy"
    return reverse(f"{space}:page")
