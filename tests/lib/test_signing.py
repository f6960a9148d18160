"""lib.signing: tickets and keyed digests."""

from datetime import timedelta

import pytest
import time_machine
from django.test import override_settings
from django.utils import timezone

from lib import signing

HOURS = 3600
START = "2026-11-02T09:00:00+09:00"


def test_a_ticket_tells_its_scope_and_its_age():
    with time_machine.travel(START, tick=False) as clock:
        signed = signing.issue("comment:12")
        clock.shift(timedelta(seconds=40))
        ticket = signing.read(signed, scope="comment:12", max_age=6 * HOURS)
    assert (ticket.scope, round(ticket.age)) == ("comment:12", 40)


def test_a_ticket_may_be_as_old_as_the_form_that_was_begun_before():
    with time_machine.travel(START, tick=False):
        signed = signing.issue("contact", since=(timezone.now() - timedelta(hours=1)).timestamp())
        ticket = signing.read(signed, scope="contact", max_age=6 * HOURS)
    assert round(ticket.age) == HOURS


def test_no_two_tickets_have_the_same_key():
    keys = {signing.read(signing.issue("contact"), scope="contact", max_age=60).key for _ in range(20)}
    assert len(keys) == 20


def test_a_ticket_of_another_form_counts_for_nothing():
    assert signing.read(signing.issue("comment:12"), scope="comment:1", max_age=60) is None


def test_an_old_ticket_counts_for_nothing():
    with time_machine.travel(START, tick=False) as clock:
        signed = signing.issue("contact")
        clock.shift(timedelta(hours=6, seconds=1))
        assert signing.read(signed, scope="contact", max_age=6 * HOURS) is None


@pytest.mark.parametrize("forged", ["", "x", "x:y", "é:é", "a" * 100_000, "\udfff", "eyJzIjoiY29udGFjdCJ9:x"])
def test_a_forged_ticket_counts_for_nothing(forged):
    assert signing.read(forged, scope="contact", max_age=60) is None


def test_a_changed_ticket_counts_for_nothing():
    assert signing.read(signing.issue("contact")[:-1] + "~", scope="contact", max_age=60) is None


def test_a_digest_depends_on_the_value_its_purpose_and_the_key_of_the_site():
    first = signing.digest("192.0.2.1", purpose="network")
    other = {signing.digest("192.0.2.2", purpose="network"), signing.digest("192.0.2.1", purpose="text")}
    with override_settings(SECRET_KEY="another" * 10):
        other.add(signing.digest("192.0.2.1", purpose="network"))
    assert first == signing.digest("192.0.2.1", purpose="network")
    assert len(other - {first}) == 3


def test_a_seal_holds_until_its_time_is_over():
    with time_machine.travel(START, tick=False) as clock:
        sealed = signing.seal("12.key", purpose="a", seconds=60)
        assert signing.unseal(sealed, purpose="a") == signing.Sealed("12.key", is_over=False)
        clock.shift(61)
        assert signing.unseal(sealed, purpose="a") == signing.Sealed("12.key", is_over=True)


@pytest.mark.parametrize("spoil", [lambda s: s + "x", lambda s: s[1:], lambda s: "", lambda s: s * 9, lambda s: "é:é"])
def test_a_spoilt_seal_or_one_of_another_purpose_is_none(spoil):
    sealed = signing.seal("12.key", purpose="a", seconds=60)
    assert [signing.unseal(spoil(sealed), purpose="a"), signing.unseal(sealed, purpose="b")] == [None, None]


def test_what_is_signed_stays_the_same_and_is_known_again():
    signed = signing.sign("article:7", purpose="counting")
    assert signing.sign("article:7", purpose="counting") == signed
    assert signing.signed_content(signed, purpose="counting") == "article:7"


@pytest.mark.parametrize("spoil", [lambda signed: signed[:-1], lambda signed: "x" + signed, lambda signed: signed * 9])
def test_what_was_never_signed_here_or_for_something_else_is_none(spoil):
    signed = signing.sign("article:7", purpose="counting")
    assert [
        signing.signed_content(found, purpose=purpose)
        for found, purpose in ((spoil(signed), "counting"), (signed, "else"))
    ] == [None, None]
