"""What a reader's page says about its ads, as it arrives: parsed once, and whether it may count at all, as rows.

A beacon is JSON: {"view": "…", "page": "<token>", "texts": {"<token>": {"seen": ["<placement>", …], "clicked": […]}}}.
`view` is a random name that is used once; it lets a copy be told from the beacon itself and is no reader's. `page` is
there once for each opening of a page, `texts` where ads were seen.
"""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from functools import cached_property

from disclosures.bots import CHROME, is_bot

MOST_BYTES = 16 * 1024
MOST_TEXTS = 20
MOST_ADS = 200  # of one text, seen and clicked each
VIEW = re.compile(r"[A-Za-z0-9_-]{16,64}")
TOKEN = re.compile(r"[A-Za-z0-9:_-]{1,200}")
PAGE = re.compile(r"[A-Za-z0-9:_-]{1,300}")
PLACEMENT = re.compile(r"[a-z0-9-]{1,60}")


@dataclass(frozen=True)
class Noted:
    """The placements of one text that were seen and clicked, named by their keys."""

    seen: frozenset[str] = frozenset()
    clicked: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Report:
    view: str
    texts: dict[str, Noted]  # by token
    page: str = ""  # the token of the page that was opened


@dataclass(frozen=True)
class Beacon:
    """Everything that may be looked at; address and user agent stay in memory and end with the request."""

    body: bytes
    user_agent: str = CHROME
    purpose: str = ""  # what Sec-Purpose and its forerunners say of a page that is loaded ahead
    is_own: bool = True  # a page of this site sent it, and the browser says so
    is_staff: bool = False
    is_over_rate: Callable[[], bool] = field(default=lambda: False)  # asked last, for asking counts

    @cached_property
    def report(self) -> Report | None:
        return parse(self.body)


@dataclass(frozen=True)
class Drop:
    key: str
    catches: Callable[[Beacon], bool]
    caught: Beacon
    passed: Beacon


PLAIN = Beacon(b'{"view": "1837465920-48374652", "texts": {"article:1:20260309:x": {"seen": ["creative-1"]}}}')

DROPS = (
    Drop(
        "large",
        lambda beacon: len(beacon.body) > MOST_BYTES,
        caught=replace(PLAIN, body=PLAIN.body + b" " * MOST_BYTES),
        passed=replace(PLAIN, body=PLAIN.body + b" " * 1000),
    ),
    Drop("foreign", lambda beacon: not beacon.is_own, caught=replace(PLAIN, is_own=False), passed=PLAIN),
    Drop("staff", lambda beacon: beacon.is_staff, caught=replace(PLAIN, is_staff=True), passed=PLAIN),
    Drop(
        "ahead",
        lambda beacon: "pre" in beacon.purpose.lower(),  # prefetch, prerender, preview
        caught=replace(PLAIN, purpose="prefetch;prerender"),
        passed=PLAIN,
    ),
    Drop("bot", lambda beacon: is_bot(beacon.user_agent), caught=replace(PLAIN, user_agent="curl/8.5"), passed=PLAIN),
    Drop("rate", lambda beacon: beacon.is_over_rate(), caught=replace(PLAIN, is_over_rate=lambda: True), passed=PLAIN),
    Drop("shape", lambda beacon: beacon.report is None, caught=replace(PLAIN, body=b"{}"), passed=PLAIN),
)


def dropped_as(beacon: Beacon) -> str:
    """The key of the first row that drops it, or an empty string."""
    return next((row.key for row in DROPS if row.catches(beacon)), "")


def parse(body: bytes) -> Report | None:
    """None for whatever is not exactly a beacon."""
    try:
        content = json.loads(body)
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict):
        return None
    view, texts, page = content.get("view"), content.get("texts", {}), content.get("page", "")
    if not isinstance(view, str) or not VIEW.fullmatch(view):
        return None
    if not isinstance(texts, dict) or len(texts) > MOST_TEXTS:
        return None
    if not isinstance(page, str) or not (PAGE.fullmatch(page) if page else texts):
        return None
    noted = {token: _noted(content) for token, content in texts.items() if TOKEN.fullmatch(token)}
    whole = {token: found for token, found in noted.items() if found is not None}
    return Report(view, whole, page) if len(whole) == len(texts) else None


def _noted(content: object) -> Noted | None:
    if not isinstance(content, dict):
        return None
    seen, clicked = _keys(content.get("seen", [])), _keys(content.get("clicked", []))
    return Noted(seen, clicked) if seen is not None and clicked is not None and seen | clicked else None


def _keys(names: object) -> frozenset[str] | None:
    if not isinstance(names, list) or len(names) > MOST_ADS:
        return None
    if not all(isinstance(name, str) and PLACEMENT.fullmatch(name) for name in names):
        return None
    return frozenset(names)
