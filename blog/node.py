"""The form of one editor node, and the rules that the values of its attributes must pass."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

Rule = Callable[[str], bool]


def any_text(value: str) -> bool:
    return True


def number(value: str) -> bool:
    """A positive whole number of a size that layout survives."""
    return value.isascii() and value.isdigit() and 0 < int(value) < 1000


def row_id(value: str) -> bool:
    return value.isascii() and value.isdigit() and len(value) < 10 and value[0] != "0"


def one_of(*values: str) -> Rule:
    return lambda value: value in values


@dataclass(frozen=True)
class Node:
    """One thing that an author can put into a body.

    `extension` is its name in the editor's bundle with `options`, empty for nodes that the editor always has.
    `elements` maps each element to its attributes and the rule that an attribute's value must pass.
    `example` is HTML that cleaning must leave as it is.
    """

    key: str
    elements: Mapping[str, Mapping[str, Rule]]
    example: str
    extension: str = ""
    options: Any = field(default=True, hash=False)
