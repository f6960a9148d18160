"""bench.audit: a page that falls short in anything is said to, with what to mend."""

import pytest

from bench.audit.findings import Findings, table
from bench.audit.pages import LEAST, PAGES, Page

HOME, SEARCH = Page("home", "ja", "/"), Page("search", "ja", "/search/", is_indexed=False)


def found(page=HOME, *, axe=(), markup=(), **points):
    return Findings(page, LEAST | points, ["heading-order (0): skipped"], list(axe), list(markup))


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_five_kinds_of_pages_are_audited_in_both_languages(language):
    kinds = [page.key for page in PAGES if page.language == language]
    assert kinds == ["home", "article", "category", "search", "contact"]


@pytest.mark.parametrize(
    ("findings", "is_enough"),
    [
        (found(), True),
        (found(performance=97), False),
        (found(accessibility=99), False),
        (found(seo=92), False),
        (found(SEARCH, seo=60), True),
        (found(axe=["region"]), False),
        (found(markup=["stray end tag"]), False),
        (Findings(HOME), True),
    ],
)
def test_every_limit_counts_but_that_of_search_engines_for_a_search_page(findings, is_enough):
    assert findings.is_enough is is_enough


def test_the_table_says_what_to_mend():
    assert table([found(), found(SEARCH, seo=60, axe=["360 dark: region"])]) == (
        "page         performance  accessibility  best practices  SEO     axe  Nu\n"
        "home (ja)    98           100            100             100     0    0\n"
        "search (ja)  98           100            100             exempt  1    0   below the limit\n"
        "\n"
        "search (ja): heading-order (0): skipped\n"
        "search (ja): 360 dark: region\n"
    )
