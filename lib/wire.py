"""One request to one public address: the name is resolved once, every answer judged, and the connection made to it.

Between the judgement and the connection nothing asks the name again, so a name that changes its mind (DNS rebinding)
gains nothing; TLS and the Host header still carry the name.
"""

import http.client
import io
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

IPAddress = IPv4Address | IPv6Address
Place = tuple[str, int]  # an IP address and a port
Resolver = Callable[[str, int], Iterable[Place]]

GLOBAL_UNICAST = IPv6Network("2000::/3")
NAT64 = IPv6Network("64:ff9b::/96")  # a network without IPv4 reaches the old internet through it
# Tunnels that carry an IPv4 address of anybody's choice, and blocks for protocols and documentation about which
# Python's own table is silent or has changed its mind.
NEVER_PUBLIC = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "2001::/23", "2002::/16", "3fff::/20")))


class NotPublic(Exception):
    """The name leads to an address that is not on the public internet."""


class Unanswered(Exception):
    """No name, no connection, no certificate, or no sense in the answer."""


class Overdue(Exception):
    """The whole took longer than it may."""


@dataclass(frozen=True)
class Target:
    """Where a request goes: `host` in ASCII, without brackets; `path` with its query."""

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        is_usual = self.port == (443 if self.scheme == "https" else 80)
        return host if is_usual else f"{host}:{self.port}"

    @property
    def address(self) -> str:
        return f"{self.scheme}://{self.authority}{self.path}"


@dataclass(frozen=True)
class Answer:
    """What came back; names of headers in lower case."""

    status: int
    headers: Mapping[str, str]
    body: io.BufferedIOBase


class Deadline:
    """How long the whole may still take, however many steps it has."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def remaining(self) -> float:
        left = self._end - time.monotonic()
        if left <= 0:
            raise Overdue
        return left


def is_public(address: IPAddress) -> bool:
    """Whether the address belongs to the internet at large, in whichever form IPv6 wraps an IPv4 address."""
    if any(address in network for network in NEVER_PUBLIC):
        return False
    if isinstance(address, IPv4Address):
        return address.is_global and not address.is_multicast
    if address.ipv4_mapped:
        return is_public(address.ipv4_mapped)
    if address in NAT64:
        return is_public(IPv4Address(int(address) & 0xFFFF_FFFF))
    return address in GLOBAL_UNICAST and address.is_global


def by_system(host: str, port: int) -> list[Place]:
    """What the machine's own resolver says; it also reads 0x7f.1, 2130706433 and their like, as browsers do."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys((str(row[4][0]), port) for row in found))


class Wire:
    """Asks a target. What stands at the edge to the outside is handed in: the resolver, the rule, the certificates."""

    def __init__(
        self,
        *,
        resolve: Resolver = by_system,
        allows: Callable[[IPAddress], bool] = is_public,
        context: Callable[[], ssl.SSLContext] = ssl.create_default_context,
    ) -> None:
        self._resolve, self._allows, self._context = resolve, allows, context

    def ask(
        self, target: Target, headers: Mapping[str, str], deadline: Deadline, content: bytes | None = None
    ) -> Answer:
        """The answer to a GET, or to a POST of `content`, its body still to be read.

        Raises NotPublic, Unanswered or Overdue.
        """
        try:
            return _exchange(self._connected(target, deadline), target, headers, deadline, content)
        except TimeoutError as error:
            raise Overdue from error
        except (OSError, ValueError, http.client.HTTPException) as error:
            raise Unanswered(str(error)) from error

    def _connected(self, target: Target, deadline: Deadline) -> socket.socket:
        places = self._look_up(target, deadline)
        if not all(self._allows(ip_address(host)) for host, _port in places):
            raise NotPublic  # one private address among public ones is how a trap looks
        failure = OSError("the name has no address")
        for place in places:
            try:
                connection = socket.create_connection(place, timeout=deadline.remaining())
                return self._secured(connection, target, deadline) if target.scheme == "https" else connection
            except OSError as error:
                failure = error
        raise failure

    def _look_up(self, target: Target, deadline: Deadline) -> list[Place]:
        """In a thread of its own: a resolver that hangs cannot be interrupted, only left behind."""
        found: list[Place] = []
        failed: list[Exception] = []

        def look_up() -> None:
            try:
                found.extend(self._resolve(target.host, target.port))
            except (OSError, UnicodeError) as error:
                failed.append(error)

        thread = threading.Thread(target=look_up, daemon=True)
        thread.start()
        thread.join(deadline.remaining())
        if thread.is_alive():
            raise Overdue
        if failed:
            raise Unanswered(str(failed[0]))
        return found

    def _secured(self, connection: socket.socket, target: Target, deadline: Deadline) -> socket.socket:
        try:
            connection.settimeout(deadline.remaining())
            return self._context().wrap_socket(connection, server_hostname=target.host)
        except BaseException:
            connection.close()
            raise


class _Stream(io.RawIOBase):
    """What arrives: every read waits only as long as the whole may still take."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection, self._deadline = connection, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._connection.settimeout(self._deadline.remaining())
        try:
            return self._connection.recv_into(buffer)
        except TimeoutError as error:
            raise Overdue from error

    def close(self) -> None:
        self._connection.close()
        super().close()


class _Line:
    """The connection as http.client wants it. It closes its socket before the body is read; here the reader does."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self._connection, self._deadline = connection, deadline

    def sendall(self, content: bytes) -> None:
        self._connection.settimeout(self._deadline.remaining())
        self._connection.sendall(content)

    def makefile(self, mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Stream(self._connection, self._deadline))

    def close(self) -> None:
        pass


def _exchange(
    connection: socket.socket,
    target: Target,
    headers: Mapping[str, str],
    deadline: Deadline,
    content: bytes | None,
) -> Answer:
    client = http.client.HTTPConnection(target.host, target.port)
    client.sock = _Line(connection, deadline)
    try:
        usual = {"Host": target.authority, "Connection": "close"}
        client.request("GET" if content is None else "POST", target.path, content, {**usual, **headers})
        response = client.getresponse()
    except BaseException:
        connection.close()
        raise
    return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, response)
