"""Where records of the site are shown: as the renderings have noted it, and in what somebody types just now."""

from django.db import models

from blog.models import Draft, Rendering
from blog.sources import SOURCES

# How the source of a text names a record.
ATTRIBUTES = {"image": "data-image", "speaker": "data-speaker", "part": "data-part-id", "article": "data-article"}


def users(kind: str, pk: int) -> list[models.Model]:
    """The rows whose texts show this record, each once, in the order in which they came."""
    keys = [source.key for source in SOURCES]
    shown_by = Rendering.objects.filter(uses__kind=kind, uses__target_id=pk).order_by("pk")
    titles = (f"{source.key}__{source.title}" for source in SOURCES)
    renderings = shown_by.select_related(*keys).only("pk", *titles, "article__page_type")
    rows = [next(filter(None, (getattr(row, key) for key in keys))) for row in renderings]
    return [*rows, *(article for article in _typed(kind, pk) if article not in rows)]


def _typed(kind: str, pk: int) -> list[models.Model]:
    """Articles whose working copies name the record."""
    if kind not in ATTRIBUTES:
        return []
    drafts = Draft.objects.filter(data__body__icontains=f'{ATTRIBUTES[kind]}="{pk}"')
    return [draft.article for draft in drafts.select_related("article").defer("article__body").order_by("pk")]
