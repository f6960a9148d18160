"""Work is counted for a server and all that it started, and for nobody else."""

import pytest

from bench import processes


@pytest.fixture
def proc(tmp_path):
    """A server (10) with a worker (11) and its thread pool's child (12), and a database's process (20) beside them."""
    rows = [(10, 1, "master", 3, 1), (11, 10, "a (bad) name", 40, 20), (12, 11, "child", 5, 5), (20, 1, "db", 100, 50)]
    for pid, parent, name, user, system in rows:
        (tmp_path / str(pid)).mkdir()
        rest = f"S {parent} " + "0 " * 9 + f"{user} {system} 0 0"
        (tmp_path / str(pid) / "stat").write_text(f"{pid} ({name}) {rest}")
        (tmp_path / str(pid) / "cmdline").write_bytes(f"{name}\0shirushi_bench_{parent}".encode())
    (tmp_path / "meminfo").write_text("")
    (tmp_path / "99").mkdir()  # ended between the listing and the reading
    return tmp_path


def seconds(ticks):
    return ticks / processes.TICKS


def test_children_count_with_their_server(proc):
    assert processes.Meter([10], proc=proc).seconds() == seconds(74)


def test_a_process_of_the_name_counts_once_more_than_the_family(proc):
    assert processes.Meter([11], named="shirushi_bench_1", proc=proc).seconds() == seconds(70 + 4 + 150)


def test_a_server_that_is_gone_counts_nothing(proc):
    assert processes.Meter([99, 1234], proc=proc).seconds() == 0


def test_a_process_that_ended_meanwhile_stays_counted_as_it_was_last_seen(proc):
    meter = processes.Meter([10], named="shirushi_bench_1", proc=proc)
    before = meter.seconds()
    (proc / "20" / "stat").unlink()
    assert (before, meter.seconds()) == (seconds(74 + 150), seconds(74 + 150))
