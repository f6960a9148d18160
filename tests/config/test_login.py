"""config.login: guessing passwords gets slow, for right and wrong names alike, and the owner still comes in."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from guard import logins
from guard.models import Trace

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"
HOME, STRANGER = "192.0.2.1", "198.51.100.7"


def log_in(client, name="owner", password=PASSWORD, address=HOME):
    """302 when it succeeded, otherwise the code of the error."""
    typed = {"username": name, "password": password, "next": "/admin/"}
    answer = client.post("/admin/login/", typed, REMOTE_ADDR=address)
    return 302 if answer.status_code == 302 else answer.context["form"].errors.as_data()["__all__"][0].code


def guess(client, times, **typed):
    return [log_in(client, password="wrong", **typed) for _ in range(times)]


@pytest.mark.parametrize("name", ["owner", "nobody"])
def test_the_sixth_guess_waits_whether_the_name_is_right_or_wrong(client, owner, name):
    assert guess(client, 6, name=name) == ["invalid_login"] * 5 + ["wait"]
    assert log_in(client, name=name) == "wait"


def test_who_waits_comes_in_again(client, owner):
    guess(client, 6)
    with time_machine.travel(timezone.now() + logins.WITHIN + timedelta(seconds=1)):
        assert log_in(client) == 302


def test_slips_are_forgotten_with_the_right_password(client, owner):
    guess(client, 4)
    assert log_in(client) == 302
    client.logout()
    assert guess(client, 5) == ["invalid_login"] * 5


def test_many_names_from_one_network_are_one_burglar(client, owner):
    for number in range(logins.OF_ONE_NETWORK):
        log_in(client, name=f"user{number}")
    assert [log_in(client), log_in(client, address=STRANGER)] == ["wait", 302]


def test_guesses_from_everywhere_stop_strangers_and_not_the_owner(client, owner):
    log_in(client)
    for number in range(logins.OF_ONE_NAME):
        logins.failed("Owner", network=str(number))
    assert [log_in(client, address=STRANGER), log_in(client)] == ["wait", 302]


def test_a_password_of_a_megabyte_is_wrong_without_hashing(client, owner):
    assert log_in(client, password="x" * 1_000_000) == "invalid_login"


def test_a_trace_names_nobody(client, owner):
    guess(client, 1)
    trace = Trace.objects.get()
    assert (trace.form, len(trace.text_hash), "owner" in trace.text_hash) == ("login", 40, False)
