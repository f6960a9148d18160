"""The rows whose text readers see, each with where its text stands: all of them pass the same rendering."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db.models import Model

from blog.models import Article, Author, Category, Part, SidebarBlock


@dataclass(frozen=True)
class Source:
    """One kind of source: its model, the fields with its text and title, and its key, the relation on Rendering."""

    key: str
    model: type[Model]
    field: str
    title: str
    language: Callable[[Any], str]


def site_language(row: Any) -> str:
    return settings.LANGUAGE_CODE


def own_language(row: Any) -> str:
    return row.language


SOURCES = (
    Source("article", Article, "body", "title", own_language),
    Source("category", Category, "description", "name", site_language),
    Source("author", Author, "bio", "name", site_language),
    Source("part", Part, "body", "name", own_language),
    Source("block", SidebarBlock, "body", "heading", own_language),
)


def source_of(row: Model) -> Source:
    """The source that a row belongs to; proxies count as their concrete model."""
    return next(source for source in SOURCES if source.model is row._meta.concrete_model)
