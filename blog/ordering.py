"""The verbs of order: categories as a tree, menus and blocks as lists, each arranged as a whole.

An arrangement is a list of places in the order in which they are read, each with its depth: a row stands below the
nearest row before it that is one step less deep. So a cycle cannot be written down.
"""

from dataclasses import dataclass, replace

from django.db import models, transaction

from blog.models import Category


@dataclass(frozen=True)
class Place:
    pk: int
    depth: int = 0


class Outdated(Exception):
    """The rows are no longer those that somebody arranged, or what they sent is no arrangement."""


def has_tree(model) -> bool:
    return model is Category


def group_of(row):
    """What orders rows among themselves: menus and blocks have one order for each place and language."""
    return (row.parent_id,) if has_tree(type(row)) else (row.place, row.language)


def rows_of(model) -> list[models.Model]:
    """All rows as they are read, each with its `depth`."""
    if not has_tree(model):
        rows = list(model.objects.order_by("place", "language", "position", "pk"))
        for row in rows:
            row.depth = 0
        return rows
    children: dict[int | None, list[models.Model]] = {}
    for row in model.objects.all():
        children.setdefault(row.parent_id, []).append(row)
    found, waiting = [], [(row, 0) for row in reversed(children.get(None, []))]
    while waiting:
        row, row.depth = waiting.pop()
        found.append(row)
        waiting += [(child, row.depth + 1) for child in reversed(children.get(row.pk, []))]
    return found


def arrangement(model) -> list[Place]:
    return [Place(row.pk, row.depth) for row in rows_of(model)]


@transaction.atomic
def arrange(model, places: list[Place]) -> int:
    """Store the arrangement; returns how many rows have moved. Raises Outdated and changes nothing."""
    rows = {row.pk: row for row in model.objects.select_for_update()}
    if sorted(place.pk for place in places) != sorted(rows) or not _is_arrangement(places, is_tree=has_tree(model)):
        raise Outdated
    above: list[int] = []
    counts: dict[tuple, int] = {}
    moved = []
    for place in places:
        row = rows[place.pk]
        del above[place.depth :]
        before = (group_of(row), row.position)
        if has_tree(model):
            row.parent_id = above[-1] if above else None
        above.append(row.pk)
        group = group_of(row)
        row.position = counts[group] = counts.get(group, -1) + 1
        if (group, row.position) != before:
            row.is_sample = False
            moved.append(row)
    model.objects.bulk_update(moved, ["position", "is_sample", *(["parent"] if has_tree(model) else [])])
    return len(moved)


def _is_arrangement(places, *, is_tree):
    """Whether every row stands at most one step deeper than the one before it."""
    steps = zip([-1, *(place.depth for place in places)], places, strict=False)
    return all(0 <= place.depth <= (before + 1 if is_tree else 0) for before, place in steps)


def moved(places: list[Place], pk: int, way: str) -> list[Place]:
    """The arrangement after one step of a row, with all that stands below it: up, down, in or out."""
    start = next((index for index, place in enumerate(places) if place.pk == pk), None)
    if start is None:
        raise Outdated
    end, depth = _end(places, start), places[start].depth
    before = _sibling_before(places, start)
    if way == "up" and before is not None:
        return [*places[:before], *places[start:end], *places[before:start], *places[end:]]
    if way == "down" and end < len(places) and places[end].depth == depth:
        after = _end(places, end)
        return [*places[:start], *places[end:after], *places[start:end], *places[after:]]
    if way == "in" and before is not None:
        return [*places[:start], *_deeper(places[start:end], 1), *places[end:]]
    if way == "out" and depth:
        after = end
        while after < len(places) and places[after].depth >= depth:
            after += 1
        return [*places[:start], *places[end:after], *_deeper(places[start:end], -1), *places[after:]]
    return places


def _end(places, start):
    """Where the branch that begins at `start` is over."""
    depth = places[start].depth
    return next((index for index in range(start + 1, len(places)) if places[index].depth <= depth), len(places))


def _sibling_before(places, start):
    depth = places[start].depth
    for index in range(start - 1, -1, -1):
        if places[index].depth <= depth:
            return index if places[index].depth == depth else None
    return None


def _deeper(places, step):
    return [replace(place, depth=place.depth + step) for place in places]
