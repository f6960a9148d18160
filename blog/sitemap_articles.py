"""The articles of the sitemap: their last change, their translations and their pictures, a thousand in a few queries."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple

from django.db.models import F, Max, Q
from django.db.models.functions import Coalesce

from blog.addresses import absolute, of_slug
from blog.models import Article, Image, Use
from blog.seo import picture_address

SIZE = 1000  # addresses of one part


@dataclass(frozen=True)
class Entry:
    location: str
    lastmod: datetime | None = None
    languages: tuple[tuple[str, str], ...] = ()  # (language, address) of all the pages that say the same
    images: tuple[str, ...] = ()


class Row(NamedTuple):
    pk: int
    slug: str
    language: str
    translation_of: int | None
    publish_at: datetime
    revised_at: datetime | None
    picture: int | None


def part_keys(number: int, size: int) -> tuple[int, int]:
    return (number - 1) * size + 1, number * size


def _public():
    return Article.objects.published().filter(is_noindex=False).order_by()


def article_numbers() -> dict[int, datetime | None]:
    changed = Max(Coalesce("revised_at", "publish_at"))
    rows = _public().annotate(part=(F("pk") - 1) / SIZE + 1).values("part").annotate(changed=changed)
    return dict(rows.order_by("part").values_list("part", "changed"))


def articles(number: int) -> list[Entry]:
    keys = part_keys(number, SIZE)
    rows = list(_public().filter(pk__range=keys).order_by("pk").values_list(*Row._fields, named=True))
    groups, pictures = _groups(rows, keys), _pictures(rows, keys)
    return [
        Entry(
            _place(row.slug),
            row.revised_at or row.publish_at,
            tuple(sorted((code, _place(slug)) for code, slug in groups[row.translation_of or row.pk])),
            tuple(dict.fromkeys(pictures[row.pk])),
        )
        for row in rows
    ]


def _place(slug: str) -> str:
    return absolute(of_slug("blog:article", slug))


def _groups(rows: list[Row], keys: tuple[int, int]) -> dict[int, list[tuple[str, str]]]:
    """(language, slug) of each translation, the first itself included, by the number of the first; none for one alone."""
    first = [row.translation_of for row in rows if row.translation_of]
    others = _public().filter(Q(translation_of__pk__range=keys) | Q(translation_of__in=first))
    groups = defaultdict(list)
    for key, *one in others.order_by("pk").values_list("translation_of", "language", "slug"):
        groups[key].append(tuple(one))
    for key, *one in _public().filter(pk__in=groups.keys()).values_list("pk", "language", "slug"):
        groups[key].append(tuple(one))
    return defaultdict(list, {key: group for key, group in groups.items() if len(group) > 1})


def _pictures(rows: list[Row], keys: tuple[int, int]) -> dict[int, list[str]]:
    """The addresses of each article's own picture, and of the library's pictures in its text."""
    uses = Use.objects.filter(kind=Use.Kind.IMAGE, rendering__article__pk__range=keys).order_by("pk")
    pairs = [(row.pk, row.picture) for row in rows if row.picture]
    pairs += uses.values_list("rendering__article", "target_id")
    images = Image.objects.only("file", "sha256", "width", "height").in_bulk({image for _article, image in pairs})
    addresses = {key: picture_address(image) for key, image in images.items() if image.file}
    found = defaultdict(list)
    for article, image in pairs:
        found[article] += [addresses[image]] if image in addresses else []
    return found
