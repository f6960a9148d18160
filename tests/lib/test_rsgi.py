"""lib.rsgi: memory answers at once, whatever the threads of the site are waiting for."""

import os
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, IncompleteRead
from types import SimpleNamespace

import pytest
from granian import _futures

from lib.rsgi import Application
from tests import mail_server
from tests.processes import ROOT
from tests.rsgi import Protocol, scope
from tests.waiting_site import PIECE, PIECES, THREADS, Site


@pytest.fixture
def site():
    site = Site()
    yield site
    site.let.set()


def handed_over(application, path, method="GET"):
    """A request as granian's one thread hands it over; what takes its answer."""
    protocol = Protocol()
    application.take(SimpleNamespace(scope=scope(path, method), proto=protocol))
    return protocol


@pytest.fixture
def ask(site):
    application = Application(site, at_once=site.at_once, readers=THREADS, senders=THREADS)
    application.loop = None  # for bodies alone
    yield lambda path, method="GET": handed_over(application, path, method)
    site.let.set()
    application.readers.shutdown()
    application.senders.shutdown()


def test_what_is_in_memory_is_answered_while_every_thread_waits(site, ask):
    waiting = [ask("/made") for _ in range(THREADS + 1)]
    assert [site.begun.acquire(timeout=10) for _ in range(THREADS)] == [True] * THREADS
    assert ask("/kept").answer == (200, [], b"from memory")
    assert [one.answer for one in waiting] == [None] * (THREADS + 1)
    assert not site.begun.acquire(blocking=False)


def test_readers_are_answered_while_every_sender_waits(site, ask):
    waiting = [ask("/broken", method) for method in ("POST", "post") * THREADS]
    assert ask("/quick").wait() == (404, [("X-Thread", "readers_0")], b"GET")
    assert [one.answer for one in waiting] == [None] * 2 * THREADS


def test_a_site_that_fails_is_an_answer_and_a_line_in_the_log(site, ask, caplog):
    site.let.set()
    assert (ask("/broken").wait(), caplog.messages) == ((500, [], b""), ["The site failed at /broken"])


def test_a_memory_that_fails_is_too(site, caplog):
    protocol = handed_over(Application(site, at_once=lambda scope: 1 / 0, readers=1, senders=1), "/kept")
    assert (protocol.answer, caplog.messages) == ((500, [], b""), ["The site failed at /kept"])


@pytest.mark.parametrize(("wanted", "is_left_out"), [("1", False), ("True", False), ("0", True), ("", True)])
def test_the_event_loop_is_left_out_unless_an_access_log_is_wanted(site, monkeypatch, wanted, is_left_out):
    monkeypatch.setenv("GRANIAN_LOG_ACCESS_ENABLED", wanted)
    monkeypatch.setattr(_futures, "_cbsched_aioschedule", _futures._cbsched_aioschedule)
    before = _futures._cbsched_aioschedule
    starting = threading.Thread(
        target=Application(site, at_once=site.at_once, readers=1, senders=1).__rsgi_init__, args=[None]
    )
    starting.start()  # what it asks of the kernel ends with the thread
    starting.join()
    assert (_futures._cbsched_aioschedule is not before) == is_left_out


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be asked")
def test_threads_that_take_requests_in_take_turns_and_those_of_the_site_come_when_they_are_called(site, monkeypatch):
    monkeypatch.setattr(_futures, "_cbsched_aioschedule", _futures._cbsched_aioschedule)
    site.let.set()
    shares = {}

    def serve():
        application = Application(site, at_once=site.at_once, readers=1, senders=1)
        application.__rsgi_init__(None)
        shares["intake"] = os.sched_getscheduler(0)
        shares["site"] = application.readers.submit(os.sched_getscheduler, 0).result()

    server = threading.Thread(target=serve)
    server.start()
    server.join()
    assert shares == {"intake": os.SCHED_BATCH, "site": os.SCHED_OTHER}


@pytest.fixture
def port():
    """Where granian serves the site that waits."""
    port = mail_server.free_port()
    command = [sys.executable, "-m", "granian", "--interface", "rsgi", "--port", str(port), "--log-level", "error"]
    process = subprocess.Popen([*command, "tests.waiting_site:application"], cwd=ROOT)
    yield port
    process.terminate()
    assert process.wait(30) == 0


def asked(port, path, method="GET", body=None):
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    try:
        line.request(method, path, body)
        answer = line.getresponse()
        return answer.status, answer.read()
    finally:
        line.close()


def comes_up(port):
    for _ in range(300):
        try:
            return asked(port, "/kept")
        except OSError:
            time.sleep(0.05)
    raise AssertionError("granian does not start")


@pytest.mark.slow
def test_granian_answers_from_memory_while_every_thread_waits(port):
    assert comes_up(port) == (200, b"from memory")
    with ThreadPoolExecutor(2 * THREADS) as readers:
        waiting = [readers.submit(asked, port, "/made") for _ in range(THREADS)]
        waiting += [readers.submit(asked, port, "/made", "POST", b"body" * 99_999) for _ in range(THREADS)]
        assert [asked(port, "/kept"), *[one for one in waiting if one.done()]] == [(200, b"from memory")]
        asked(port, "/let")
        answers = [one.result() for one in waiting]
    assert answers == [(404, b"GET")] * THREADS + [(404, b"piece by piece: " + b"body" * 99_999)] * THREADS


@pytest.mark.slow
def test_granian_makes_no_more_of_an_answer_than_its_reader_takes(port):
    """What the kernel and granian hold of 50 MB is some megabytes, and the rest comes when it is read."""
    assert comes_up(port) == (200, b"from memory")
    line = HTTPConnection("127.0.0.1", port, timeout=30)
    line.request("GET", "/pieces")
    answer = line.getresponse()
    numbers = [0, int(asked(port, "/number")[1])]
    while numbers[-1] > numbers[-2]:
        time.sleep(0.5)
        numbers.append(int(asked(port, "/number")[1]))
    assert (numbers[-1] < PIECES / 3, len(answer.read()) == PIECES * len(PIECE)) == (True, True)
    line.close()


@pytest.mark.slow
def test_granian_ends_no_answer_that_failed_half_way(port):
    assert comes_up(port) == (200, b"from memory")
    with pytest.raises(IncompleteRead):
        asked(port, "/half")
