"""The blog in the admin: one module for each noun; importing them registers their rows."""

from blog.admin import articles, images, site, taxonomy

__all__ = ["articles", "images", "site", "taxonomy"]
