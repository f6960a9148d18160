"""Titles and headings as HTML that breaks between phrases."""

from typing import Any

from django.utils.safestring import SafeString

from lib import text
from lib.markup import escaped, trusted


def phrases(value: Any) -> SafeString:
    """The text with `<wbr>` wherever a Japanese line may break without tearing a phrase."""
    return trusted("<wbr>".join(map(escaped, text.phrases(str(value)))))
