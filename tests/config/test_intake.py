"""config.intake: bodies that arrive whole, too large, cut off, or very slowly."""

import threading
from io import BytesIO

import pytest
from django.test import RequestFactory

from config import intake
from lib.rsgi_wsgi import UNREADABLE

FORM = "application/x-www-form-urlencoded"


def site(environ, start_response):
    start_response("200 OK", [])
    return [environ["wsgi.input"].read()]


def ask(door, method="POST", body=b"name=x", **environ):
    """The status and the body of the answer."""
    request = RequestFactory().generic(method, "/", body, content_type=FORM).environ
    heard = []
    answer = door({**request, "wsgi.input": BytesIO(body), **environ}, lambda status, headers: heard.append(status))
    return heard[0][:3], b"".join(answer)


@pytest.fixture
def door():
    return intake.Intake(site)


class Slow:
    """A body whose sender takes their time."""

    def __init__(self, everybody_waits):
        self.begun, self.everybody_waits = threading.Event(), everybody_waits

    def read(self, size):
        self.begun.set()
        self.everybody_waits.wait(10)
        return b""


@pytest.fixture
def slow_senders(door):
    """Starts senders from an address; all of them let go at the end of the test."""
    release, threads = threading.Event(), []

    def start(address, number):
        for _ in range(number):
            body = Slow(release)
            threads.append(
                threading.Thread(target=ask, args=[door], kwargs={"wsgi.input": body, "REMOTE_ADDR": address})
            )
            threads[-1].start()
            assert body.begun.wait(5)

    yield start
    release.set()
    for thread in threads:
        thread.join()


def test_a_whole_body_reaches_the_site(door):
    assert ask(door, body=b"x" * 3_000_000) == ("200", b"x" * 3_000_000)


def test_a_body_that_broke_off_does_not(door):
    assert ask(door, CONTENT_LENGTH="7")[0] == "400"


class Endless:
    """A body that the server has given up."""

    def read(self, size):
        raise TimeoutError


def test_a_body_that_took_too_long_is_told_so_and_makes_room(door):
    status, text = ask(door, **{"wsgi.input": Endless()})
    assert (status, text, door.arriving.total()) == ("408", b"Request Timeout\n", 0)


@pytest.mark.parametrize(("length", "status"), [("", "411"), (str(intake.MOST_BYTES + 1), "413")])
def test_a_body_of_unknown_or_huge_size_is_refused_unread(door, length, status):
    assert ask(door, CONTENT_LENGTH=length, **{"wsgi.input": None})[0] == status


HEADERS = [f"{FORM}; charset*=zz''utf-16", "multipart/form-data; boundary*=utf-99''a"]


@pytest.mark.parametrize("method", ["GET", "POST"])
@pytest.mark.parametrize("header", HEADERS)
def test_a_header_in_no_known_charset_is_refused(door, method, header):
    assert ask(door, method, CONTENT_TYPE=header)[0] == "400"


@pytest.mark.parametrize(("said", "status"), [(UNREADABLE, "400"), ("?, 192.0.2.7", "200"), ("", "200")])
def test_nobody_passes_for_the_proxy_by_a_header_that_cannot_be_read(door, said, status):
    assert ask(door, HTTP_X_FORWARDED_FOR=said)[0] == status


def test_one_slow_sender_leaves_readers_and_other_senders_alone(door, slow_senders):
    slow_senders("192.0.2.1", intake.BODIES_OF_ONE_SENDER)
    asked = [
        ask(door, REMOTE_ADDR="192.0.2.1"),
        ask(door, REMOTE_ADDR="192.0.2.2"),
        ask(door, "GET", REMOTE_ADDR="192.0.2.1"),
    ]
    assert [status for status, _body in asked] == ["503", "200", "200"]


def test_many_slow_senders_leave_readers_alone(door, slow_senders):
    slow_senders("192.0.2.1", 5)
    slow_senders("192.0.2.2", intake.BODIES - 5)
    asked = [ask(door, method, REMOTE_ADDR="192.0.2.3") for method in ("POST", "GET", "HEAD")]
    assert [status for status, _body in asked] == ["503", "200", "200"]
    assert intake.BODIES < intake.THREADS


def test_who_left_makes_room(door):
    for _ in range(intake.BODIES + 1):
        assert ask(door, CONTENT_LENGTH="7")[0] == "400"
    assert (ask(door)[0], door.arriving.total()) == ("200", 0)
