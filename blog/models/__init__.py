"""The rows of a blog: articles and pages, their order, their pictures, their renderings, and the site itself."""

from blog.models.articles import Article, Page
from blog.models.images import Image
from blog.models.rendering import Rendering
from blog.models.site import MenuItem, SidebarBlock, Site
from blog.models.taxonomy import Author, Category, Tag

__all__ = [
    "Article",
    "Author",
    "Category",
    "Image",
    "MenuItem",
    "Page",
    "Rendering",
    "SidebarBlock",
    "Site",
    "Tag",
]
