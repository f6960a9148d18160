"""The wire: which addresses count as public, and what is made of servers that hang, drip or talk nonsense."""

import socket
import ssl
import subprocess
import threading
import time
from contextlib import closing
from ipaddress import ip_address

import pytest

from lib.wire import Deadline, NotPublic, Overdue, Target, Unanswered, Wire, is_public

PRIVATE = """
127.0.0.1 127.8.9.1 0.0.0.0 10.0.0.1 172.16.0.1 192.168.1.1 169.254.169.254 100.64.0.1 100.100.100.200 192.0.0.192
192.0.2.1 198.18.0.1 198.51.100.1 203.0.113.1 192.88.99.1 224.0.0.1 239.255.255.250 240.0.0.1 255.255.255.255
:: ::1 ::127.0.0.1 ::ffff:127.0.0.1 ::ffff:10.0.0.1 ::ffff:169.254.169.254 64:ff9b::7f00:1 64:ff9b::a9fe:a9fe
64:ff9b:1::7f00:1 2002:7f00:1:: 2002:a9fe:a9fe:: 2001:0:7f00:1::1 2001:db8::1 3fff::1 fe80::1 fe80::1%eth0 fec0::1
fc00::1 fd00:ec2::254 ff02::1 100::1 5f00::1
""".split()
PUBLIC = "8.8.8.8 172.15.0.1 100.63.255.255 ::ffff:8.8.8.8 64:ff9b::808:808 2400:4000::1 2606:4700::1111".split()
# What browsers and resolvers take for this machine or the metadata service without its looking like it.
SPELLINGS = """
127.1 127.0.1 2130706433 0x7f000001 0x7f.0.0.1 0x7f.1 017700000001 0177.0.0.1 0177.1 127.000.000.001 0 0.0.0.0
localhost ::1 ::ffff:127.0.0.1 ::ffff:7f00:1 0:0:0:0:0:ffff:7f00:1 2852039166 0xa9fea9fe 0251.0376.0251.0376
169.254.43518 169.16689662
""".split()


def http_target(host, scheme="http"):
    return Target(scheme, host, 443 if scheme == "https" else 80, "/page?a=1")


@pytest.mark.parametrize("address", PRIVATE)
def test_private_addresses_are_not_public(address):
    assert not is_public(ip_address(address))


@pytest.mark.parametrize("address", PUBLIC)
def test_public_addresses_are_public(address):
    assert is_public(ip_address(address))


def test_there_are_22_spellings():
    assert len(SPELLINGS) == 22


@pytest.mark.parametrize("host", SPELLINGS)
def test_a_private_address_is_refused_however_it_is_spelt(host):
    with pytest.raises((NotPublic, Unanswered)):
        Wire().ask(http_target(host), {}, Deadline(5))


def test_one_private_address_among_public_ones_is_refused():
    wire = Wire(resolve=lambda host, port: [("8.8.8.8", port), ("10.0.0.1", port)])
    with pytest.raises(NotPublic):
        wire.ask(http_target("example.jp"), {}, Deadline(5))


@pytest.fixture
def server():
    """A loopback server that says what a test makes it say: `server(talk)` gives the wire that leads there."""
    threads, listening = [], []

    def begin(talk, **edge):
        listener = socket.create_server(("127.0.0.1", 0))
        listening.append(listener)

        def serve():
            connection, _peer = listener.accept()
            with closing(connection):
                talk(connection)

        threads.append(threading.Thread(target=serve, daemon=True))
        threads[-1].start()
        place = listener.getsockname()
        return Wire(resolve=lambda host, port: [place], allows=lambda address: True, **edge)

    yield begin
    for thread in threads:
        thread.join(5)
    for listener in listening:
        listener.close()


def answering(content, heard=None):
    def talk(connection):
        request = connection.recv(65_536)
        if heard is not None:
            heard.append(request.decode())
        connection.sendall(content)

    return talk


def dripping(connection):
    connection.recv(65_536)
    try:
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
        for _second in range(40):
            connection.sendall(b"x")
            time.sleep(0.05)
    except OSError:
        return  # the other side has had enough


def test_the_name_stays_in_the_request_while_the_address_is_dialled(server):
    heard = []
    wire = server(answering(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok", heard))
    answer = wire.ask(http_target("example.jp"), {"User-Agent": "Shirushi", "Accept": "text/html"}, Deadline(5))
    with answer.body as body:
        assert (answer.status, answer.headers["content-type"], body.read()) == (200, "text/html", b"ok")
    assert heard == [
        "GET /page?a=1 HTTP/1.1\r\nAccept-Encoding: identity\r\nHost: example.jp\r\nConnection: close\r\n"
        "User-Agent: Shirushi\r\nAccept: text/html\r\n\r\n"
    ]


def test_the_name_is_asked_once(server):
    asked = []
    wire = server(answering(b"HTTP/1.1 204 No\r\n\r\n"))
    place = wire._resolve("", 0)
    rebinding = Wire(resolve=lambda host, port: asked.append(host) or place, allows=lambda address: True)
    rebinding.ask(http_target("example.jp"), {}, Deadline(5)).body.close()
    assert asked == ["example.jp"]


@pytest.mark.parametrize("content", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\n" + b"a: b\r\n" * 500 + b"\r\n"])
def test_nonsense_is_no_answer(server, content):
    with pytest.raises(Unanswered):
        server(answering(content)).ask(http_target("example.jp"), {}, Deadline(5))


def test_a_body_that_drips_is_left_when_the_time_is_up(server):
    began = time.monotonic()
    answer = server(dripping).ask(http_target("example.jp"), {}, Deadline(0.3))
    with answer.body as body, pytest.raises(Overdue):
        body.read()
    assert time.monotonic() - began < 1


def test_a_server_that_says_nothing_is_left_when_the_time_is_up(server):
    with pytest.raises(Overdue):
        server(lambda connection: time.sleep(0.6)).ask(http_target("example.jp"), {}, Deadline(0.2))


def test_a_resolver_that_hangs_is_left_when_the_time_is_up():
    wire = Wire(resolve=lambda host, port: time.sleep(0.6) or [])
    with pytest.raises(Overdue):
        wire.ask(http_target("example.jp"), {}, Deadline(0.1))


@pytest.mark.parametrize("resolve", [lambda host, port: [], lambda host, port: [("127.0.0.1", 1)]])
def test_no_address_and_no_listener_are_no_answer(resolve):
    with pytest.raises(Unanswered):
        Wire(resolve=resolve, allows=lambda address: True).ask(http_target("example.jp"), {}, Deadline(5))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for example.jp that nobody but these tests trusts."""
    folder = tmp_path_factory.mktemp("tls")
    request = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=example.jp"
    names = ["-addext", "subjectAltName=DNS:example.jp", "-keyout", folder / "key.pem", "-out", folder / "cert.pem"]
    subprocess.run(["openssl", *request.split(), *names], check=True, capture_output=True)
    return folder


def over_tls(certificate, seen):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate / "cert.pem", certificate / "key.pem")
    context.sni_callback = lambda connection, name, _context: seen.append(name)

    def talk(connection):
        try:
            with context.wrap_socket(connection, server_side=True) as secured:
                answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok")(secured)
        except OSError:
            return  # the client did not like the certificate

    return talk


def test_tls_carries_the_name_and_wants_its_certificate(server, certificate):
    seen = []
    trusting = {"context": lambda: ssl.create_default_context(cafile=certificate / "cert.pem")}
    wire = server(over_tls(certificate, seen), **trusting)
    with wire.ask(http_target("example.jp", "https"), {}, Deadline(5)).body as body:
        assert (body.read(), seen) == (b"ok", ["example.jp"])


@pytest.mark.parametrize("host", ["example.jp", "other.example"])
def test_a_certificate_that_nobody_vouches_for_or_of_another_name_is_no_answer(server, certificate, host):
    wire = server(over_tls(certificate, []))
    with pytest.raises(Unanswered):
        wire.ask(http_target(host, "https"), {}, Deadline(5))
