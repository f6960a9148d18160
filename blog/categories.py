"""The tree of categories with the number of articles in each branch."""

from collections import defaultdict

from django.db.models import OuterRef

from blog.models import Category, Image
from blog.models.articles import DERIVED_UNSEEN
from blog.pictures import COLUMNS
from lib.json_rows import Rows, instance
from lib.prepared import SLUG, Prepared


def _all():
    rows = Category.objects.select_related("rendering").order_by(*Category._meta.ordering)
    # Rows of pictures are long, and a page shows that of the category which heads it.
    pictures = Image.objects.order_by().filter(pk=OuterRef("picture")).alias(asked=SLUG).filter(asked=OuterRef("slug"))
    rows = rows.annotate(picture_rows=Rows(pictures, COLUMNS))
    return rows.defer(*(f"rendering__{name}" for name in DERIVED_UNSEEN))


ALL = Prepared(_all)


class Tree:
    """All categories, loaded once; `rows` goes down each branch before the next, with `total` and `depth` set."""

    def __init__(self, numbers, head=""):
        """`numbers` are those of the articles in each category, by its key as text; the `head`, a slug, has its picture."""
        self.rows = []
        self._children = defaultdict(list)
        by_key = {category.pk: category for category in ALL(slug=head)}
        for category in by_key.values():
            category.own = numbers.get(str(category.pk), 0)
            category.parent = by_key.get(category.parent_id)
            for row in category.picture_rows:
                category.picture = instance(Image, row)
            self._children[category.parent_id].append(category)
        self._walk(None, 0)

    def _walk(self, parent_id, depth):
        total = 0
        for category in self._children[parent_id]:
            self.rows.append(category)
            category.depth = depth
            category.total = category.own + self._walk(category.pk, depth + 1)
            total += category.total
        return total

    def find(self, slug):
        return next((category for category in self.rows if category.slug == slug), None)

    def branch(self, category):
        """The keys of a category and of all below it."""
        below = [category.pk]
        for key in below:
            below += [child.pk for child in self._children[key]]
        return below

    def filled(self):
        """The categories that have something to read."""
        return [category for category in self.rows if category.total]


def ancestors(category):
    """From the top down to the category itself; empty for None."""
    path = []
    while category is not None and category not in path:
        path.insert(0, category)
        category = category.parent
    return path
