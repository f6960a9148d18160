"""The blog in the admin: one module for each noun; importing them registers their rows."""

from blog.admin import articles, counting, images, parts, placed, replacing, site, speakers, taxonomy

__all__ = ["articles", "counting", "images", "parts", "placed", "replacing", "site", "speakers", "taxonomy"]
