"""HTML made safe: the one sanitiser through which everything stored passes, and the one place that trusts HTML.

bleach cleans first; upstream gives it no more fixes, so nh3 follows with the same allowlist.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any

import bleach
import nh3
from django.utils.safestring import SafeString
from selectolax.lexbor import LexborNode

from lib.document import Document

MAX_LENGTH = 400_000
MAX_DEPTH = 60  # bleach takes quadratic time on nesting
MAX_OPEN = 2_000  # elements left open, counted before anything parses them: parsers take quadratic time as well
# Elements that hold nothing, and those that end where the next one begins.
NEVER_OPEN = frozenset(
    "area base br col dd dt embed hr img input li link meta option p rp rt source tbody td tfoot th thead tr track wbr".split()
)
DROPPED_WITH_CONTENT = frozenset(
    "script style template noscript noembed noframes iframe object embed applet svg math textarea select title xmp "
    "plaintext audio video canvas frameset head option button dialog".split()
)
TAG = re.compile(r"<(/?)([a-zA-Z][^\s/>]*)")
LINES_AT_THE_TOP = re.compile(r"(<pre(?:\s[^>]*)?>(?:<code>)?)\n+")
PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})
ADDRESSES = frozenset({"href", "src", "cite", "action", "formaction", "poster", "background", "data", "longdesc"})
INVISIBLE = re.compile(r"[\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060\ufeff]")
SPECIAL = re.compile("[&<>\"']")
ABSOLUTE = re.compile(r"(?:https?:[/\\]{2}[^/\\]|mailto:.|tel:.)", re.IGNORECASE)

Attributes = Mapping[str, Callable[[str], bool]]


class Rejected(ValueError):
    """HTML that is refused as a whole. `code` is "too_long" or "too_deep"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Allowlist:
    """The elements that stay, each with its attributes and the test that an attribute's value must pass."""

    tags: Mapping[str, Attributes]

    def keeps(self, tag: str, name: str, value: str) -> bool:
        test = self.tags.get(tag, {}).get(name)
        if test is None or not test(value):
            return False
        return name not in ADDRESSES or is_safe_address(value, is_link=tag == "a")


def is_safe_address(value: str, *, is_link: bool) -> bool:
    """http, https, mailto, tel, /path and #part; links may leave the scheme out (//host)."""
    value = INVISIBLE.sub("", value)
    if value.startswith(("/", "\\")):
        return is_link or value[1:2] not in ("/", "\\")
    return value.startswith("#") or ABSOLUTE.match(value) is not None


def clean(html: str, allowlist: Allowlist) -> str:
    """The part of `html` that the allowlist keeps; unknown elements go, their text stays. Raises Rejected."""
    if len(html) > MAX_LENGTH:
        raise Rejected("too_long")
    html = _without_dangerous(html, allowlist)
    html = bleach.Cleaner(  # holds the parser's state and is not thread-safe: one for each call
        tags=frozenset(allowlist.tags),
        attributes=allowlist.keeps,
        protocols=PROTOCOLS,
        strip=True,
        strip_comments=True,
    ).clean(html)
    return successor(html, allowlist)


def successor(html: str, allowlist: Allowlist) -> str:
    """What nh3 alone keeps by the same allowlist: the last pass today, and the only one once bleach is given up."""
    html = nh3.clean(
        html,
        tags=set(allowlist.tags),
        clean_content_tags=set(DROPPED_WITH_CONTENT.difference(allowlist.tags)),
        attributes={tag: set(attributes) for tag, attributes in allowlist.tags.items()},
        attribute_filter=lambda tag, name, value: value if allowlist.keeps(tag, name, value) else None,
        url_schemes=set(PROTOCOLS),
        strip_comments=True,
        link_rel=None,
    )
    # Each parser drops one line break at the beginning of <pre>; without any, all agree on what is there.
    return LINES_AT_THE_TOP.sub(r"\1", html)


def plain(html: str) -> str:
    """The text alone, one line for each block."""
    return Document(html).text()


def trusted(html: str) -> SafeString:
    """HTML that came out of `clean` or that the project itself wrote."""
    return SafeString(html)


def escaped(value: Any) -> str:
    """What Django's conditional_escape gives: it looks for lazy text each time, and a page has hundreds of values."""
    if hasattr(value, "__html__"):
        html: str = value.__html__()
        return html
    text = str(value)
    return escape(text) if SPECIAL.search(text) else text


def joined(pattern: str, rows: Iterable[Iterable[Any]]) -> SafeString:
    """The pattern with the values of each row, escaped, one after the other: what Django's format_html_join gives."""
    return trusted("".join([pattern.format(*map(escaped, row)) for row in rows]))


def _without_dangerous(html: str, allowlist: Allowlist) -> str:
    """Without the elements whose very content is unsafe (bleach would leave a script's text behind), comments, and
    attributes that no row knows: bleach takes quadratic time on thousands of them.
    """
    if _left_open(html) > MAX_OPEN:
        raise Rejected("too_deep")
    document = Document(html)
    dropped = []
    waiting = [(document.first, 1)]
    while waiting:
        node, depth = waiting.pop()
        if node is None:
            continue
        if depth > MAX_DEPTH:
            raise Rejected("too_deep")
        waiting.append((node.next, depth))
        if node.is_comment_node or node.tag in DROPPED_WITH_CONTENT:
            dropped.append(node)
        elif node.is_element_node:
            _drop_unknown_attributes(node, allowlist.tags.get(node.tag or "", {}))
            waiting.append((node.first_child, depth + 1))
    for node in dropped:
        node.decompose()
    return LINES_AT_THE_TOP.sub(r"\1", document.serialise())


def _drop_unknown_attributes(node: LexborNode, known: Attributes) -> None:
    for name in [name for name in node.attributes if name not in known]:
        del node.attrs[name]


def _left_open(html: str) -> int:
    """The most elements that are open at once, roughly and in one pass."""
    depth = most = 0
    for closing, name in TAG.findall(html):
        if closing:
            depth = max(0, depth - 1)
        elif name.lower() not in NEVER_OPEN:
            depth += 1
            most = max(most, depth)
    return most
