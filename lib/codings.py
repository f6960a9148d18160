"""Content codings: in which of those that the site sends an answer is wanted (RFC 9110, 12.5.3), and how it gets there."""

import gzip
from collections.abc import Callable

import brotli

IDENTITY = "identity"
QUALITY = 6  # beyond it the bytes hardly get fewer, and the time doubles with each step
CODINGS: dict[str, Callable[[bytes], bytes]] = {  # the first of those wanted alike is taken
    "br": lambda body: brotli.compress(body, quality=QUALITY),
    "gzip": lambda body: gzip.compress(body, QUALITY, mtime=0),
    IDENTITY: lambda body: body,
}
LEAST = 200  # bytes: below that, the header costs what compressing wins
TEXTS = ("text/", "application/json", "application/feed+json", "application/xml", "image/svg")
XML = "+xml"
LONGEST = 500  # characters of a header that are read
MOST_JUDGED = 1000
JUDGED: dict[str | None, str] = {}  # headers and what they want; who is in a hurry looks here first


def wanted(header: str | None) -> str:
    """The coding that an Accept-Encoding header wants most; identity where it names none that the site has."""
    coding = JUDGED.get(header)
    if coding is None:
        if len(JUDGED) >= MOST_JUDGED:
            JUDGED.clear()
        read = header and header[:LONGEST]
        coding = JUDGED[read] = _wanted(read or "")
    return coding


def _wanted(header: str) -> str:
    weights = dict(_weights(header))
    others = weights.get("*", 0.0)
    # What is sent as it is may always come, unless the header says no; everything that it names comes before.
    known = {coding: weights.get(coding, others) for coding in CODINGS if coding != IDENTITY}
    known[IDENTITY] = weights.get(IDENTITY, 0.0)
    best = max(known.values())
    return next(coding for coding in CODINGS if known[coding] == best) if best > 0 else IDENTITY


def is_compressible(content_type: str, size: int) -> bool:
    kind = content_type.partition(";")[0].strip().lower()
    return size >= LEAST and (kind.startswith(TEXTS) or kind.endswith(XML))


def _weights(header: str) -> list[tuple[str, float]]:
    return [_weight(part) for part in header.lower().split(",") if part.strip()]


def _weight(part: str) -> tuple[str, float]:
    """A coding and its q; what cannot be read as one is not wanted."""
    name, _, parameter = part.partition(";")
    if not parameter.strip():
        return name.strip(), 1.0
    key, _, value = parameter.partition("=")
    try:
        weight = float(value) if key.strip() == "q" else 0.0
    except ValueError:
        weight = 0.0
    return name.strip(), weight if 0 <= weight <= 1 else 0.0
