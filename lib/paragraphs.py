"""Plain text as HTML: paragraphs, lines, and bare addresses as links. Every step is linear in the length of the text."""

import re
from collections.abc import Callable, Iterator
from html import escape
from urllib.parse import urlsplit

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from lib.markup import trusted

# ASCII alone: Japanese goes on right after an address, without a space between.
ADDRESS = re.compile(r"(?<![A-Za-z0-9])https?://[A-Za-z0-9._~:/?#\[\]@!$&()*+,;=%-]+", re.IGNORECASE)
HOST = re.compile(r"[A-Za-z0-9.-]*[A-Za-z0-9]\.[A-Za-z]{2,63}\.?")
SENTENCE_ENDS = ".,:;!?"  # after an address they belong to the sentence around it
BRACKETS = {")": "(", "]": "["}
LONGEST = 2000
REL = "ugc nofollow noopener"
BREAK = "<br>"
NOTHING = trusted("")


def paragraphs(text: str, *, is_linked: Callable[[str], bool]) -> SafeString:
    """The text as it was typed: an empty line ends a paragraph, a single break stays one.

    `is_linked` decides about each address; one that is refused stays text.
    """
    return trusted("\n".join([f"<p>{_lines(block, is_linked)}</p>" for block in _blocks(text)]))


def _blocks(text: str) -> Iterator[list[str]]:
    block: list[str] = []
    for line in text.splitlines():
        if line.strip():
            block.append(line)
        elif block:
            yield block
            block = []
    if block:
        yield block


def _lines(lines: list[str], is_linked: Callable[[str], bool]) -> str:
    return BREAK.join([_linked(line, is_linked) for line in lines])


def _linked(line: str, is_linked: Callable[[str], bool]) -> str:
    return format_html_join("", "{}{}", _pieces(line, is_linked)) if "://" in line else escape(line)


def _pieces(line: str, is_linked: Callable[[str], bool]) -> Iterator[tuple[str, SafeString]]:
    """Each piece of text with the link that follows it."""
    end = 0
    for found in ADDRESS.finditer(line):
        address = _trimmed(found[0])
        if is_web(address) and is_linked(address):
            yield line[end : found.start()], format_html('<a href="{}" rel="{}">{}</a>', address, REL, address)
            end = found.start() + len(address)
    yield line[end:], NOTHING


def _trimmed(address: str) -> str:
    """Without what ends the sentence or the bracket in which the address stands."""
    extra = {closing: address.count(closing) - address.count(opening) for closing, opening in BRACKETS.items()}
    end = len(address)
    while end and (address[end - 1] in SENTENCE_ENDS or extra.get(address[end - 1], 0) > 0):
        end -= 1
        if address[end] in extra:
            extra[address[end]] -= 1
    return address[:end]


def is_web(address: str) -> bool:
    """A public host by its name, no user before it who would hide where it leads, and no more than an address needs."""
    if len(address) > LONGEST:
        return False
    try:
        parts = urlsplit(address)
        return parts.username is None and HOST.fullmatch(parts.hostname or "") is not None and parts.port != 0
    except ValueError:
        return False
