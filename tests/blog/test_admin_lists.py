"""blog.admin: the lists of the desk cost the same queries for any number of rows."""

import pytest

from blog.models import Image, MenuItem
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    SidebarBlockFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def picture():
    return Image.objects.create(title="鉢", alt="鉢植えの葉")


LISTS = {
    "page": (lambda: ArticleFactory(page_type="page"), 9),
    "image": (picture, 5),
    "category": (lambda: CategoryFactory(parent=CategoryFactory()), 5),
    "tag": (TagFactory, 5),
    "author": (lambda: AuthorFactory(picture=picture()), 5),
    "sidebarblock": (lambda: SidebarBlockFactory(picture=picture()), 5),
    "menuitem": (lambda: MenuItem.objects.create(label="旅", address="/tag/tabi/"), 5),
}


@pytest.mark.parametrize("rows", [1, 3])
@pytest.mark.parametrize("model", LISTS)
def test_a_list_asks_the_same_queries_for_any_number_of_rows(desk, model, rows, django_assert_num_queries):
    make, queries = LISTS[model]
    for _row in range(rows):
        make()
    desk.get(f"/admin/blog/{model}/")
    with django_assert_num_queries(queries):
        desk.get(f"/admin/blog/{model}/")
