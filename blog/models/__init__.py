"""The rows of a blog: articles and pages, how they are edited and rendered, their order, their pictures, and the site."""

from blog.models.announcing import Announcement, Removal
from blog.models.articles import Article, Page
from blog.models.editing import Draft, ReplacedField, Replacement, Revision
from blog.models.images import Image
from blog.models.indexing import SearchDue
from blog.models.old_addresses import OldAddress
from blog.models.parts import Part, Speaker
from blog.models.reading import PageView, Popular
from blog.models.related import Alike, AlikeDue, TitleTerm
from blog.models.rendering import Fact, Rendering, Use
from blog.models.searching import RareSearch, SearchCount, SearchTerm
from blog.models.shelf import Shelf
from blog.models.site import MenuItem, SidebarBlock, Site
from blog.models.surroundings import Surroundings
from blog.models.taxonomy import Author, Category, Tag

__all__ = [
    "Alike",
    "AlikeDue",
    "Announcement",
    "Article",
    "Author",
    "Category",
    "Draft",
    "Fact",
    "Image",
    "MenuItem",
    "OldAddress",
    "Page",
    "PageView",
    "Part",
    "Popular",
    "RareSearch",
    "Removal",
    "Rendering",
    "ReplacedField",
    "Replacement",
    "Revision",
    "SearchCount",
    "SearchDue",
    "SearchTerm",
    "Shelf",
    "SidebarBlock",
    "Site",
    "Speaker",
    "Surroundings",
    "Tag",
    "TitleTerm",
    "Use",
]
