"""What every page shows around its own matter: the site's name, menus and blocks."""

from functools import cached_property

from django.conf import settings
from django.db.models import Case, CharField, Exists, Subquery, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from blog import lists, popular, shelves
from blog.addresses import current_language
from blog.categories import Tree
from blog.models import Article, Image, MenuItem, Rendering, Shelf, SidebarBlock, Site, Surroundings
from blog.periods import PERIODS
from blog.pictures import COLUMNS
from disclosures.notices import version_columns, versions_in
from lib import inside
from lib.generation import Generation
from lib.json_rows import Rows, Together, instance, single
from lib.prepared import LANGUAGE, NOW, Parameter, Prepared, among, keys
from lib.release import release

POPULAR = {f"popular-{row.key}": row.key for row in PERIODS}
ROWS = {
    "latest": lambda shared: shared.latest,
    "categories": lambda shared: shared.tree.filled(),
    "archive": lambda shared: lists.months(shared.shelf),
    **{kind: lambda shared, key=key: shared.popular(key) for kind, key in POPULAR.items()},
}


SHOWN = "id html contents plain_text inventory structured minutes fingerprint source_sha256 valid_until is_held".split()
OF_SITE = [*(field.attname for field in Site._meta.concrete_fields), *(f"logo__{name}" for name in COLUMNS)]
OF_BLOCK = [
    *(field.attname for field in SidebarBlock._meta.concrete_fields),
    *(f"picture__{name}" for name in COLUMNS),
    *(f"rendering__{name}" for name in SHOWN),
]
OTHERS = len(settings.LANGUAGES) - 1  # languages beside a page's own: asked for by name, as the index has them
KEPT, RELEASE = Parameter("kept", CharField()), Parameter("release", CharField())
OF_MENU = ("place", "label", "address")


def _around():
    """Everything that stands around a page and differs little from page to page: as it was stored, or else its rows."""
    here = {"language": LANGUAGE}
    labels = Article.objects.published(NOW).filter(page_type="labels", **here)
    stored = Surroundings.objects.filter(
        language=KEPT, generation=Generation(), release=RELEASE, valid_until__gt=NOW
    ).values("parts")
    is_asked = Exists(SidebarBlock.objects.filter(kind__in=POPULAR, **here))
    rows = Together(
        sites=Rows(Site.objects.order_by("pk")[:1], OF_SITE),
        menus=Rows(MenuItem.objects.filter(**here), OF_MENU),
        blocks=Rows(SidebarBlock.objects.filter(**here), OF_BLOCK),
        shelves=Rows(Shelf.objects.filter(**here), ["id", "by_category", "by_month", "valid_until"]),
        latest=Rows(lists.listed(LANGUAGE, NOW)[: lists.LATEST], ["title", "slug"]),
        popular=Case(When(is_asked, then=Rows(popular.rows(), popular.COLUMNS))),
        labels_slug=Subquery(labels.values("slug")[:1]),
        is_bilingual=Exists(Article.objects.listed(NOW).filter(among("language", OTHERS))),
    )
    return single(Site.objects.all(), around=Coalesce(Subquery(stored), rows), **version_columns())


AROUND = Prepared(_around)


class Shared:
    """What one request reads at most once, in the language of its page; `is_anew` leaves aside what was stored."""

    def __init__(self, language, *, is_anew=False):
        self.language, self.is_anew = language, is_anew or settings.DEBUG  # templates change then while the site runs

    @cached_property
    def row(self):
        others = [code for code, _name in settings.LANGUAGES if code != self.language]
        kept = "" if self.is_anew else self.language
        (row,) = AROUND(language=self.language, now=timezone.now(), kept=kept, release=release(), **keys(others))
        return row

    @property
    def around(self):
        return self.row.around

    @property
    def kept(self):
        """What `blog.surroundings` stored, if it still holds."""
        return self.around if "pieces" in self.around else None

    def stored(self):
        """What pages need of the rows besides the pieces that are made from them."""
        shelf = {"by_category": self.shelf.by_category, "by_month": self.shelf.by_month}
        names = ("sites", "labels_slug", "is_bilingual")
        return {**{name: self.around[name] for name in names}, "shelf": shelf, "notices": self._notices()}

    @cached_property
    def site(self):
        """The site's row; an unsaved one before the owner has named it."""
        for row in self.around["sites"]:
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
        if self.kept:
            return Shelf(language=self.language, **self.kept["shelf"])
        stored, now = [instance(Shelf, row) for row in self.around["shelves"]], timezone.now()
        return stored[0] if stored and shelves.is_fresh(stored[0], now) else shelves.count(self.language, now)

    @cached_property
    def menus(self):
        return [MenuItem(**row) for row in self.around["menus"]]

    @cached_property
    def blocks(self):
        return [self._block(row) for row in self.around["blocks"]]

    def blocks_of(self, place):
        return [block for block in self.blocks if block.place == place]

    @cached_property
    def statements(self):
        """The owner's own words below the notice about ads."""
        return [self._block(row) for row in self._notices()]

    def _notices(self):
        if self.kept:
            return self.kept["notices"]
        return [row for row in self.around["blocks"] if row["place"] == SidebarBlock.Place.NOTICE]

    def _block(self, row):
        block = instance(SidebarBlock, row)
        block.picture = instance(Image, row, "picture__")
        if rendering := instance(Rendering, row, "rendering__"):
            block.rendering = rendering
        block.rows = self._rows(block.kind)
        return block

    @property
    def latest(self):
        return [Article(**row) for row in self.around["latest"]]

    def popular(self, period):
        return popular.shown(self.around["popular"] or (), period)

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
        return bool(self.around["is_bilingual"])

    @property
    def labels_page(self):
        """The page that says how ads are placed here, or nothing."""
        slug = self.around["labels_slug"]
        return Article(slug=slug) if slug else None

    def pieces(self):
        """What the templates around a page need."""
        return {
            "site": self.site,
            "site_name": self.site_name,
            "tagline": self.tagline,
            "publisher": self.publisher,
            "years": self.years,
            "header_menu": [item for item in self.menus if item.place == MenuItem.Place.HEADER],
            "footer_menu": [item for item in self.menus if item.place == MenuItem.Place.FOOTER],
            "sidebar": self.blocks_of(SidebarBlock.Place.SIDEBAR),
            "footer_blocks": self.blocks_of(SidebarBlock.Place.FOOTER),
            "labels_page": self.labels_page,
        }

    @property
    def site_name(self):
        return self.site.name_in(self.language)

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
    """The request's own Shared; a page in another language than its address gets a new one.

    The audit's own request looks at what is there now, whatever was stored.
    """
    language = current_language()
    known = getattr(request, "shared", None)
    if known is None or known.language != language:
        request.shared = known = Shared(language, is_anew=inside.is_from_here(request))
    return known


def site_context(request):
    """What the templates of pages need of the site."""
    around = shared(request)
    return {
        "request": request,
        "site": around.site,
        "site_name": around.site_name,
        "statements": around.statements,
        "labels_page": around.labels_page,
    }
