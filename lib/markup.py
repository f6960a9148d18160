"""The one door for HTML: what authors write is cleaned here, and only here is HTML declared safe for templates."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

import bleach
import nh3
from django.utils.safestring import SafeString, mark_safe
from selectolax.lexbor import LexborHTMLParser, LexborNode

from lib.document import Document

MAX_LENGTH = 400_000  # characters; bleach's time grows with the square of the depth and with the length
MAX_DEPTH = 60
PROTOCOLS = frozenset({"http", "https", "mailto", "tel"})
# Elements that go together with what is in them: a text that was code or style is no text for readers.
DROPPED = (
    "script style template noscript iframe object embed applet svg math textarea select option title xmp plaintext "
    "noembed noframes frameset head link meta base form input button video audio canvas dialog"
).split()


class Rejected(ValueError):
    """HTML that is refused whole; `code` is "too_long" or "too_deep"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Allowlist:
    """Which elements stay, with which attributes, and the rule that an attribute's value must pass."""

    tags: Mapping[str, Mapping[str, Callable[[str], bool]]]

    def keeps(self, tag: str, name: str, value: str) -> bool:
        rule = self.tags.get(tag, {}).get(name)
        return rule is not None and rule(value)


def clean(html: str, allowlist: Allowlist) -> str:
    """The HTML reduced to the allowlist: bleach first, then nh3 with the same list as the last word.

    Raises Rejected where the text is too long or nested too deeply to be cleaned in reasonable time.
    """
    if len(html) > MAX_LENGTH:
        raise Rejected("too_long")
    tree = LexborHTMLParser(html.replace("\0", ""), is_fragment=True)
    for node in tree.css(",".join(DROPPED)):
        node.decompose()
    if _is_deeper_than(MAX_DEPTH, tree.root):
        raise Rejected("too_deep")
    return _second_pass(_first_pass(tree.html or "", allowlist), allowlist)


def plain(html: str) -> str:
    """The text of an HTML fragment, one line for each block."""
    return Document(html).text()


def trusted(html: str) -> SafeString:
    """Declare HTML safe that this project's renderer made from cleaned input."""
    return mark_safe(html)  # noqa: S308 -- the one place of the project; its callers are the renderer and the tags


def _first_pass(html: str, allowlist: Allowlist) -> str:
    cleaner = bleach.Cleaner(  # it holds a parser's state: one for each call
        tags=frozenset(allowlist.tags),
        attributes=allowlist.keeps,
        protocols=PROTOCOLS,
        strip=True,
        strip_comments=True,
    )
    return _without_leading_newlines(cleaner.clean(html))


def _second_pass(html: str, allowlist: Allowlist) -> str:
    return _without_leading_newlines(
        nh3.clean(
            html,
            tags=set(allowlist.tags),
            attributes={tag: set(rules) for tag, rules in allowlist.tags.items() if rules},
            attribute_filter=lambda tag, name, value: value if allowlist.keeps(tag, name, value) else None,
            url_schemes=set(PROTOCOLS),
            link_rel=None,
            strip_comments=True,
        )
    )


def _without_leading_newlines(html: str) -> str:
    """Each serialiser treats the newline after <pre> in its own way; without one they agree."""
    return re.sub(r"(<pre>(?:<code>)?)\n+", r"\1", html)


def _is_deeper_than(limit: int, root: LexborNode | None) -> bool:
    level = list(root.iter()) if root is not None else []
    for _depth in range(limit):
        level = [child for node in level for child in node.iter()]
        if not level:
            return False
    return bool(level)
