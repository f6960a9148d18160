"""Where records of the site are shown, as the renderings have noted it."""

from django.db import models

from blog.models import Rendering
from blog.sources import SOURCES


def users(kind: str, pk: int) -> list[models.Model]:
    """The rows whose texts show this record, each once, in the order in which they came."""
    keys = [source.key for source in SOURCES]
    shown_by = Rendering.objects.filter(uses__kind=kind, uses__target_id=pk).order_by("pk")
    renderings = shown_by.select_related(*keys).only(
        "pk", *(f"{s.key}__{s.title}" for s in SOURCES), "article__page_type"
    )
    return [next(filter(None, (getattr(row, key) for key in keys))) for row in renderings]
