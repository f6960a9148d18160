"""The blog in the admin: one module for each noun; importing them registers their rows."""

from blog.admin import articles, images, parts, placed, replacing, site, speakers, taxonomy

__all__ = ["articles", "images", "parts", "placed", "replacing", "site", "speakers", "taxonomy"]
