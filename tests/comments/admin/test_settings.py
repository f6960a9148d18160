"""comments.admin.settings: one row, and numbers that make sense."""

import pytest

from comments.models import Settings

pytestmark = pytest.mark.django_db

LIST, ADD = "/admin/comments/settings/", "/admin/comments/settings/add/"
TYPED = {"notify": "daily", "link_days": 7, "close_after_days": "", "trash_days": 14}


def stored():
    return list(Settings.objects.values_list("notify", "link_days", "close_after_days", "trash_days"))


def test_defaults_hold_until_somebody_saves():
    row = Settings.current()
    assert (row.pk, row.notify, row.link_days, row.close_after_days, row.trash_days) == (None, "each", 14, None, 30)


def test_the_list_is_the_form_of_the_one_row(desk):
    assert desk.get(LIST).url == ADD
    desk.post(ADD, TYPED)
    desk.post(ADD, {**TYPED, "trash_days": 99})
    address = f"{LIST}{Settings.objects.get().pk}/change/"
    assert (desk.get(LIST).url, desk.get(ADD).url, stored()) == (address, address, [("daily", 7, None, 14)])
    desk.post(address, {**TYPED, "close_after_days": "90"})
    assert stored() == [("daily", 7, 90, 14)]


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("notify", "weekly"),
        ("link_days", "0"),
        ("link_days", "91"),
        ("close_after_days", "-1"),
        ("close_after_days", "9" * 30),
        ("trash_days", "三十"),
        ("trash_days", ""),
    ],
)
def test_a_number_without_sense_is_refused_beside_its_field(desk, field, value):
    page = desk.post(ADD, {**TYPED, field: value})
    assert (page.status_code, list(page.context["adminform"].form.errors), stored()) == (200, [field], [])
