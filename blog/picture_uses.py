"""Where a picture is used: texts, faces of articles and people, the site, and what somebody types just now."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, Model, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from blog.models import Article, Author, Category, Draft, Image, SidebarBlock, Site, Speaker, Use
from blog.sources import SOURCES

IN_TEXT = re.compile(r'data-image="(\d{1,9})"')


@dataclass(frozen=True)
class Place:
    """One row that shows a picture, and what the picture is to it."""

    kind: str | Promise
    row: Any


@dataclass(frozen=True)
class Pointer:
    """A field that names one picture."""

    model: type[Model]
    field: str
    kind: str | Promise


POINTERS = (
    Pointer(Article, "picture", _("Picture of the article")),
    Pointer(Article, "social_image", _("Picture for shared links")),
    Pointer(Category, "picture", _("Picture of the category")),
    Pointer(Author, "picture", _("Picture of the author")),
    Pointer(Speaker, "picture", _("Picture of the speaker")),
    Pointer(Site, "logo", _("Logo of the site")),
    Pointer(SidebarBlock, "picture", _("Picture of the block")),
)
KINDS: dict[str, str | Promise] = {
    "article": _("In the article"),
    "category": _("In the text of the category"),
    "author": _("In the profile of the author"),
    "part": _("In the reusable part"),
    "block": _("In the text of the block"),
}
IN_DRAFT = _("In a working copy that is not published")


def places(keys: Iterable[int]) -> dict[int, list[Place]]:
    """Every place of each of these pictures; one that is used nowhere has no entry. The number of queries is fixed."""
    wanted = set(keys)
    found: dict[int, list[Place]] = defaultdict(list)
    for pk, place in (*_in_texts(wanted), *_in_fields(wanted), *_in_drafts(wanted)):
        found[pk].append(place)
    return dict(found)


def unused(pictures: QuerySet[Image]) -> QuerySet[Image]:
    """Those of the pictures that nothing shows."""
    here = OuterRef("pk")
    pictures = pictures.exclude(Exists(Use.objects.filter(kind="image", target_id=here)))
    for pointer in POINTERS:
        pictures = pictures.exclude(Exists(pointer.model._base_manager.filter(**{pointer.field: here})))
    return pictures.exclude(pk__in={pk for draft in _drafts() for pk in _named(draft)})


def _in_texts(wanted: set[int]) -> Iterator[tuple[int, Place]]:
    related = [f"rendering__{source.key}" for source in SOURCES]
    named = [f"rendering__{source.key}__{source.title}" for source in SOURCES]
    uses = Use.objects.filter(kind="image", target_id__in=wanted).select_related(*related).order_by("pk")
    for use in uses.only("target_id", *related, *named, "rendering__article__page_type", "rendering__block__kind"):
        key = next(source.key for source in SOURCES if getattr(use.rendering, f"{source.key}_id"))
        yield use.target_id, Place(KINDS[key], getattr(use.rendering, key))


def _in_fields(wanted: set[int]) -> Iterator[tuple[int, Place]]:
    for pointer in POINTERS:
        rows = pointer.model._base_manager.filter(**{f"{pointer.field}__in": wanted}).order_by("pk")
        for row in rows.defer("body") if pointer.model is Article else rows:
            yield getattr(row, f"{pointer.field}_id"), Place(pointer.kind, row)


def _in_drafts(wanted: set[int]) -> Iterator[tuple[int, Place]]:
    for draft in _drafts():
        for pk in sorted(_named(draft) & wanted):
            yield pk, Place(IN_DRAFT, draft.article)


def _drafts() -> QuerySet[Draft]:
    has_picture = Q(data__body__icontains="data-image") | Q(data__has_any_keys=["picture", "social_image"])
    return Draft.objects.filter(has_picture).select_related("article").defer("article__body").order_by("pk")


def _named(draft: Draft) -> set[int]:
    """The pictures that a working copy names, in its text and in its fields."""
    fields = (draft.data.get(name) for name in ("picture", "social_image"))
    chosen = {
        int(value) for value in fields if isinstance(value, int) or (isinstance(value, str) and value.isdecimal())
    }
    return chosen | {int(pk) for pk in IN_TEXT.findall(str(draft.data.get("body", "")))}
