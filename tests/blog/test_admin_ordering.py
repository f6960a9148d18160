"""blog.admin.ordering: the screen stores a whole arrangement at once, or one step where there is no JavaScript."""

import pytest
from django.contrib.auth.models import Permission
from django.contrib.messages import get_messages

from blog.models import Category, MenuItem
from tests.factories import CategoryFactory, SidebarBlockFactory

pytestmark = pytest.mark.django_db

ORDER = "/admin/blog/category/order/"


def tree():
    return [(row.name, row.parent and row.parent.name) for row in Category.objects.order_by("position", "pk")]


def told(response):
    return [message.level_tag for message in get_messages(response.wsgi_request)]


@pytest.fixture
def two():
    return [CategoryFactory(name=name, position=number) for number, name in enumerate("一二")]


def test_a_whole_arrangement_is_stored(desk, two):
    response = desk.post(ORDER, {"row": [f"{two[1].pk}.0", f"{two[0].pk}.1"]})
    assert (response.url, told(response), tree()) == (ORDER, ["success"], [("一", "二"), ("二", None)])


def test_one_step_without_javascript(desk, two):
    response = desk.post(ORDER, {"row": [f"{row.pk}.0" for row in two], "move": f"{two[1].pk}.up"})
    assert (told(response), tree()) == ([], [("二", None), ("一", None)])


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"row": ["1.0"]},
        {"row": ["x.0", "y"]},
        {"row": ["1.-1"]},
        {"move": "999999.up"},
        {"row": ["9" * 40 + ".0"]},
    ],
)
def test_what_fits_the_list_no_more_is_refused(desk, two, data):
    assert (told(desk.post(ORDER, data)), tree()) == (["error"], [("一", None), ("二", None)])


def test_every_list_with_an_order_leads_to_its_screen(desk, two):
    SidebarBlockFactory()
    MenuItem.objects.create(label="旅", address="/tag/tabi/")
    for model in ("category", "menuitem", "sidebarblock"):
        assert f"/admin/blog/{model}/order/" in desk.get(f"/admin/blog/{model}/").content.decode()
        assert desk.get(f"/admin/blog/{model}/order/").status_code == 200


@pytest.mark.parametrize("rows", [1, 3])
def test_the_screen_costs_the_same_for_any_number(desk, rows, django_assert_num_queries):
    for _row in range(rows):
        CategoryFactory(parent=CategoryFactory())
    desk.get(ORDER)
    with django_assert_num_queries(4):
        desk.get(ORDER)


def test_nobody_orders_who_may_not_change(client, django_user_model, two):
    user = django_user_model.objects.create_user("reader", is_staff=True)
    user.user_permissions.set(Permission.objects.filter(codename="view_category"))
    client.force_login(user)
    assert [client.get(ORDER).status_code, client.post(ORDER, {"move": f"{two[1].pk}.up"}).status_code] == [403, 403]
    assert tree() == [("一", None), ("二", None)]
