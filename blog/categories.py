"""The tree of categories with the number of articles in each branch."""

from collections import defaultdict

from blog.models import Category
from blog.models.articles import DERIVED_UNSEEN
from lib.prepared import Prepared


def _all():
    rows = Category.objects.select_related("rendering").order_by(*Category._meta.ordering)
    return rows.defer(*(f"rendering__{name}" for name in DERIVED_UNSEEN))


ALL = Prepared(_all)


class Tree:
    """All categories, loaded once; `rows` goes down each branch before the next, with `total` and `depth` set."""

    def __init__(self, numbers):
        """`numbers` are those of the articles in each category, by its key as text."""
        self.rows = []
        self._children = defaultdict(list)
        by_key = {category.pk: category for category in ALL()}
        for category in by_key.values():
            category.own = numbers.get(str(category.pk), 0)
            category.parent = by_key.get(category.parent_id)
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
