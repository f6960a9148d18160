"""What every page shows around its own matter: the site's name, menus and blocks."""

from functools import cached_property

from django.db.models import Exists, Subquery
from django.utils import timezone

from blog import lists, popular
from blog.addresses import current_language
from blog.categories import Tree
from blog.models import Article, MenuItem, SidebarBlock, Site
from blog.models.articles import DERIVED_UNSEEN
from blog.periods import PERIODS
from lib.prepared import LANGUAGE, NOW, Prepared

ROWS = {
    "latest": lambda shared: lists.latest(),
    "categories": lambda shared: shared.tree.filled(),
    "archive": lambda shared: lists.months(),
    **{f"popular-{row.key}": lambda shared, key=row.key: popular.shown(key) for row in PERIODS},
}


def _site():
    labels = Article.objects.published(NOW).in_language(LANGUAGE).filter(page_type="labels")
    sites = Site.objects.select_related("logo").annotate(
        labels_slug=Subquery(labels.values("slug")[:1]),
        is_bilingual=Exists(Article.objects.listed(NOW).exclude(language=LANGUAGE)),
    )
    return sites.order_by("pk")[:1]


def _blocks():
    rows = SidebarBlock.objects.filter(language=LANGUAGE).select_related("picture", "rendering")
    return rows.defer(*(f"rendering__{name}" for name in DERIVED_UNSEEN))


SITE, BLOCKS = Prepared(_site), Prepared(_blocks)
MENUS = Prepared(lambda: MenuItem.objects.filter(language=LANGUAGE))


class Shared:
    """What one request reads at most once, in the language of its page."""

    def __init__(self, language):
        self.language = language

    @cached_property
    def site(self):
        """The site's row; an unsaved one before the owner has named it.

        With it come the slug of the page about labels, and whether there is something to read in another language.
        """
        rows = SITE(language=self.language, now=timezone.now())
        return rows[0] if rows else Site()

    @cached_property
    def tree(self):
        return Tree(self.language)

    @cached_property
    def menus(self):
        return MENUS(language=self.language)

    @cached_property
    def blocks(self):
        blocks = BLOCKS(language=self.language)
        for block in blocks:
            block.rows = self._rows(block.kind)
        return blocks

    def _rows(self, kind):
        """A function that the template calls, so that a page without the block never asks for its rows."""
        return lambda: ROWS[kind](self) if kind in ROWS else []

    @property
    def is_bilingual(self):
        return getattr(self.site, "is_bilingual", False)

    @property
    def site_name(self):
        return (self.language == "en" and self.site.name_en) or self.site.name

    @property
    def publisher(self):
        return self.site_name if self.language == "en" and self.site.name_en else self.site.owner_name or self.site.name

    @property
    def tagline(self):
        return (self.language == "en" and self.site.tagline_en) or self.site.tagline

    @property
    def description(self):
        """The owner describes the site in its own language; its pages in English say their tagline."""
        return (self.language != "en" and self.site.description) or self.tagline


def shared(request):
    """The request's own Shared; a page in another language than its address gets a new one."""
    language = current_language()
    known = getattr(request, "shared", None)
    if known is None or known.language != language:
        request.shared = known = Shared(language)
    return known


def site_context(request):
    around = shared(request)
    slug = getattr(around.site, "labels_slug", None)
    return {
        "request": request,
        "site": around.site,
        "site_name": around.site_name,
        "tagline": around.tagline,
        "publisher": around.publisher,
        "header_menu": [item for item in around.menus if item.place == MenuItem.Place.HEADER],
        "footer_menu": [item for item in around.menus if item.place == MenuItem.Place.FOOTER],
        "sidebar": [block for block in around.blocks if block.place == SidebarBlock.Place.SIDEBAR],
        "footer_blocks": [block for block in around.blocks if block.place == SidebarBlock.Place.FOOTER],
        "statements": [block for block in around.blocks if block.place == SidebarBlock.Place.NOTICE],
        "labels_page": Article(slug=slug) if slug else None,
    }
