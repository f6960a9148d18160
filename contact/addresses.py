"""Addresses of the contact form: one in each language, since an address decides the language of its page."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import get_language

from blog.addresses import fixed


def address(name: str, *args: str, language: str | None = None) -> str:
    space = "contact_en" if (language or get_language()) == "en" else "contact"
    return reverse(f"{space}:{name}", args=args) if args else fixed(f"{space}:{name}")


def report_address(article) -> str:
    """The form for reporting an expression, with the article filled in."""
    asked = urlencode({"topic": "expression", "article": article.slug})
    return f"{address('form', language=article.language)}?{asked}"
