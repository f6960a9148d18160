"""How blocks name records of the site: by number, all of one kind found in one query and noted on the sheet."""

from collections.abc import Sequence
from typing import Any

from django.db.models import QuerySet
from selectolax.lexbor import LexborNode

from blog.node import row_id
from blog.passes.sheet import Sheet


def named(nodes: Sequence[LexborNode], attribute: str) -> list[tuple[LexborNode, int | None]]:
    """Each node with the number in its attribute; None where there is no such number."""
    found = [(node, node.attributes.get(attribute) or "") for node in nodes]
    return [(node, int(value) if value and row_id(value) else None) for node, value in found]


def find(
    nodes: Sequence[LexborNode], attribute: str, rows: QuerySet, kind: str, sheet: Sheet
) -> list[tuple[LexborNode, Any]]:
    """Each node with the record that it names, None where nobody knows it; the sheet learns of both.

    The last node comes first: a pass that takes a node away must have dealt with those inside it before.
    """
    numbers = named(nodes, attribute)
    asked = {number for _node, number in numbers if number is not None}
    known = rows.in_bulk(asked) if asked else {}
    sheet.uses |= {(kind, number) for number in asked}
    sheet.missing += [kind for _node, number in numbers if number not in known]
    return [(node, known.get(number)) for node, number in reversed(numbers)]
