"""Looks at pages in Chromium as readers do: on a phone and a desk, in light and dark, without JavaScript, and after a while."""

import base64
import os
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urljoin, urlsplit

from django.conf import settings
from selectolax.lexbor import LexborHTMLParser

from disclosures.audit.painted import Sight, Unseen
from lib.inside import Answer

MEASURE = Path(__file__).with_name("measure.js").read_text()
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
# No background request of the browser itself may leave the machine.
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
DOT = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
AT_ONCE = 6
SETTLING = 12.0  # seconds: scripts that turn links into ads have done so by then
STEPS = 20
PATIENCE = 30.0  # seconds for one page


class BrowserMissing(Exception):
    """There is no Chromium, or nothing to drive it; the message says what to install."""


class Site(Protocol):
    """Where pages come from: this process, or a server."""

    base: str

    def get(self, address: str) -> Answer: ...


class _Kept:
    """A site whose style sheets and scripts are asked for once in a run."""

    def __init__(self, site: Site) -> None:
        self.base, self._site = site.base, site
        self._answers: dict[str, Answer] = {}

    def get(self, address: str) -> Answer:
        if not urlsplit(address).path.startswith(settings.STATIC_URL):
            return self._site.get(address)
        if address not in self._answers:
            self._answers[address] = self._site.get(address)
        return self._answers[address]


@dataclass(frozen=True)
class Scene:
    name: str
    width: int
    height: int
    scheme: str
    javascript: bool = True

    @property
    def is_phone(self) -> bool:
        return self.width < 500


SCENES = (
    Scene("360 light", 360, 640, "light"),
    Scene("360 dark", 360, 640, "dark"),
    Scene("1280 light", 1280, 800, "light"),
    Scene("1280 dark", 1280, 800, "dark"),
    Scene("360 without JavaScript", 360, 640, "light", javascript=False),
)


def look(
    paths: Sequence[str],
    site: Site,
    *,
    settling: float = SETTLING,
    scenes: Sequence[Scene] = SCENES,
    patience: float = PATIENCE,
) -> Iterator[Sight | Unseen]:
    """Every page in every scene. Whatever a page asks of another host is answered with a dot: nobody is contacted.

    A page that does not come within `patience` seconds, or breaks the browser's view of it, is Unseen; the others go on.
    """
    site = _Kept(site)
    with _chromium() as browser:
        for scene in scenes:
            with ExitStack() as stack:
                context = browser.new_context(
                    viewport={"width": scene.width, "height": scene.height},
                    color_scheme=scene.scheme,
                    java_script_enabled=scene.javascript,
                    locale="ja-JP",
                    service_workers="block",
                )
                stack.callback(context.close)
                context.set_default_timeout(patience * 1000)
                context.route("**/*", lambda route: _answer(route, site))
                for some in _batches(paths):
                    yield from _sights(context, some, scene, site, settling)


def _batches(paths: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(paths), AT_ONCE):
        yield paths[start : start + AT_ONCE]


def _sights(context: Any, paths: Sequence[str], scene: Scene, site: Site, settling: float) -> Iterator[Sight | Unseen]:
    from playwright.sync_api import Error

    opened = []
    for path in paths:
        page = context.new_page()
        try:
            page.goto(urljoin(site.base, path), wait_until="load")
            opened.append((path, page, page.evaluate(MEASURE)))
        except Error as error:
            page.close()
            yield Unseen(path, scene.name, str(error).splitlines()[0])
    time.sleep(settling)
    for path, page, first in opened:
        try:
            sent = LexborHTMLParser(site.get(path).text)
            settled = _scrolled_through(page)
            seen: Sight | Unseen = Sight(
                path, scene.name, scene.is_phone, _links(sent), _marks(sent), first=first, settled=settled
            )
        except (Error, OSError) as error:
            seen = Unseen(path, scene.name, str(error).splitlines()[0])
        page.close()
        yield seen


def _scrolled_through(page: Any) -> dict[str, Any]:
    """What is measured once somebody has read to the end."""
    page.bring_to_front()
    height = page.evaluate("() => document.documentElement.scrollHeight")
    for _step in range(STEPS):
        page.mouse.wheel(0, height / STEPS)
        page.wait_for_timeout(10)
    measured: dict[str, Any] = page.evaluate(MEASURE)
    return measured


def _answer(route: Any, site: Site) -> None:
    address = route.request.url
    if urlsplit(address).netloc != urlsplit(site.base).netloc:
        route.fulfill(content_type="image/gif", body=DOT)
        return
    try:
        answer = site.get(address)
    except OSError:  # the server did not answer in time; the page itself is told of as one that could not be looked at
        route.abort()
        return
    route.fulfill(status=answer.status, headers=answer.headers, body=answer.body)


def _links(tree: LexborHTMLParser) -> tuple[str, ...]:
    found = [node.attributes["href"] or "" for node in tree.css("a[href]")]
    return tuple(found + [node.attributes["src"] or "" for node in tree.css("iframe[src]")])


def _marks(tree: LexborHTMLParser) -> tuple[tuple[str, str], ...]:
    return tuple((node.attributes["data-disclosure"] or "", node.text()) for node in tree.css("[data-disclosure]"))


@contextmanager
def _chromium() -> Iterator[Any]:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError as missing:
        raise BrowserMissing("The painted checks need Playwright: python -m pip install playwright") from missing
    if not CHROMIUM.exists():
        raise BrowserMissing(f"The painted checks need Chromium at {CHROMIUM} (apt install chromium), or CHROMIUM=…")
    # Playwright keeps an event loop in this thread, which Django would take for an async caller.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
            yield browser
            browser.close()
    finally:
        if before is None:
            del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
