"""What a page of another site says of itself: its title and its description, in whichever charset it is written."""

import codecs
import re
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from lib.text import excerpt

TITLE_LENGTH = 120
DESCRIPTION_LENGTH = 200
DECLARED = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{2,40})", re.IGNORECASE)
DECLARED_WITHIN = 4_096
MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CONTROLS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
# Marks that turn the direction of the text around them, and fillers; the joiner of emoji is none of them.
UNSEEN = re.compile(r"[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ue000-\uf8ff]")
# Browsers read these names as the wider charsets that Windows made of them.
READ_AS = {"shift_jis": "cp932", "iso8859-1": "cp1252", "ascii": "cp1252", "utf-16": "utf-8", "gb2312": "gb18030"}
TITLES = ('meta[property="og:title"]', 'meta[name="twitter:title"]', "head > title")
DESCRIPTIONS = ('meta[property="og:description"]', 'meta[name="description"]', 'meta[name="twitter:description"]')


@dataclass(frozen=True)
class Described:
    """Plain text on one line each; empty where the page says nothing."""

    title: str
    description: str


def describe(content: bytes, charset: str = "") -> Described:
    """What the page says; `charset` is the one that its answer's header names."""
    page = LexborHTMLParser(decoded(content, charset))
    return Described(_first(page, TITLES, TITLE_LENGTH), _first(page, DESCRIPTIONS, DESCRIPTION_LENGTH))


def decoded(content: bytes, charset: str = "") -> str:
    """The text of a page whose charset is named by its mark, its header, its own <meta>, or nobody."""
    found = DECLARED.search(content[:DECLARED_WITHIN])
    marked = next((name for mark, name in MARKS if content.startswith(mark)), "")
    declared = _known(charset) or _known(found[1].decode("ascii") if found else "")
    # A text that is sound UTF-8 and not ASCII alone is UTF-8, whatever a copied <meta> says.
    if not marked and not content.isascii() and _is(content, "utf-8"):
        declared = "utf-8"
    return content.decode(marked or declared or _guessed(content), errors="replace")


def _known(name: str) -> str:
    """Python's name for a charset, or nothing for what is none."""
    try:
        codec = codecs.lookup(name.strip().lower().replace("x-sjis", "shift_jis"))
    except (LookupError, ValueError):
        return ""
    # Python also looks up what is no charset at all, such as hex or zip.
    return READ_AS.get(codec.name, codec.name) if codec._is_text_encoding else ""


def _guessed(content: bytes) -> str:
    if b"\x1b$" in content:
        return "iso2022_jp"
    return next((name for name in ("euc_jp", "cp932") if not content.isascii() and _is(content, name)), "utf-8")


def _is(content: bytes, charset: str) -> bool:
    """Whether the bytes make sense in the charset; the last character may be cut off."""
    try:
        codecs.getincrementaldecoder(charset)().decode(content)
    except UnicodeError:
        return False
    return True


def _first(page: LexborHTMLParser, selectors: tuple[str, ...], length: int) -> str:
    for selector in selectors:
        for node in page.css(selector):
            text = _plain((node.attributes.get("content") or "") if node.tag == "meta" else node.text(deep=True))
            if text:
                return excerpt(text, length)
    return ""


def _plain(text: str) -> str:
    return " ".join(UNSEEN.sub("", CONTROLS.sub(" ", text)).split())
