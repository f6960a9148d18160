"""axe-core on a page: every rule it has, in light and dark, on a phone and a desk."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from bench.audit.packages import CHROMIUM
from bench.audit.pages import SCHEMES, VIEWPORTS

PATIENCE = 120_000  # milliseconds, for a busy machine
RUN = "() => axe.run(document, { resultTypes: ['violations'] })"


@contextmanager
def browser(packages: Path) -> Iterator["Auditor"]:
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield Auditor(chromium, (packages / "axe-core/axe.min.js").read_text())
        chromium.close()


class Auditor:
    def __init__(self, chromium, source: str):
        self.chromium, self.source = chromium, source

    def audit(self, address: str) -> list[str]:
        """One line for each element that breaks a rule, with the width and scheme in which it does."""
        return [
            f"{width} {scheme}: {found}"
            for scheme in SCHEMES
            for width, viewport in VIEWPORTS.items()
            for found in self._violations(address, scheme, viewport)
        ]

    def _violations(self, address: str, scheme: str, viewport: dict) -> Iterator[str]:
        context = self.chromium.new_context(viewport=viewport, color_scheme=scheme)
        context.set_default_timeout(PATIENCE)
        page: Page = context.new_page()
        page.goto(address, wait_until="load")
        page.evaluate(self.source)
        for rule in page.evaluate(RUN)["violations"]:
            yield from (f"{rule['id']}: {rule['help']} {node['html'][:160]}" for node in rule["nodes"])
        context.close()
