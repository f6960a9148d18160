"""Which names of a query a public page knows: a row for each kind of address. The others are dropped, for pages and caches alike."""

import re
from dataclasses import dataclass

from lib.pagecache_keys import known_query


@dataclass(frozen=True)
class Asked:
    address: str  # a pattern of the whole path
    names: frozenset[str]
    example: str


def asked(address: str, names: str, example: str) -> Asked:
    return Asked(address, frozenset(names.split()), example)


ROWS = (
    asked(r"(/en)?/search/", "category q page", "/search/?category=insurance&page=2&q=%E4%BF%9D%E9%99%BA"),
    asked(r"(/en)?/search/titles\.json", "q", "/search/titles.json?q=%E4%BF%9D%E9%99%BA"),
    asked(r"(/en)?/((category|tag|author)/[^/]+/|archive/\d+/\d+/)?", "page", "/en/category/insurance/?page=2"),
    asked(r"(/en)?/contact/", "article topic", "/contact/?article=12&topic=correction"),
    asked(r"(/en)?/ads/report/", "article", "/ads/report/?article=12"),
    asked(r"/comments/received/[^/]+/", "asked", "/comments/received/ABCD2345/?asked=1"),
)
# Beginnings of addresses that are no pages: their queries stay as they are, and no page cache looks at them.
PASSED = {
    "/admin/": "depends on who asks",
    "/i18n/": "the same",
    "/static/": "files; WhiteNoise answers",
    "/media/": "files",
    "/guard/": "a ticket for one reader",
    "/healthz": "asks the database",
    "/seen/": "counts",
    "/shared/": "a draft, for whoever has the link",
    "/contact/check/": "what one visitor wrote",
    "/contact/write/": "the same",
    "/contact/done/": "the same",
    "/en/contact/check/": "the same",
    "/en/contact/write/": "the same",
    "/en/contact/done/": "the same",
    "/comments/received/": "the same",
    "/comments/confirm/": "a link from a mail",
    "/comments/decide/": "the same",
    "/comments/stop/": "the same",
}


def known(path: str, query: str) -> str:
    """The query as the page at this path knows it."""
    for row in ROWS:
        if re.fullmatch(row.address, path):
            return known_query(query, row.names)
    return ""
