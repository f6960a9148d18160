"""config.admin_input: numbers that nobody clicked together."""

import pytest

pytestmark = pytest.mark.django_db
LISTS = ["comments/comment", "contact/message", "blog/article", "auth/user"]
CHOSEN = ["x", "-1", "9" * 40, "1\0"]


@pytest.mark.parametrize("where", LISTS[:3])
@pytest.mark.parametrize("year", ["1", "0", "99999", "x", "２０２６"])
def test_a_list_of_an_impossible_year_is_refused(desk, where, year):
    assert desk.get(f"/admin/{where}/?created_at__year={year}&created_at__month=1").status_code == 400


@pytest.mark.parametrize("where", [*LISTS[:2], "contact/message/export"])
@pytest.mark.parametrize("day", ["0001-01-01T00:00:00%2B09:00", "9999-12-31T23:59:59-12:00"])
def test_a_day_before_or_after_all_calendars_breaks_no_list(desk, where, day):
    """One database compares with it, the other has no place for it."""
    response = desk.get(f"/admin/{where}/?created_at__gte={day}&state=all")
    assert (response.status_code in {200, 400}, len(b"".join(response)) > 0) == (True, True)


@pytest.mark.parametrize("where", LISTS)
@pytest.mark.parametrize("chosen", CHOSEN)
def test_rows_that_cannot_be_are_not_chosen(desk, where, chosen):
    typed = {"action": "delete_selected", "_selected_action": chosen}
    assert desk.post(f"/admin/{where}/", typed).status_code == 400


@pytest.mark.parametrize("where", ["blog/article/?language__exact=", "autocomplete/?term="])
def test_a_character_that_no_text_holds_is_refused_in_a_filter(desk, where):
    assert desk.get(f"/admin/{where}a%00b").status_code == 400


def test_a_field_without_a_name_is_refused(desk):
    assert desk.post("/admin/blog/speaker/add/", {"name": "はる", "side": "left", "_to_field": ""}).status_code == 400


def test_a_list_of_a_year_is_shown(desk):
    assert desk.get("/admin/comments/comment/?created_at__year=2026&created_at__month=3").status_code == 200
