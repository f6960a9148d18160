"""How the bench's readers tell where an answer ends."""

import itertools
import socket
import threading

import pytest

from bench import load

LENGTH = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n"
EMPTY = b"HTTP/1.1 303 See Other\r\nconnection: close\r\n\r\n"


@pytest.mark.parametrize(
    ("text", "status", "closes"), [(LENGTH, 200, False), (CHUNKED, 200, False), (EMPTY, 303, True)]
)
def test_an_answer_is_complete_with_its_last_byte(text, status, closes):
    answer = load.Answer()

    complete = [answer.take(text[place : place + 1]) for place in range(len(text))]

    assert (complete, answer.status, answer.closes) == ([False] * (len(text) - 1) + [True], status, closes)


def test_a_request_carries_only_what_is_given():
    assert load.get("/", host="a", accept_encoding="br") == b"GET / HTTP/1.1\r\nhost: a\r\naccept-encoding: br\r\n\r\n"


def test_a_form_carries_its_length():
    request = load.post("/x/", b"a=%E3%81%82", host="a")

    assert request.endswith(b"content-length: 11\r\nhost: a\r\n\r\na=%E3%81%82")


def answering(listener, answers):
    """A server that answers one request on each connection and closes it, as gunicorn's plain workers do."""
    for answer in answers:
        connection, _address = listener.accept()
        connection.recv(1 << 16)
        connection.sendall(answer)
        connection.close()


def test_readers_open_a_closed_connection_again_and_stop_when_no_request_is_left():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=answering, args=(listener, [EMPTY, EMPTY, EMPTY]))
        server.start()
        requests = itertools.repeat(load.get("/", host="a"), 3)
        found = load.run(listener.getsockname()[1], requests, connections=1, seconds=5)
        server.join()

    assert (found.requests, found.statuses, found.size) == (3, {303: 3}, len(EMPTY))


def test_a_connection_that_breaks_within_an_answer_is_an_error():
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = threading.Thread(target=answering, args=(listener, [LENGTH[:-1]]))
        server.start()
        with pytest.raises(ConnectionError):
            load.fetch(listener.getsockname()[1], load.get("/", host="a"))
        server.join()
