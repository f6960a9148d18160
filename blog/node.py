"""The form of one editor node, and the rules that the values of its attributes must pass."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.functional import Promise

Rule = Callable[[str], bool]
# Host without a user name, and nothing in the whole that hides or breaks it.
WEB = re.compile(r"https?://[^/?#@\\]+(?:[/?#].*)?", re.ASCII)
UNSEEN = re.compile(r"[\s\x00-\x20\x7f-\xa0\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff<>\"'`\\]")


def any_text(value: str) -> bool:
    return True


def short_text(value: str) -> bool:
    """One line that a label can hold."""
    return 0 < len(value) <= 200 and value.isprintable()


def number(value: str) -> bool:
    """A positive whole number of a size that layout survives."""
    return value.isascii() and value.isdigit() and 0 < int(value) < 1000


def row_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10 and value[0] != "0"


def web_address(value: str) -> bool:
    """http or https with a host, read alike by a browser and by a person, and short enough to be stored as a source."""
    return len(value) <= 500 and WEB.fullmatch(value) is not None and UNSEEN.search(value) is None


def iso_date(value: str) -> bool:
    """A day of this century as 2026-11-25."""
    if len(value) != 10 or not value.startswith("20"):
        return False
    try:
        return date.fromisoformat(value).isoformat() == value
    except ValueError:
        return False


def one_of(*values: str) -> Rule:
    return lambda value: value in values


def any_of(*rules: Rule) -> Rule:
    """The one rule itself, or one that passes what any of several passes."""
    return rules[0] if len(rules) == 1 else lambda value: any(rule(value) for rule in rules)


@dataclass(frozen=True)
class Entry:
    """One line of the insert menu.

    `search` holds the words by which it is found besides its label: the reading in kana and in Latin letters, English.
    `name` tells the node's module which of its forms to insert.
    """

    group: str  # a key of blog.editor_words.groups
    label: Promise
    search: str
    name: str = ""


@dataclass(frozen=True)
class Node:
    """One thing that an author can put into a body.

    `elements` maps each element to its attributes and the rule that an attribute's value must pass.
    `example` is HTML that cleaning must leave as it is.
    The editor gets it in one of two ways: `extension` is its name in the editor's bundle with `options` (empty for
    nodes that the editor always has); `module` names the file in static/js/admin/nodes/ that makes it, told `words`
    and `addresses` (the names of admin URLs). `style` names its file in static/css/components/.
    """

    key: str
    elements: Mapping[str, Mapping[str, Rule]]
    example: str
    extension: str = ""
    options: Any = field(default=True, hash=False)
    module: str = ""
    style: str = ""
    entries: tuple[Entry, ...] = ()
    words: Mapping[str, Promise] = field(default_factory=dict, hash=False)
    addresses: Mapping[str, str] = field(default_factory=dict, hash=False)
