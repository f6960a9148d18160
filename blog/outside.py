"""What an editor's request may learn from other sites. An ad or an undecided address is never asked: networks count readers."""

from django.conf import settings

from disclosures.classification import Decisions, Kind, classify
from lib import fetch, webpage
from lib.fetch import Fetched

PAGES = ("text/html", "application/xhtml+xml")
PAGE_BEGINNING = 512 * 1024  # what a page says of itself stands near its top


class Rule:
    """Whether an address may be asked, by what authors had decided when the request began."""

    def __init__(self) -> None:
        self._decisions = Decisions.load()

    def __call__(self, address: str) -> bool:
        verdict = classify(address, decisions=self._decisions, own_hosts=frozenset({settings.SITE_HOST}))
        return verdict.kind is Kind.NOT_AD


def get(address: str, *, accept: tuple[str, ...], max_bytes: int, beginning: bool = False) -> Fetched:
    """lib.fetch.get for editors' requests: also each redirect is judged before it is followed. Raises FetchError."""
    return fetch.get(address, accept=accept, max_bytes=max_bytes, may_ask=Rule(), beginning=beginning)


def page(address: str) -> webpage.Described:
    """Title and description of a page elsewhere. Raises FetchError."""
    fetched = get(address, accept=PAGES, max_bytes=PAGE_BEGINNING, beginning=True)
    return webpage.describe(fetched.content, fetched.charset)
