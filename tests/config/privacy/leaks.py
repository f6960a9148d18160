"""Looks through what a site has answered for private words, in every spelling, also inside tokens and escapes."""

import base64
import html
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from urllib.parse import unquote

from tests.config.privacy.spellings import Spelling, folded, spellings

TOKEN = re.compile(r"[A-Za-z0-9+/_-]{12,}")  # also each part of a signed token
HEXADECIMAL = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")
READABLE = re.compile(rb"[ -~]{6,}")
COMPRESSED = re.compile("e[AFJN]")  # the first bytes of zlib, in base64
TAG = re.compile(r"<[^>]*>")
ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})|\\x([0-9a-fA-F]{2})|=([0-9A-F]{2})")


@dataclass(frozen=True)
class Answer:
    """What a reader got from one address: everything that is theirs to look at."""

    path: str
    body: str
    headers: tuple[str, ...] = ()

    @classmethod
    def of(cls, path, response):
        body = b"".join(response) if response.streaming else response.content
        cookies = [cookie.OutputString() for cookie in response.cookies.values()]
        headers = [f"{name}: {value}" for name, value in response.headers.items()]
        return cls(path, body.decode("utf-8", "replace"), (*headers, *cookies))


@dataclass(frozen=True, order=True)
class Leak:
    path: str
    word: str
    spelling: str


def leaks(answers: Iterable[Answer], emails: Iterable[str], words: Iterable[str] = ()) -> list[Leak]:
    """Where a private word stands, one leak for each page and word. E-mails are looked for in every spelling."""
    lines = _lines(answers)
    texts = {key: "\n".join(view(line) for line in lines) for key, view in VIEWS.items()}
    wanted = [(email, one) for email in emails for one in spellings(email)]
    wanted += [(word, Spelling("plain", word)) for word in words]
    found: dict[tuple[str, str], Leak] = {}
    for word, one in wanted:
        key, text = (one.is_token, one.has_case), one.text if one.has_case else folded(one.text)
        if text in texts[key]:
            pages = {page for line, pages in lines.items() if text in VIEWS[key](line) for page in pages}
            found = {(page, word): Leak(page, word, one.name) for page in pages} | found
    return sorted(found.values())


def _tokens(line: str) -> str:
    return " ".join(TOKEN.findall(line))


# What a spelling is looked for in, by (is_token, has_case): most spellings are tokens, and pages have few of them.
VIEWS = {
    (False, False): folded,
    (True, False): lambda line: _tokens(line).lower(),
    (True, True): _tokens,
}


def _lines(answers: Iterable[Answer]) -> dict[str, set[str]]:
    """Every line in every reading, once, with the pages that have it: the pages of one site share most of theirs."""
    lines: dict[str, set[str]] = {}
    for answer in answers:
        texts = (*answer.headers, answer.body, TAG.sub("", answer.body))
        for line in {line.strip() for text in texts for line in text.split("\n")}:
            lines.setdefault(line, set()).add(answer.path)
    for line, pages in [*lines.items()]:
        for reading in _readings(line):
            lines.setdefault(reading, set()).update(pages)
    return lines


def _readings(line: str, depth: int = 3) -> set[str]:
    """The line as a browser, a mail program or a curious person decodes it, and what is packed inside, layer by layer."""
    found = {html.unescape(line), unquote(line), ESCAPE.sub(_unescaped, line)} - {line}
    found |= {text for token in TOKEN.findall(line) for raw in _unpacked(token) for text in _readable(raw)}
    found |= {text for token in HEXADECIMAL.findall(line) for raw in _unmasked(token) for text in _readable(raw)}
    return found | {deeper for text in found for deeper in _readings(text, depth - 1)} if depth else found


def _unescaped(match: re.Match[str]) -> str:
    return chr(int(next(group for group in match.groups() if group), 16))


def _unpacked(token: str) -> Iterator[bytes]:
    """What base64 hides wherever it begins in the token, and what is compressed in there, as in a signed one."""
    letters = token.translate(str.maketrans("-_", "+/"))
    yield from (_from_base64(letters[start:]) for start in range(4))
    for start in COMPRESSED.finditer(letters):
        with suppress(zlib.error):
            yield zlib.decompressobj().decompress(_from_base64(letters[start.start() :]))


def _from_base64(letters: str) -> bytes:
    whole = letters[:-1] if len(letters) % 4 == 1 else letters
    return base64.b64decode(whole + "=" * (-len(whole) % 4))


def _unmasked(token: str) -> Iterator[bytes]:
    """Hexadecimal, and the masking by the first byte with which a well-known service hides addresses in pages."""
    raw = bytes.fromhex(token)
    yield raw
    yield bytes(byte ^ raw[0] for byte in raw[1:])


def _readable(raw: bytes) -> Iterator[str]:
    """Chance makes no longer runs of plain letters; an address is one."""
    for run in READABLE.findall(raw):
        yield run.decode()
