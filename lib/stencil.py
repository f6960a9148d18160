"""Templates as stencils: rendered once with gaps where values go, so that each further page or row costs one join of strings.

What is kept is the template alone, compiled further: for a language, and for what is there and what is not. No value is.
"""

from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Any

from django.conf import settings
from django.template import engines
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lib.markup import escaped, trusted

EDGE = "\ue000"  # of a gap; for private use, and no template holds it
MOST = 1024
Made = Callable[[], Mapping[str, Any]]
# The template's own text, each second piece being a gap, and the gaps' names in their order.
Cut = tuple[list[str], list[str]]


def fill(template: str, values: Mapping[str, Any], *, made: Made | None = None, **facts: Hashable) -> SafeString:
    """The template with each of `values`, escaped, where its name stands.

    A template prints these names and may ask whether one is there; it can do no more with them, because it is
    rendered before they are known. `facts` it may ask about as it likes: they take few values, and none of a reader's
    or an editor's. `made` gives what it needs besides and is always the same.
    """
    (filled,) = fill_each(template, [values], made=made, **facts)
    return filled


def fill_each(
    template: str, rows: Iterable[Mapping[str, Any]], *, made: Made | None = None, **facts: Hashable
) -> list[SafeString]:
    """The template filled once for each of `rows`, all of them with the same facts."""
    # They live and die with the compiled templates, in the engine.
    kept: dict[Hashable, Cut] = engines["django"].__dict__.setdefault("stencils", {})
    if settings.DEBUG:
        kept.clear()
    language, told = get_language(), tuple(sorted(facts.items()))
    filled = []
    for values in rows:
        there = tuple([name for name, value in values.items() if value])
        known = template, language, told, there
        cut = kept.get(known)
        if cut is None:
            if len(kept) >= MOST:
                kept.clear()
            cut = kept[known] = _cut(template, there, {**(made() if made else {}), **facts})
        pieces, names = [*cut[0]], cut[1]
        pieces[1::2] = [escaped(values[name]) for name in names]
        filled.append(trusted("".join(pieces)))
    return filled


def _cut(template: str, there: tuple[str, ...], context: Mapping[str, Any]) -> Cut:
    gaps = {name: trusted(f"{EDGE}{name}{EDGE}") for name in there}
    pieces = render_to_string(template, {**context, **gaps}).split(EDGE)
    names = pieces[1::2]
    if unknown := set(names).difference(there):
        raise ValueError(f"{template} changes a value that is not known yet: {sorted(unknown)}")
    return pieces, names
