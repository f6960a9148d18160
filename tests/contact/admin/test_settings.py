"""contact.admin.settings: one row for the contact form."""

import pytest

from contact.models import Settings

pytestmark = pytest.mark.django_db

ADD = "/admin/contact/settings/add/"


def stored():
    return list(Settings.objects.values_list("is_checked", "answer_days"))


def test_defaults_hold_until_somebody_saves():
    row = Settings.current()
    assert (row.pk, row.is_checked, row.answer_days) == (None, True, None)


def test_the_owner_decides_in_one_row(desk):
    desk.post(ADD, {"answer_days": "3"})
    desk.post(ADD, {"is_checked": "on", "answer_days": "9"})
    assert stored() == [(False, 3)]
    assert desk.get("/admin/contact/settings/").url == f"/admin/contact/settings/{Settings.objects.get().pk}/change/"


@pytest.mark.parametrize("days", ["0", "91", "-1", "三", "9" * 30])
def test_a_promise_without_sense_is_refused_beside_its_field(desk, days):
    page = desk.post(ADD, {"answer_days": days})
    assert (list(page.context["adminform"].form.errors), stored()) == (["answer_days"], [])
