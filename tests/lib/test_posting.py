"""lib.posting: one message to another site arrives, or the failure has a sentence."""

import io
import socket
import threading

import pytest

from lib import fetch, posting
from lib.fetch import FetchError
from lib.wire import Answer, Deadline, Wire

HUB = "https://hub.example.com/"


@pytest.fixture(autouse=True)
def offline():
    yield fetch.OFFLINE
    fetch.OFFLINE.forget()


def code_of(address):
    with pytest.raises(FetchError) as caught:
        posting.post(address, b"a=1", "text/plain")
    return caught.value.code


def test_what_was_taken_was_posted(offline):
    offline.answers[HUB] = Answer(202, {}, io.BytesIO())
    posting.post(HUB, b"a=1", "application/x-www-form-urlencoded")
    assert offline.posted == [(HUB, b"a=1")]


@pytest.mark.parametrize("status", [301, 400, 403, 429, 500])
def test_every_other_answer_is_a_refusal(offline, status):
    offline.answers[HUB] = Answer(status, {"location": "https://elsewhere.example/"}, io.BytesIO())
    assert (code_of(HUB), offline.asked) == ("refused", [HUB])


@pytest.mark.parametrize(("address", "code"), [("ftp://a.example/", "address"), ("https://none.example/", "off")])
def test_what_cannot_be_posted_says_why(address, code):
    assert code_of(address) == code


def test_a_private_address_is_told_nothing(settings):
    settings.FETCHING = True
    assert code_of("http://127.0.0.1/") == "not_public"


def test_the_wire_carries_the_content():
    server = socket.create_server(("127.0.0.1", 0))
    read = []

    def answer():
        connection, _place = server.accept()
        with connection.makefile("rb") as sent:
            read.extend(iter(sent.readline, b"\r\n"))
            read.append(sent.read(3))
        connection.sendall(b"HTTP/1.1 204 No Content\r\n\r\n")
        connection.close()

    thread = threading.Thread(target=answer)
    thread.start()
    wire = Wire(resolve=lambda host, port: [server.getsockname()], allows=lambda address: True)
    status = wire.ask(fetch.parse("http://hub.example.com/tell"), {}, Deadline(5), b"a=1").status
    thread.join()
    server.close()
    assert (status, read[0], read[-1]) == (204, b"POST /tell HTTP/1.1\r\n", b"a=1")
