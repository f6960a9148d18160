"""The tree of categories with the number of articles in each branch."""

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import F, OuterRef

from blog.addresses import list_url
from blog.models import Category, Image, Rendering
from blog.models.articles import DERIVED_UNSEEN
from blog.pictures import COLUMNS
from lib.json_rows import Rows, instance
from lib.prepared import SLUG, Prepared

OF_BRANCH = ("pk", "name", "slug", "parent", "further_notice", "strength")
OF_RENDERING = [field.attname for field in Rendering._meta.concrete_fields if field.name not in DERIVED_UNSEEN]
OF_HEAD = [
    *(field.attname for field in Category._meta.concrete_fields),
    *(f"picture__{name}" for name in COLUMNS),
    *(f"rendering__{name}" for name in OF_RENDERING),
]


def _all():
    # Texts and pictures are long, and a page shows those of the category which heads it.
    heads = Category.objects.order_by().filter(pk=OuterRef("pk")).alias(asked=SLUG).filter(asked=F("slug"))
    rows = Category.objects.order_by(*Category._meta.ordering).annotate(heads=Rows(heads, OF_HEAD))
    return rows.values_list(*OF_BRANCH, "heads")


ALL = Prepared(_all)


@dataclass(eq=False)
class Branch:
    """A category with its place in the tree; `total` counts the articles in it and below.

    `row` is the category itself with its text and picture, where it heads the page.
    """

    pk: int
    name: str
    slug: str
    parent_id: int | None
    further_notice: str
    strength: str
    row: Category | None = None
    parent: "Branch | None" = None
    depth: int = 0
    total: int = 0

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return list_url("category", None, self.slug)


class Tree:
    """All categories, loaded once; `rows` goes down each branch before the next."""

    def __init__(self, numbers, head=""):
        """`numbers` are those of the articles in each category, by its key as text; `head` is the slug of the page's own."""
        self.rows, self._children = [], defaultdict(list)
        by_key = {key: Branch(key, *columns, _head(heads)) for key, *columns, heads in ALL(slug=head)}
        for branch in by_key.values():
            branch.total = numbers.get(str(branch.pk), 0)
            branch.parent = by_key.get(branch.parent_id)
            self._children[branch.parent_id].append(branch)
        self._walk(None, 0)

    def _walk(self, parent_id, depth):
        total = 0
        for branch in self._children[parent_id]:
            self.rows.append(branch)
            branch.depth = depth
            branch.total += self._walk(branch.pk, depth + 1)
            total += branch.total
        return total

    def find(self, slug):
        return next((branch for branch in self.rows if branch.slug == slug), None)

    def keys(self, branch):
        """Those of a category and of all below it."""
        below = [branch.pk]
        for key in below:
            below += [child.pk for child in self._children[key]]
        return below

    def filled(self):
        """Those that have something to read."""
        return [branch for branch in self.rows if branch.total]


def _head(rows):
    """The category with all that its page shows; None where it is not asked for."""
    for row in rows:
        category = instance(Category, row)
        category.picture = instance(Image, row, "picture__")
        if rendering := instance(Rendering, row, "rendering__"):
            category.rendering = rendering
        return category
    return None


def ancestors(category):
    """From the top down to the category or branch itself; empty for None."""
    path = []
    while category is not None and category not in path:
        path.insert(0, category)
        category = category.parent
    return path
