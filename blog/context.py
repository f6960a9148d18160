"""What every page shows around its own matter: the site's name, menus and blocks."""

from functools import cached_property

from django.conf import settings
from django.db.models import Exists, Subquery
from django.utils import timezone

from blog import lists, popular, shelves
from blog.addresses import current_language
from blog.categories import Tree
from blog.models import Article, Image, MenuItem, Rendering, Shelf, SidebarBlock, Site
from blog.periods import PERIODS
from blog.pictures import COLUMNS
from disclosures.notices import version_columns, versions_in
from lib.json_rows import Rows, instance, single
from lib.prepared import LANGUAGE, NOW, Prepared, among, keys

ROWS = {
    "latest": lambda shared: shared.latest,
    "categories": lambda shared: shared.tree.filled(),
    "archive": lambda shared: lists.months(shared.shelf),
    **{f"popular-{row.key}": lambda shared, key=row.key: popular.shown(key) for row in PERIODS},
}


SHOWN = "id html contents plain_text inventory structured minutes fingerprint source_sha256 valid_until is_held".split()
OF_SITE = [*(field.attname for field in Site._meta.concrete_fields), *(f"logo__{name}" for name in COLUMNS)]
OF_BLOCK = [
    *(field.attname for field in SidebarBlock._meta.concrete_fields),
    *(f"picture__{name}" for name in COLUMNS),
    *(f"rendering__{name}" for name in SHOWN),
]
OTHERS = len(settings.LANGUAGES) - 1  # languages beside a page's own: asked for by name, as the index has them
OF_MENU = ("place", "label", "address")


def _around():
    """Everything that stands around a page and differs little from page to page: one row."""
    here = {"language": LANGUAGE}
    labels = Article.objects.published(NOW).filter(page_type="labels", **here)
    return single(
        Site.objects.all(),
        sites=Rows(Site.objects.order_by("pk")[:1], OF_SITE),
        menus=Rows(MenuItem.objects.filter(**here), OF_MENU),
        blocks=Rows(SidebarBlock.objects.filter(**here), OF_BLOCK),
        shelves=Rows(Shelf.objects.filter(**here), ["id", "by_category", "by_month", "valid_until"]),
        latest=Rows(lists.listed(LANGUAGE, NOW)[: lists.LATEST], ["title", "slug"]),
        labels_slug=Subquery(labels.values("slug")[:1]),
        is_bilingual=Exists(Article.objects.listed(NOW).filter(among("language", OTHERS))),
        **version_columns(),
    )


AROUND = Prepared(_around)


class Shared:
    """What one request reads at most once, in the language of its page."""

    def __init__(self, language):
        self.language = language

    @cached_property
    def row(self):
        others = [code for code, _name in settings.LANGUAGES if code != self.language]
        (row,) = AROUND(language=self.language, now=timezone.now(), **keys(others))
        return row

    @cached_property
    def site(self):
        """The site's row; an unsaved one before the owner has named it."""
        for row in self.row.sites:
            site = instance(Site, row)
            site.logo = instance(Image, row, "logo__")
            return site
        return Site()

    @cached_property
    def tree(self):
        return self.tree_of("")

    def tree_of(self, slug):
        """The same on the page of this category, which shows its picture."""
        self.tree = Tree(self.shelf.by_category, slug)
        return self.tree

    @cached_property
    def shelf(self):
        """The numbers of articles, counted where none are stored."""
        stored, now = [instance(Shelf, row) for row in self.row.shelves], timezone.now()
        return stored[0] if stored and shelves.is_fresh(stored[0], now) else shelves.count(self.language, now)

    @cached_property
    def menus(self):
        return [MenuItem(**row) for row in self.row.menus]

    @cached_property
    def blocks(self):
        return [self._block(row) for row in self.row.blocks]

    def _block(self, row):
        block = instance(SidebarBlock, row)
        block.picture = instance(Image, row, "picture__")
        if rendering := instance(Rendering, row, "rendering__"):
            block.rendering = rendering
        block.rows = self._rows(block.kind)
        return block

    @property
    def latest(self):
        return [Article(**row) for row in self.row.latest]

    @property
    def versions(self):
        """Those of the rules that shape marks."""
        return versions_in(self.row)

    def _rows(self, kind):
        """A function that the template calls, so that a page without the block never asks for its rows."""
        return lambda: ROWS[kind](self) if kind in ROWS else []

    @property
    def is_bilingual(self):
        """Whether there is something to read in another language."""
        return self.row.is_bilingual

    @property
    def site_name(self):
        return (self.language == "en" and self.site.name_en) or self.site.name

    @property
    def publisher(self):
        return self.site_name if self.language == "en" and self.site.name_en else self.site.owner_name or self.site.name

    @property
    def years(self):
        """Of the copyright: the first one and this one."""
        first, now = self.site.started_year, timezone.localdate().year
        return f"{first}–{now}" if first and first != now else str(now)

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
    slug = around.row.labels_slug
    return {
        "request": request,
        "site": around.site,
        "site_name": around.site_name,
        "tagline": around.tagline,
        "publisher": around.publisher,
        "years": around.years,
        "header_menu": [item for item in around.menus if item.place == MenuItem.Place.HEADER],
        "footer_menu": [item for item in around.menus if item.place == MenuItem.Place.FOOTER],
        "sidebar": [block for block in around.blocks if block.place == SidebarBlock.Place.SIDEBAR],
        "footer_blocks": [block for block in around.blocks if block.place == SidebarBlock.Place.FOOTER],
        "statements": [block for block in around.blocks if block.place == SidebarBlock.Place.NOTICE],
        "labels_page": Article(slug=slug) if slug else None,
    }
