"""guard.admin: the block lists at the desk."""

import pytest
from django.contrib.admin.models import LogEntry

from guard import blocking
from guard.models import Block
from guard.senders import network_digest

pytestmark = pytest.mark.django_db
ADD, LIST = "/admin/guard/block/add/", "/admin/guard/block/"


def add(desk, values, kind="word", scope="both", note=""):
    return desk.post(ADD, {"kind": kind, "values": values, "scope": scope, "note": note})


def test_several_entries_are_added_at_once(desk, owner):
    response = add(desk, "副業\n\n オンラインカジノ \n副業", scope="comment", note="毎週くる")
    rows = Block.objects.order_by("pk").values_list("kind", "value", "scope", "note", "added_by")
    assert response.status_code == 302
    assert list(rows) == [("word", word, "comment", "毎週くる", owner.pk) for word in ["副業", "オンラインカジノ"]]


def test_one_line_that_cannot_be_blocked_keeps_all_that_was_typed(desk):
    response = add(desk, "good.example\nno host", kind="host")
    text = response.content.decode()
    assert (response.status_code, Block.objects.count()) == (200, 0)
    assert ("good.example\nno host" in text, "「no host」" in text) == (True, True)


def test_nobody_types_a_network(desk):
    assert add(desk, network_digest("192.0.2.1"), kind="network").status_code == 200
    assert Block.objects.count() == 0


def test_an_entry_is_never_rewritten_but_its_scope_and_note(desk):
    row = blocking.block("word", "副業")
    desk.post(f"{LIST}{row.pk}/change/", {"kind": "host", "value": "x.example", "scope": "contact", "note": "営業"})
    row.refresh_from_db()
    assert (row.kind, row.value, row.scope, row.note) == ("word", "副業", "contact", "営業")


def test_an_entry_is_removed(desk):
    row = blocking.block("word", "副業")
    desk.post(f"{LIST}{row.pk}/delete/", {"post": "yes"})
    assert Block.objects.count() == 0


def test_a_moderator_looks_after_the_lists_and_a_writer_does_not(client, person_with_role):
    for role, status in [("moderator", 200), ("writer", 403)]:
        client.force_login(person_with_role(role))
        assert client.get(LIST).status_code == status


def test_without_the_permission_no_address_shows_anywhere(client, person_with_role):
    row = blocking.block("address", "haruko@example.com")
    person = person_with_role("moderator")
    person.groups.get().permissions.remove(*person.groups.get().permissions.filter(codename="view_email"))
    client.force_login(person)
    pages = [client.get(LIST), client.get(LIST, {"q": "haruko"}), client.get(LIST, {"value__startswith": "h"})]
    assert not [page for page in pages if b"@example.com" in page.content]
    assert client.get(f"{LIST}{row.pk}/change/").status_code == 302
    assert client.get(LIST, {"q": "haruko"}).context["cl"].result_count == 0


def test_the_history_holds_no_address(desk):
    add(desk, "haruko@example.com", kind="address")
    entry = LogEntry.objects.get()
    assert "haruko" not in entry.object_repr + entry.change_message


@pytest.mark.parametrize("count", [1, 3])
def test_the_list_costs_the_same_with_one_row_and_with_three(desk, django_assert_num_queries, count):
    for number in range(count):
        blocking.block("word", f"言葉{number}")
    desk.get(LIST)
    with django_assert_num_queries(6):
        desk.get(LIST)
