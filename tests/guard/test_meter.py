"""guard.meter: how often one sender came, in memory alone."""

import time_machine

from guard.meter import Meter


def test_a_sender_may_come_so_often_within_the_window():
    meter = Meter()
    with time_machine.travel("2026-03-09T12:00+09:00", tick=False) as clock:
        assert [meter.is_over("a", most=2, seconds=60) for _ in range(3)] == [False, False, True]
        assert meter.is_over("b", most=2, seconds=60) is False
        clock.shift(60)
        assert meter.is_over("a", most=2, seconds=60) is False


def test_memory_is_bounded_and_a_crowd_is_let_through():
    meter = Meter(senders=2)
    with time_machine.travel("2026-03-09T12:00+09:00", tick=False):
        answers = [meter.is_over(sender, most=1, seconds=60) for sender in "aabcca"]
    assert answers == [False, True, False, False, True, False]
