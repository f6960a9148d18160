"""config.following: when the operator's command runs, and that nothing stops it for good."""

import sys

import pytest
from django.db import OperationalError

from config.following import Follower, runner


class Clock:
    now = 100.0

    def __call__(self):
        return self.now


class Told:
    """Runs as a command, and notes when; `wrong` are the runs that fail."""

    def __init__(self, clock, wrong=()):
        self.clock, self.wrong, self.at = clock, wrong, []

    def __call__(self):
        self.at.append(self.clock.now)
        return len(self.at) not in self.wrong


def followed(numbers, *, wrong=()):
    """When the command ran, in seconds since the first look, where each second shows another number or error."""
    clock = Clock()
    run = Told(clock, wrong)

    def read():
        found = numbers[int(clock.now) - 100]
        if isinstance(found, Exception):
            raise found
        return found

    follower = Follower(read, run, clock)
    for _second in numbers:
        follower.look()
        clock.now += 1
    return [at - 100 for at in run.at]


def test_the_command_runs_after_the_start_and_after_each_change():
    assert followed([7] * 15) == [1, 10]
    assert followed([7] * 20 + [8] * 15) == [1, 10, 21, 30]


def test_it_waits_until_the_workers_know_of_the_change_as_well():
    clock = Clock()
    run = Told(clock)
    follower = Follower(lambda: 7, run, clock)
    for clock.now in (100.9, 101.2, 101.8, 102.0, 102.3):
        follower.look()
    assert run.at == [102.0]


def test_changes_that_follow_each_other_are_neither_lost_nor_put_off():
    assert followed([*range(5), *[4] * 15]) == [1, 2, 3, 4, 5, 10, 11, 12, 13, 14]


def test_a_command_that_fails_runs_again():
    assert followed([7] * 25, wrong={2}) == [1, 10, 20]


def test_a_database_that_is_away_hides_no_change():
    gone = OperationalError("gone")
    assert followed([7, *[gone] * 19, 8, *[8] * 12]) == [1, 10, 21, 30]


@pytest.mark.parametrize(
    ("command", "is_well"),
    [((sys.executable, "-c", ""), True), ((sys.executable, "-c", "exit(3)"), False), (("/nowhere/purge",), False)],
)
def test_a_command_that_goes_wrong_is_known(command, is_well):
    assert runner(command)() is is_well
