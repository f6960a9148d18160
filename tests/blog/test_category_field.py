"""blog.category_field: the tree of categories as a list of choices."""

import pytest

from blog.category_field import CategoryField
from blog.models import Category
from tests.factories import CategoryFactory

pytestmark = pytest.mark.django_db


def test_categories_stand_in_their_order_below_their_parents():
    second, first = CategoryFactory(name="旅", position=2), CategoryFactory(name="本", position=1)
    below = CategoryFactory(name="宿", parent=second)
    lowest = CategoryFactory(name="温泉", parent=below)
    field = CategoryField(Category.objects.all())
    assert [(str(value), label) for value, label in field.choices][1:] == [
        (str(first.pk), "本"),
        (str(second.pk), "旅"),
        (str(below.pk), "\u3000宿"),
        (str(lowest.pk), "\u3000\u3000温泉"),
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_more_categories_cost_no_more_queries(rows, django_assert_num_queries):
    CategoryFactory.create_batch(rows)
    with django_assert_num_queries(1):
        assert len([label for _value, label in CategoryField(Category.objects.all()).choices]) == rows + 1
