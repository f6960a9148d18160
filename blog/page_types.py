"""Kinds of page as rows: what a kind is called, which template shows it, and what goes with it."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class PageType:
    key: str
    name: Promise
    template: str
    is_listed: bool = False  # stands in lists, feeds and search, with dates, neighbours and comments
    is_single: bool = False  # a site has one of them in each language


PAGE_TYPES = (
    PageType("article", _("Article"), "blog/article.html", is_listed=True),
    PageType("page", _("Fixed page"), "blog/page.html"),
    PageType("about", _("About the owner"), "blog/page.html", is_single=True),
    PageType("policy", _("Privacy policy"), "blog/page.html", is_single=True),
    PageType("labels", _("How ads are labelled"), "blog/page.html", is_single=True),
)
BY_KEY = {row.key: row for row in PAGE_TYPES}
LISTED = tuple(row.key for row in PAGE_TYPES if row.is_listed)


def choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in PAGE_TYPES]


def fixed_choices() -> list[tuple[str, Promise]]:
    return [(row.key, row.name) for row in PAGE_TYPES if not row.is_listed]
