"""blog.ordering: rows are arranged as a whole, and no category can stand below itself."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog import ordering
from blog.models import Category, MenuItem
from blog.ordering import Place, moved
from tests.factories import CategoryFactory, SidebarBlockFactory

TREE = [Place(1), Place(2, 1), Place(3, 2), Place(4, 1), Place(5)]


def written(places):
    return " ".join(f"{'>' * place.depth}{place.pk}" for place in places)


@pytest.mark.parametrize(
    ("pk", "way", "expected"),
    [
        (5, "up", "5 1 >2 >>3 >4"),
        (1, "down", "5 1 >2 >>3 >4"),
        (4, "up", "1 >4 >2 >>3 5"),
        (2, "down", "1 >4 >2 >>3 5"),
        (5, "in", "1 >2 >>3 >4 >5"),
        (4, "in", "1 >2 >>3 >>4 5"),
        (3, "out", "1 >2 >3 >4 5"),
        (2, "out", "1 >4 2 >3 5"),
        (1, "up", "1 >2 >>3 >4 5"),
        (1, "in", "1 >2 >>3 >4 5"),
        (1, "out", "1 >2 >>3 >4 5"),
        (3, "down", "1 >2 >>3 >4 5"),
    ],
)
def test_a_row_moves_one_step_with_all_that_stands_below_it(pk, way, expected):
    assert written(moved(TREE, pk, way)) == expected


@given(st.lists(st.tuples(st.integers(1, 5), st.sampled_from(["up", "down", "in", "out"])), max_size=30))
def test_no_steps_ever_leave_the_tree_or_lose_a_row(steps):
    places = TREE
    for pk, way in steps:
        places = moved(places, pk, way)
    assert sorted(place.pk for place in places) == [1, 2, 3, 4, 5]
    assert ordering._is_arrangement(places, is_tree=True)


@pytest.mark.django_db
def test_categories_are_stored_as_they_were_arranged_and_those_that_moved_are_the_owners():
    one, two, three = (CategoryFactory(name=name, is_sample=True) for name in "一二三")
    assert ordering.arrange(Category, [Place(three.pk), Place(one.pk, 1), Place(two.pk)]) == 2
    assert ordering.arrangement(Category) == [Place(three.pk), Place(one.pk, 1), Place(two.pk)]
    stored = {row.pk: (row.parent_id, row.position, row.is_sample) for row in Category.objects.all()}
    assert stored == {three.pk: (None, 0, True), one.pk: (three.pk, 0, False), two.pk: (None, 1, False)}


@pytest.mark.django_db
def test_an_arrangement_that_nobody_changed_moves_nothing():
    rows = [CategoryFactory(position=number) for number in range(3)]
    assert ordering.arrange(Category, [Place(row.pk) for row in rows]) == 0


@pytest.mark.django_db
@pytest.mark.parametrize(
    "depths",
    [(0, 2), (1, 0), (0, -1), (0,), (0, 0, 0)],
    ids=["too deep", "first is deep", "above the top", "one is missing", "one too many"],
)
def test_what_is_no_arrangement_is_refused(depths):
    rows = [CategoryFactory(), CategoryFactory()]
    places = [Place((rows + rows)[number].pk, depth) for number, depth in enumerate(depths)]
    with pytest.raises(ordering.Outdated):
        ordering.arrange(Category, places)
    assert set(Category.objects.values_list("parent", "position")) == {(None, 0)}


@pytest.mark.django_db
def test_menus_and_blocks_have_one_order_for_each_place_and_language():
    header = [MenuItem.objects.create(label=name, address="/") for name in "一二"]
    footer = MenuItem.objects.create(label="三", address="/", place="footer")
    ordering.arrange(MenuItem, [Place(row.pk) for row in (header[1], footer, header[0])])
    assert list(MenuItem.objects.order_by("pk").values_list("position", flat=True)) == [1, 0, 0]


@pytest.mark.django_db
def test_nothing_stands_below_a_block():
    rows = [SidebarBlockFactory(), SidebarBlockFactory()]
    with pytest.raises(ordering.Outdated):
        ordering.arrange(type(rows[0]), [Place(rows[0].pk), Place(rows[1].pk, 1)])
