"""lib.rsgi_answer: how the answer of an application leaves."""

import io
import os
import socket
from types import SimpleNamespace

import pytest

from lib import rsgi_answer
from lib.rsgi_answer import PIECE, File, Response, cut
from tests.rsgi import Protocol


def sent(found, protocol=None, headers=()):
    """What granian is told when the application gives this back."""
    protocol = protocol or Protocol()
    response = Response(protocol, "192.0.2.1:50000")
    response.start("200 OK", list(headers))
    response.send(found)
    return protocol.wait()


class Found(list):
    """What is closed after it was sent."""

    is_closed = False

    def close(self):
        self.is_closed = True


@pytest.mark.parametrize(("pieces", "whole"), [([], b""), ([b"text"], b"text")])
def test_an_answer_of_one_piece_goes_at_once(pieces, whole):
    found = Found(pieces)
    assert (sent(found, headers=[("A", "b")]), found.is_closed) == ((200, [("A", "b")], whole), True)


def test_an_answer_of_many_pieces_goes_as_they_come():
    found = Found([b"one", b"", b"two", b"x" * 3 * PIECE])
    assert (sent(found), found.is_closed) == ((200, [], b"onetwo" + b"x" * 3 * PIECE), True)


def test_a_status_may_be_named_with_the_first_piece():
    protocol = Protocol()
    response = Response(protocol, "192.0.2.1:50000")

    def pieces():
        response.start("404 Not Found", [])
        yield b"gone"

    response.send(pieces())
    assert protocol.answer == (404, [], b"gone")


def endless(made):
    while True:
        made.append(b"x" * PIECE)
        yield made[-1]


@pytest.fixture
def line():
    """A connection: the server's end, the reader's, and how granian names the reader."""
    with (
        socket.create_server(("127.0.0.1", 0)) as door,
        socket.create_connection(door.getsockname()) as reader,
        door.accept()[0] as server,
    ):
        yield server, reader, "{}:{}".format(*reader.getsockname())


def test_no_more_is_made_than_a_reader_takes(monkeypatch, line):
    monkeypatch.setattr(rsgi_answer, "PATIENCE", 0.05)
    made, protocol, (_server, reader, client) = [], Protocol(takes=0), line
    with pytest.raises(TimeoutError):
        Response(protocol, client).send(endless(made))
    protocol.let_go.set()
    assert (len(made) <= 3, reader.recv(1)) == (True, b"")


def test_nothing_is_made_for_a_reader_who_left():
    made = []
    sent(endless(made), Protocol(takes=1))
    assert len(made) <= 4


def test_nothing_is_made_for_a_reader_who_left_before_the_answer(monkeypatch):
    monkeypatch.setattr(rsgi_answer, "OPENING", 0.05)
    made = []
    Response(Protocol(takes=None), "192.0.2.1:50000").send(endless(made))
    assert len(made) == 2


def test_an_answer_that_fails_half_way_does_not_pass_for_whole(line):
    server, reader, client = line

    def pieces():
        yield from [b"one", b"two"]
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        Response(Protocol(), client).send(pieces())
    assert reader.recv(1) == b""
    with pytest.raises(BrokenPipeError):
        server.send(b"the end")


def test_nobody_elses_line_is_cut(line):
    server, reader, client = line
    cut(client.rpartition(":")[0] + ":1")
    server.send(b"on")
    assert reader.recv(2) == b"on"


def test_a_line_of_the_newer_kind_is_found():
    try:
        door = socket.create_server(("::1", 0), family=socket.AF_INET6)
    except OSError as error:
        pytest.skip(f"there is no IPv6 here: {error}")
    with door, socket.create_connection(door.getsockname()[:2]) as reader, door.accept()[0]:
        cut(f"[::1]:{reader.getsockname()[1]}")
        assert reader.recv(1) == b""


def test_where_open_files_are_not_shown_an_answer_just_ends(monkeypatch, line):
    monkeypatch.setattr(rsgi_answer, "OPEN_FILES", "/nowhere")
    cut(line[2])
    line[0].send(b"on")
    assert line[1].recv(2) == b"on"


def test_nothing_stays_open_or_lies_about(tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    before = len(os.listdir(rsgi_answer.OPEN_FILES))
    sent(iter([b"one", b"two"]))
    assert (len(os.listdir(rsgi_answer.OPEN_FILES)), list(tmp_path.iterdir())) == (before, [])


@pytest.fixture
def file(tmp_path):
    """Opens a file of this size."""

    def file(size):
        path = tmp_path / f"{size}.webp"
        path.write_bytes(b"x" * size)
        return path.open("rb")

    return file


def test_a_file_is_left_to_the_server(file):
    large = file(PIECE + 1)
    assert (sent(File(large)), large.closed) == ((200, [], large.name), True)


def test_a_file_within_a_file_object_is_found(file):
    with file(PIECE + 1) as inner:
        assert File(SimpleNamespace(file=inner)).path == inner.name


def test_a_small_file_goes_at_once(file):
    assert sent(File(file(PIECE), 4096)) == (200, [], b"x" * PIECE)


def test_a_part_of_a_file_and_what_only_reads_like_one_go_at_once(file):
    part = file(2 * PIECE + 2)
    part.seek(1)
    assert sent(File(part)) == (200, [], b"x" * (2 * PIECE + 1))
    assert sent(File(io.BytesIO(b"text"))) == (200, [], b"text")
