"""lib.pagecache_generation: how old a number may be, and what happens while the database does not say one."""

import threading
import time

import pytest
import time_machine

from lib.pagecache_generation import AGAIN, EVERY, PATIENCE, SILENCE, Generation


class Database:
    def __init__(self):
        self.number, self.readings, self.is_away = 1, 0, False

    def read(self):
        self.readings += 1
        if self.is_away:
            raise OSError("gone")
        return self.number


@pytest.fixture
def database():
    return Database()


@pytest.fixture
def known(database):
    return Generation(database.read, time.time)


@pytest.fixture
def clock():
    with time_machine.travel(1000, tick=False) as clock:
        yield clock


def test_the_number_is_asked_for_at_most_every_quarter_of_a_second(database, clock, known):
    for _ in range(100):
        known.current()
        clock.shift(0.01)
    assert database.readings == 4


def test_a_change_of_this_process_is_seen_at_once(database, clock, known):
    known.current()
    database.number = 2
    known.forget()
    assert known.current() == 2


def test_the_last_number_counts_while_the_database_is_away(database, clock, known):
    known.current()
    database.is_away = True
    clock.shift(EVERY)
    assert [known.current() for _ in range(3)] == [1, 1, 1]
    assert database.readings == 2  # a database that is away is not asked by every reader


def test_the_database_is_asked_again_soon(database, clock, known):
    known.current()
    database.is_away = True
    clock.shift(EVERY), known.current()
    database.is_away, database.number = False, 2
    clock.shift(AGAIN)
    assert known.current() == 2


def test_one_thread_reads_while_the_others_go_on_for_a_moment(database, known):
    known.current()
    known.read_at -= EVERY
    reading, release = threading.Event(), threading.Event()
    known.read = lambda: reading.set() or release.wait(5) and 2
    thread = threading.Thread(target=known.current)
    thread.start()
    assert reading.wait(5)
    assert known.current() == 1
    release.set()
    thread.join()
    assert known.current() == 2


def test_the_number_at_hand_counts_while_a_thread_of_its_own_reads_it_again(clock, known):
    before = known.at_hand()
    known.current()
    let, readings = threading.Event(), []
    known.read = lambda: readings.append(let.wait(10)) or 2
    clock.shift(EVERY)
    meanwhile = [known.at_hand() for _ in range(100)]
    let.set()
    known.reader.submit(lambda: None).result(10)
    assert [before, set(meanwhile), known.at_hand(), len(readings)] == [None, {1}, 2, 1]


def test_the_number_at_hand_counts_for_a_moment_while_another_thread_reads_it(database, clock, known):
    known.current()
    clock.shift(EVERY)
    with known.lock:
        meanwhile = known.at_hand()
        clock.shift(PATIENCE - EVERY)
        assert [meanwhile, known.at_hand(), database.readings] == [1, None, 1]


def test_the_number_at_hand_counts_while_the_database_keeps_silent_and_every_thread_of_the_site_waits_for_it(
    clock, known
):
    known.current()
    let = threading.Event()
    known.read = lambda: let.wait(10) and 2
    clock.shift(60)
    found = [known.at_hand()]
    while known.begun_at > time.time():  # until the thread of its own reads
        time.sleep(0.001)
    clock.shift(SILENCE - 0.1)
    found.append(known.at_hand())
    for _ in range(10):
        clock.shift(0.1)
        found.append(known.at_hand())
    let.set()
    known.reader.submit(lambda: None).result(10)
    clock.shift(AGAIN)
    assert found == [None, None, *[1] * 10]
    assert known.current() == 2
