"""lib.processors: workers share the cores, and threads that hand requests to one another change places seldom."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from lib import processors
from tests.processes import ROOT

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
CORES = os.sched_getaffinity(0) if sys.platform == "linux" else set()
WORKER = """
import os
from lib import processors
processors.keep_to_one_core({workers})
print(*sorted(os.sched_getaffinity(0)), flush=True)
input()
"""


def in_a_thread(work):
    """What is asked of the kernel holds for one thread and those that it starts, and ends with it."""
    with ThreadPoolExecutor(1) as threads:
        return threads.submit(work).result()


@pytest.fixture
def worker():
    """Starts processes of one server; tells which cores each may use."""
    running = []

    def start(workers):
        command = [sys.executable, "-c", WORKER.format(workers=workers)]
        running.append(subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True))
        return {int(core) for core in running[-1].stdout.readline().split()}

    start.running = running
    yield start
    for process in running:
        if process.poll() is None:
            process.communicate("\n")


def test_threads_take_turns_and_so_do_those_they_start():
    def policies():
        processors.take_turns()
        return os.sched_getscheduler(0), in_a_thread(lambda: os.sched_getscheduler(0))

    before = os.sched_getscheduler(0)
    assert (in_a_thread(policies), os.sched_getscheduler(0)) == ((os.SCHED_BATCH, os.SCHED_BATCH), before)


def test_a_thread_can_go_back_to_the_usual_share():
    usual, before = processors.as_it_is(), (os.sched_getscheduler(0), CORES)

    def went_back():
        processors.take_turns()
        os.sched_setaffinity(0, {min(CORES)})
        usual()
        return os.sched_getscheduler(0), os.sched_getaffinity(0)

    assert in_a_thread(went_back) == before


def test_each_of_as_many_workers_as_cores_has_a_core_of_its_own(worker):
    found = [worker(len(CORES)) for _ in CORES]
    assert sorted(map(sorted, found)) == [[core] for core in sorted(CORES)]


def test_a_worker_that_was_started_again_takes_the_core_of_the_one_that_died(worker):
    first, *_rest = [worker(len(CORES)) for _ in CORES]
    worker.running[0].communicate("\n")
    assert worker(len(CORES)) == first


@pytest.mark.parametrize("more", [-1, 1])
def test_fewer_or_more_workers_than_cores_go_where_there_is_room(worker, more):
    assert worker(len(CORES) + more) == CORES


def test_nothing_happens_on_a_system_that_cannot_be_asked(monkeypatch):
    for name in ("sched_setscheduler", "sched_getscheduler", "sched_getaffinity"):
        monkeypatch.delattr(os, name)
    processors.take_turns()
    processors.keep_to_one_core(2)
    processors.as_it_is()()
    monkeypatch.undo()
    assert os.sched_getaffinity(0) == CORES
