"""Templates as stencils: rendered once with gaps where values go, so that each further page or row costs one join of strings.

What is kept is the template alone, compiled further: for a language, and for what is there and what is not. No value is.
"""

from collections.abc import Callable, Hashable, Mapping
from typing import Any

from django.conf import settings
from django.template import engines
from django.template.loader import render_to_string
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from lib.markup import trusted

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
    there = frozenset(name for name, value in values.items() if value)
    known = template, get_language(), there, tuple(sorted(facts.items()))
    # They live and die with the compiled templates, in the engine.
    kept: dict[Hashable, Cut] = engines["django"].__dict__.setdefault("stencils", {})
    cut = None if settings.DEBUG else kept.get(known)
    if cut is None:
        if len(kept) >= MOST:
            kept.clear()
        cut = kept[known] = _cut(template, there, {**(made() if made else {}), **facts})
    pieces, names = cut
    escaped = {name: conditional_escape(values[name]) for name in there}
    filled = [*pieces]
    filled[1::2] = [escaped[name] for name in names]
    return trusted("".join(filled))


def _cut(template: str, there: frozenset[str], context: Mapping[str, Any]) -> Cut:
    gaps = {name: trusted(f"{EDGE}{name}{EDGE}") for name in there}
    pieces = render_to_string(template, {**context, **gaps}).split(EDGE)
    names = pieces[1::2]
    if unknown := set(names) - there:
        raise ValueError(f"{template} changes a value that is not known yet: {sorted(unknown)}")
    return pieces, names
