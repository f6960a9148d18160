"""guard.views: the ticket that a form fetches."""

import pytest

from lib import signing

ADDRESS = "/guard/token/"


def test_a_form_fetches_a_ticket_that_no_cache_keeps(client):
    response = client.get(ADDRESS, {"form": "comment:12"})
    ticket = signing.read(response.json()["token"], scope="comment:12", max_age=60)
    assert (response["Cache-Control"], ticket.scope) == ("no-store", "comment:12")
    assert (response.cookies, response.headers.get("Vary", "")) == ({}, "")


@pytest.mark.parametrize(
    "scope", ["", "comment", "comment:", "comment:x", "comment:" + "9" * 300, "contact\n", "admin"]
)
def test_no_ticket_for_what_is_no_form(client, scope):
    assert client.get(ADDRESS, {"form": scope}).status_code == 400


def test_a_ticket_comes_with_its_calculation(client, settings):
    settings.GUARD_WORK_BITS = 13
    answer = client.get(ADDRESS, {"form": "contact"}).json()
    assert {name: answer[name] for name in answer if name != "token"} == {"parts": 16, "bits": 13}


def test_no_ticket_for_another_site(client):
    response = client.get(ADDRESS, {"form": "contact"}, headers={"origin": "https://evil.example"})
    assert response.status_code == 403


def test_a_ticket_is_only_read(client):
    assert client.post(ADDRESS, {"form": "contact"}, headers={"origin": "http://testserver"}).status_code in {403, 405}
