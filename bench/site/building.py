"""Builds one site in DATA_DIR (or at DATABASE_URL), fast: `python -m bench.site.building 10000`.

The pipeline renders a few shapes and the measured pages; the other articles are copies of the shapes with sentences of
their own, put in by the thousand. Some of them are rendered again at the end, so that a copy that the pipeline would
not have made is noticed.
"""

import hashlib
import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import django

MEASURED, PAIR = "measured", ("with-ads", "without-ads")  # the pair: one text, once with ads and once without
LENGTH = 6000  # characters of the measured page
YEARS = 3  # over which the articles spread, however many they are
BATCH = 500


def build(count: int) -> None:
    from django.core.management import call_command, get_commands

    from bench.site import commenting, surroundings
    from config import roles, static_files

    call_command("migrate", verbosity=0)
    roles.make()
    static_files.collect()
    around = surroundings.build()
    shapes = render_shapes()
    for numbers in _batches(count):
        copy(shapes, numbers, count, around)
    _measured(around, count)
    call_command("rerender", verbosity=0)
    commenting.build()
    prove(count)
    for name in {"rebuild_search", "rebuild_related"} & set(get_commands()):
        call_command(name, verbosity=0)


def _batches(count: int) -> Iterator[range]:
    return (range(start, min(start + BATCH, count)) for start in range(0, count, BATCH))


def _when(number: float, count: int) -> datetime:
    """The greater the number, the older the article."""
    from django.utils import timezone

    return timezone.now() - timedelta(days=1 + YEARS * 365 * number / count)


def render_shapes() -> list[Any]:
    """Drafts, rendered and never shown."""
    from bench.site import shapes
    from blog.models import Article
    from blog.rendering import render_and_store

    made = []
    for number in range(shapes.SHAPES):
        row = Article.objects.create(title=shapes.TITLE, slug=f"shape-{number}", body=shapes.body(number))
        render_and_store(row)
        made.append(row)
    return made


def copy(shapes: list[Any], numbers: range, count: int, around: Any) -> None:
    from bench.site import words
    from bench.site.shapes import Filling
    from blog.models import Article, Rendering
    from lib.text import fold

    rows, fillings = [], []
    for number in numbers:
        shape, title, texts = shapes[number % len(shapes)], words.title(number), words.sentences(number, count)
        folded = [fold(text) for text in (title, *texts)]
        filling = Filling(f"article-{number}", shape.slug, title, texts, folded)
        values = {"title": title, "slug": filling.slug, "body": filling.into(shape.body), "state": "published"}
        rows.append(Article(**values, publish_at=_when(number, count), **around.of(number)))
        fillings.append((shape.rendering, filling))
    Article.objects.bulk_create(rows)
    around.tag(rows)
    Rendering.objects.bulk_create(_rendering(row, *filling) for row, filling in zip(rows, fillings, strict=True))


def _rendering(row: Any, shape: Any, filling: Any) -> Any:
    """The shape's rendering in this article's words; every field that is not a key, whichever there are."""
    from blog.models import Rendering
    from blog.phrasing import cut
    from lib.text import reading_minutes

    fields = [field for field in Rendering._meta.concrete_fields if not (field.primary_key or field.is_relation)]
    values = {
        field.attname: filling.into(getattr(shape, field.attname), is_folded=field.attname == "search_text")
        for field in fields
    }
    values["phrased"] = cut(row.title)
    values["minutes"] = reading_minutes(values["plain_text"])
    values["source_sha256"] = hashlib.sha256("\0".join([row.title, row.body]).encode()).hexdigest()
    return Rendering(article=row, **values)


def _measured(around: Any, count: int) -> None:
    """The page of LENGTH characters with three ad links, in the middle of the site, and the pair."""
    from bench.site import words
    from bench.site.shapes import LINK
    from blog.models import Article
    from blog.rendering import render_and_store

    text = words.long_text(LENGTH)
    plain = LINK.replace("px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA", "example.org/prices")
    bodies = {MEASURED: text + LINK * 3, PAIR[0]: text + LINK * 3, PAIR[1]: text + plain * 3}
    for place, (slug, body) in enumerate(bodies.items()):
        values = {"title": f"契約の前に確かめる三つのこと {place}", "slug": slug, "body": body, "state": "published"}
        row = Article.objects.create(**values, publish_at=_when(count / 2 + place / 9, count), **around.of(0))
        around.tag([row])
        render_and_store(row)


def prove(count: int) -> None:
    """Stops with the field's name when a copy is not what the pipeline makes of the same text."""
    from blog.models import Article
    from blog.rendering import DERIVED, Rules, render

    for number in {0, 1, count // 2, count - 1}:
        row = Article.objects.select_related("rendering").get(slug=f"article-{number}")
        fresh = render(row, Rules())
        wrong = [name for name in DERIVED if _as_stored(fresh, name) != _as_stored(row.rendering, name)]
        if wrong:
            sys.exit(f"The copy article-{number} differs from its rendering in: {', '.join(wrong)}")


def _as_stored(rendering: Any, name: str) -> str:
    return json.dumps(getattr(rendering, name), default=str, sort_keys=True)


if __name__ == "__main__":
    django.setup()
    build(int(sys.argv[1]))
