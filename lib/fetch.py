"""What the site asks of other sites, for an editor who waits for it: one address, within limits, safe from within.

Only http and https on their own ports, only public addresses, no cookies, no user names, three redirects followed by
hand with the same checks. No proxy, not even one that the environment names: a proxy looks up names by itself, and the
judgement on addresses would judge nothing. With FETCHING off, as in tests, `OFFLINE` stands in and asks nobody.
A failure is told to the editor and nothing is fetched: this edge fails closed.
"""

import http.client
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import quote, urljoin, urlsplit

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lib.wire import Answer, Deadline, NotPublic, Overdue, Target, Unanswered, Wire

PORTS = {"http": 80, "https": 443}
REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 3
LONGEST = 2_000
KEPT_IN_PATH = "!#$%&'()*+,/:;=?@[]~"

SENTENCES: dict[str, Promise] = {
    "address": _("This is no address on the web. It begins with https:// or http:// and names no user and no port."),
    "not_public": _("This address leads into a private network, where nothing is fetched."),
    "unanswered": _("The other site does not answer."),
    "overdue": _("The other site did not answer in time."),
    "status": _("The other site answers that there is nothing to be had at this address."),
    "redirects": _("The address leads on from one place to the next without end."),
    "too_large": _("What stands at this address is too large."),
    "kind": _("Something else than expected stands at this address."),
    "unwelcome": _("This address is not fetched: it belongs to an ad, or leads to one."),
    "refused": _("The other site does not take it."),
    "off": _("Fetching from other sites is switched off here."),
}


class FetchError(Exception):
    """Nothing was fetched; `sentence` tells the editor why, `code` names the reason."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code

    @property
    def sentence(self) -> str:
        return str(SENTENCES[self.code])


@dataclass(frozen=True)
class Fetched:
    """The content, its type without parameters, the charset that the header names, and where it stood in the end."""

    content: bytes
    content_type: str
    address: str
    charset: str = ""


class Asker(Protocol):
    def ask(self, target: Target, headers: Mapping[str, str], deadline: Deadline) -> Answer: ...


@dataclass
class Offline:
    """Asks nobody: knows the answers that a test lays down, by address, and refuses all others."""

    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    posted: list[tuple[str, bytes]] = field(default_factory=list)

    def ask(
        self, target: Target, headers: Mapping[str, str], deadline: Deadline, content: bytes | None = None
    ) -> Answer:
        self.asked.append(target.address)
        if content is not None:
            self.posted.append((target.address, content))
        if target.address not in self.answers:
            raise FetchError("off")
        return self.answers[target.address]

    def lay(self, address: str, content: bytes, content_type: str) -> None:
        """Let the address answer with this content."""
        self.answers[address] = Answer(200, {"content-type": content_type}, io.BytesIO(content))

    def forget(self) -> None:
        self.answers.clear()
        self.asked.clear()
        self.posted.clear()


OFFLINE = Offline()


def anywhere(address: str) -> bool:
    return True


def get(
    address: str,
    *,
    accept: tuple[str, ...],
    max_bytes: int,
    seconds: float = 5,
    may_ask: Callable[[str], bool] = anywhere,
    beginning: bool = False,
    asker: Asker | None = None,
) -> Fetched:
    """Fetch an address. Raises FetchError.

    `accept` lists content types, "image/*" for a whole family. `may_ask` is put every address, that of a redirect
    too, before anybody is asked. `beginning`: of something larger than `max_bytes` the beginning is enough.
    """
    asker = asker or (Wire() if settings.FETCHING else OFFLINE)
    deadline = Deadline(seconds)
    try:
        target, answer = _follow(parse(address), accept, may_ask, asker, deadline)
        return _read(target, answer, accept, max_bytes, beginning=beginning)
    except NotPublic as error:
        raise FetchError("not_public") from error
    except (Overdue, TimeoutError) as error:
        raise FetchError("overdue") from error
    except (Unanswered, OSError, ValueError, http.client.HTTPException) as error:
        raise FetchError("unanswered") from error


def parse(address: str) -> Target:
    """The target that an address names. Raises FetchError where browsers and this module might disagree about it."""
    try:
        parts = urlsplit(address.strip())
        host, port = parts.hostname or "", parts.port
        is_strange = len(address) > LONGEST or "\\" in address or any(char <= " " for char in address.strip())
        if is_strange or parts.scheme not in PORTS or "@" in parts.netloc or "%" in parts.netloc:
            raise FetchError("address")
        name = host if ":" in host else host.encode("idna").decode("ascii").rstrip(".")
    except ValueError as error:
        raise FetchError("address") from error
    port = PORTS[parts.scheme] if port is None else port
    if not name or port not in PORTS.values():
        raise FetchError("address")
    path = quote(parts.path or "/", safe=KEPT_IN_PATH) + (
        f"?{quote(parts.query, safe=KEPT_IN_PATH)}" * bool(parts.query)
    )
    return Target(parts.scheme, name, port, path)


def _follow(
    target: Target, accept: tuple[str, ...], may_ask: Callable[[str], bool], asker: Asker, deadline: Deadline
) -> tuple[Target, Answer]:
    headers = {"User-Agent": f"Shirushi (+{settings.SITE_URL})", "Accept": ", ".join(accept)}
    for _step in range(MOST_REDIRECTS + 1):
        if not may_ask(target.address):
            raise FetchError("unwelcome")
        answer = asker.ask(target, headers, deadline)
        if answer.status not in REDIRECTS:
            return target, answer
        answer.body.close()
        target = parse(urljoin(target.address, answer.headers.get("location", "")))
    raise FetchError("redirects")


def _read(target: Target, answer: Answer, accept: tuple[str, ...], max_bytes: int, *, beginning: bool) -> Fetched:
    with answer.body as body:
        kind, _semicolon, parameters = answer.headers.get("content-type", "").partition(";")
        kind = kind.strip().lower()
        if answer.status != 200:
            raise FetchError("status")
        is_plain = answer.headers.get("content-encoding", "identity").strip().lower() in ("", "identity")
        if not is_plain or not any(_fits(kind, pattern) for pattern in accept):
            raise FetchError("kind")
        content = _content(body, max_bytes + 1)
    if len(content) > max_bytes and not beginning:
        raise FetchError("too_large")
    charset = parameters.lower().partition("charset=")[2].partition(";")[0].strip(" \"'")
    return Fetched(content[:max_bytes], kind, target.address, charset)


def _fits(kind: str, pattern: str) -> bool:
    return kind.startswith(pattern[:-1]) if pattern.endswith("/*") else kind == pattern


def _content(body: io.BufferedIOBase, most: int) -> bytes:
    """At most `most` bytes, read in pieces: what a server claims about its length is not believed."""
    pieces: list[bytes] = []
    while most > 0 and (piece := body.read(min(most, 65_536))):
        pieces.append(piece)
        most -= len(piece)
    return b"".join(pieces)
