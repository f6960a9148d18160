"""The browser of the tests: one Chromium for the session, a fresh profile for each person, and a watch over both.

A test fails when a page logs an error, breaks the Content-Security-Policy, or asks a host that the test did not name.
"""

import base64
import os
import threading
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from blog import searches, seen
from disclosures.bots import CHROME
from guard.meter import Meter
from lib.fetch import OFFLINE

CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    f"--user-agent={CHROME}",  # as a person's: the site counts no headless browsers
]
PIXEL = base64.b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
PHONE, DESK = {"width": 360, "height": 640}, {"width": 1280, "height": 900}


def pytest_collection_modifyitems(items):
    """Without Chromium these tests are skipped, unless the run insists on them.

    Each has two more tries, which the summary names: a busy machine may lose a race that no person meets. A test that
    fails three times is red.
    """
    missing = not CHROMIUM.exists()
    for item in items:
        if item.path.parent == Path(__file__).parent:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.django_db(transaction=True))
            item.add_marker(pytest.mark.flaky(reruns=2))
            if missing and os.environ.get("REQUIRE_BROWSER") != "1":
                item.add_marker(pytest.mark.skip(reason=f"{CHROMIUM} is not installed (apt install chromium)"))


@pytest.fixture(scope="session")
def chromium():
    from playwright.sync_api import sync_playwright

    if not CHROMIUM.exists():
        pytest.fail(f"REQUIRE_BROWSER=1, but {CHROMIUM} is not installed (apt install chromium)")
    # Playwright keeps an event loop in this thread, which Django would take for an async caller.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(autouse=True)
def first_visit(monkeypatch):
    """What a process remembers besides the tables, of an earlier test as of an earlier try, is forgotten."""
    for module, name in ((seen, "METER"), (searches, "SAME"), (searches, "ALL")):
        monkeypatch.setattr(module, name, Meter())
    OFFLINE.forget()
    yield
    OFFLINE.forget()


class Watch:
    """What went wrong on the pages of one person, and which foreign hosts they asked."""

    def __init__(self, site):
        self.site = urlsplit(site).netloc
        self.errors, self.hosts = [], set()
        self.allowed_hosts = set()  # of network code that the test itself put on a page
        self.allowed_errors = ()  # beginnings of messages that the test provokes

    def attend(self, context):
        context.route("**/*", self._answer)
        context.on("console", self._hear)
        context.on("weberror", lambda event: self.errors.append(str(event.error)))

    def _answer(self, route):
        """Nothing leaves this machine: a foreign address is answered with a pixel."""
        parts = urlsplit(route.request.url)
        if parts.netloc == self.site or parts.scheme in {"data", "blob"}:
            route.continue_()
            return
        self.hosts.add(parts.netloc)
        route.fulfill(content_type="image/gif", body=PIXEL)

    def _hear(self, message):
        if message.type == "error" and not message.text.startswith(self.allowed_errors or "\0"):
            self.errors.append(f"{message.text} ({message.location.get('url')})")

    def conclude(self):
        assert self.errors == []
        assert self.hosts - self.allowed_hosts == set()


@pytest.fixture
def person(chromium, live_server):
    """A new browser profile: `person(DESK)`, `person(PHONE, javascript=False)`; its watch is `page.watch`, and `page.has_scripts`.

    `density` are the points of the screen for each pixel of the page.
    """
    contexts, watches = [], []

    def arrive(viewport, *, javascript=True, density=1):
        context = chromium.new_context(
            viewport=viewport,
            device_scale_factor=density,
            java_script_enabled=javascript,
            locale="ja-JP",
            base_url=live_server.url,
        )
        context.set_default_timeout(30_000)
        contexts.append(context)
        watch = Watch(live_server.url)
        watch.attend(context)
        watches.append(watch)
        page = context.new_page()
        page.watch, page.has_scripts = watch, javascript
        return page

    yield arrive
    for context in contexts:
        context.close()
    let_the_server_finish()
    for watch in watches:
        watch.conclude()


def let_the_server_finish():
    """What it still does for a page that is gone would stand in the tables of the next test. Its threads have no other end."""
    for thread in threading.enumerate():
        if "process_request_thread" in thread.name:
            thread.join(timeout=10)
