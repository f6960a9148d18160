"""Addresses as browsers read them: what an `href` really leads to, however it is spelt."""

import functools
import re
from dataclasses import dataclass
from itertools import islice
from urllib.parse import parse_qsl, unquote

WEB_SCHEMES = frozenset({"http", "https"})
SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)
BLANKS_AND_CONTROLS = "".join(map(chr, range(0x21)))
TAB_OR_NEWLINE = re.compile(r"[\t\r\n]")
FORBIDDEN_IN_HOST = re.compile(r"[\x00-\x20#/<>?@\\^|%\x7f]")
BEGINNING = re.compile(r"(?:https?:)?[/\\]{2}", re.IGNORECASE)
MOST_EMBEDDED = 20
LONGEST = 8_000  # longer ones are left to the author: judging them would take long
LONGEST_HOST = 255
LAYERS_OF_ESCAPING = 3


@dataclass(frozen=True)
class Address:
    """A parsed address. `scheme` is empty for one without, `host` for one that stays on its own site."""

    scheme: str
    host: str
    path: str
    query: str
    rest: str  # everything after the host, as it was written
    is_readable: bool = True

    @property
    def is_web(self) -> bool:
        return self.scheme in WEB_SCHEMES or not self.scheme

    @functools.cached_property
    def parameters(self) -> tuple[tuple[str, str], ...]:
        return tuple((name.lower(), value) for name, value in parse_qsl(self.query.replace(";", "&")))

    @functools.cached_property
    def filled_parameters(self) -> frozenset[str]:
        return frozenset(name for name, value in self.parameters if value.strip())

    @property
    def normal(self) -> str:
        """One spelling for all spellings of the same page; scheme and fragment do not tell pages apart."""
        return f"//{self.host}{self.path}" + (f"?{self.query}" if self.query else "")


def parse(text: str) -> Address:
    """The address in `text`, read as a browser would: backslashes, tabs, capitals, user names, escapes, full-width dots.

    `&amp;` is read as `&`, because addresses are copied out of HTML source.
    """
    text = TAB_OR_NEWLINE.sub("", text.replace("&amp;", "&").strip(BLANKS_AND_CONTROLS))
    if len(text) > LONGEST:
        return Address("", text[:LONGEST_HOST], "", "", "", is_readable=False)
    match = SCHEME.match(text)
    scheme = match[1].lower() if match else ""
    rest = text[match.end() :] if match else text
    if scheme and scheme not in WEB_SCHEMES:
        return Address(scheme, "", "", "", rest)
    slashes = len(rest) - len(rest.lstrip("/\\"))
    if not scheme and slashes < 2:
        return Address("", "", *_path_and_query(rest), rest)
    authority = re.split(r"[/\\?#]", rest[slashes:], maxsplit=1)[0]
    rest = rest[slashes + len(authority) :]
    host = _host(authority)
    return Address(scheme, host or authority.lower(), *_path_and_query(rest), rest, is_readable=host is not None)


def embedded(address: Address) -> list[Address]:
    """The full addresses that this one carries in its path, parameters or fragment, however often escaped."""
    text, found = address.rest, []
    for _layer in range(LAYERS_OF_ESCAPING):
        text = unquote(text)
        # Each one is tried from its own beginning: an outer match would swallow an address inside it.
        found += [text[match.start() :] for match in islice(BEGINNING.finditer(text), MOST_EMBEDDED)]
    hidden = ("//" + value for _name, value in address.parameters if "." in value and "//" not in value)
    found += islice(hidden, MOST_EMBEDDED)
    return [parse(candidate) for candidate in found]


def _host(authority: str) -> str | None:
    """The host alone, in lower-case ASCII, or None where a browser would refuse it."""
    name = unquote(authority.rpartition("@")[2])
    if name.startswith("["):
        return name.partition("]")[0].lower() + "]"
    name, _colon, port = name.partition(":")
    if port and not port.isdigit():
        return None
    if len(name) > LONGEST_HOST:  # no such host exists, and the codec takes quadratic time
        return None
    try:
        name = name.encode("idna").decode("ascii").lower().rstrip(".")
    except UnicodeError:
        return None
    return None if not name or FORBIDDEN_IN_HOST.search(name) else name


def _path_and_query(rest: str) -> tuple[str, str]:
    before_fragment = rest.partition("#")[0]
    path, _mark, query = before_fragment.partition("?")
    return _without_dots(unquote(path).replace("\\", "/")), query


def _without_dots(path: str) -> str:
    parts: list[str] = []
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1] if len(parts) > 1 else parts
        elif part != ".":
            parts.append(part)
    return "/".join(parts) if path.startswith("/") else path or "/"
