"""guard.work: the calculation that proves a browser, for one ticket alone."""

from hashlib import sha256

import pytest

from guard import work

TICKET = "eyJzIjoi.a-ticket"


@pytest.fixture(autouse=True)
def _bits(settings):
    settings.GUARD_WORK_BITS = 6


def test_work_for_one_ticket_proves_nothing_for_another():
    done = work.do(TICKET)
    assert (work.is_done(TICKET, done), work.is_done(f"{TICKET}x", done)) == (True, False)


def test_each_part_begins_with_as_many_zero_bits_as_asked():
    seed = sha256(TICKET.encode()).hexdigest()[:32]
    parts = [f"{seed}.{part}.{number}" for part, number in enumerate(work.do(TICKET).split("."))]
    assert (len(parts), max(sha256(part.encode()).digest()[0] for part in parts) < 4) == (16, True)


def test_harder_work_is_asked_for_by_one_setting(settings):
    done = work.do(TICKET)
    settings.GUARD_WORK_BITS = 16
    assert not work.is_done(TICKET, done)


@pytest.mark.parametrize(
    "forged",
    [
        "",
        ".",
        "0",
        "0." * 16,
        ".".join(["0"] * 16),
        "x" * 500_000,
        "1." * 200_000,
        ".".join(["-1"] * 16),
        ".".join(["٣"] * 16),
    ],
)
def test_what_is_no_work_is_told_at_once(forged):
    assert not work.is_done(TICKET, forged)


def test_a_part_left_out_or_added_is_no_work():
    done = work.do(TICKET)
    assert not work.is_done(TICKET, done.rpartition(".")[0])
    assert not work.is_done(TICKET, f"{done}.0")
