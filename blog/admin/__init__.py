"""The blog in the admin: one module for each noun; importing them registers their rows."""

from blog.admin import (
    announcing,
    articles,
    counting,
    images,
    link_reports,
    parts,
    placed,
    replacing,
    searches,
    site,
    speakers,
    taxonomy,
)

__all__ = [
    "announcing",
    "articles",
    "counting",
    "images",
    "link_reports",
    "parts",
    "placed",
    "replacing",
    "searches",
    "site",
    "speakers",
    "taxonomy",
]
