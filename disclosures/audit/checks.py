"""All checks of a page's markup, in the order of the rules."""

from collections.abc import Callable, Iterator

from disclosures.audit import links, marks, representations
from disclosures.audit.finding import Finding
from disclosures.audit.page import Page

CHECKS: tuple[Callable[[Page], Iterator[Finding]], ...] = (
    marks.badge,
    marks.order,
    marks.hidden,
    marks.notice,
    links.labels,
    marks.words,
    marks.among_tags,
    links.rel,
    marks.contrary,
    links.embedded,
    links.scripts,
    links.codes,
    representations.quoted,
    links.dressed_up,
    links.amazon,
    links.pictures,
    marks.strength,
)


def check(page: Page) -> list[Finding]:
    """What is wrong with the markup of one page; nothing where its promises are kept."""
    return [finding for one in CHECKS for finding in one(page)]
