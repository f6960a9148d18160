"""Starting a site: the port is asked first, the owner is made once, the server is respawned."""

import socket

import pytest
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command

from config import starting


@pytest.fixture
def taken_port():
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield other.getsockname()[1]


def test_a_taken_port_is_named_together_with_the_way_out(taken_port):
    with pytest.raises(CommandError) as refused:
        starting.refuse_taken_port("127.0.0.1", taken_port)
    assert str(refused.value) == (
        f"127.0.0.1:{taken_port} cannot be opened (Address already in use). Choose another port: PORT={taken_port + 1}"
    )


def test_a_free_port_passes():
    starting.refuse_taken_port("127.0.0.1", 0)


@pytest.mark.django_db
def test_the_first_owner_can_log_in_with_the_password_shown(client):
    password = starting.first_owner()
    assert client.login(username=starting.OWNER, password=password)


@pytest.mark.django_db
def test_a_site_with_an_owner_gets_no_second_one(owner):
    assert starting.first_owner() is None
    assert get_user_model().objects.count() == 1


def test_one_dead_worker_never_stops_the_site():
    assert "--respawn-failed-workers" in starting.server_command("127.0.0.1", 8000, 2)


def test_no_request_brings_more_headers_than_http_1_allows():
    assert "--http 1 " in " ".join(starting.server_command("127.0.0.1", 8000, 2))


def test_workers_know_how_many_they_are():
    assert "GRANIAN_WORKERS=2" in starting.server_command("127.0.0.1", 8000, 2)


def test_a_public_site_needs_its_address(monkeypatch):
    monkeypatch.delenv("SITE_URL")
    with pytest.raises(CommandError, match="SITE_URL is missing"):
        call_command("start", public=True)
