"""The links of a rendered text that lead elsewhere and bear no mark: those that a reader may take for an ad."""

from dataclasses import dataclass

from django.conf import settings

from disclosures import addresses
from disclosures.boxes import FRAME
from lib.document import Document
from lib.text import excerpt

MOST = 60
LABEL = "label"


@dataclass(frozen=True)
class PlainLink:
    address: str
    words: str

    @property
    def host(self) -> str:
        return addresses.parse(self.address).host

    def __str__(self) -> str:
        return f"{self.words}（{self.host}）" if self.words else self.host


def plain_links(html: str) -> list[PlainLink]:
    """Each address once, in the order of the text."""
    found: dict[str, PlainLink] = {}
    for node in Document(html).css("a[href]"):
        address = node.attributes["href"] or ""
        parsed = addresses.parse(address)
        is_marked = "sponsored" in (node.attributes.get("rel") or "") or _is_framed(node)
        if parsed.is_web and parsed.host not in ("", settings.SITE_HOST) and not is_marked:
            found.setdefault(address, PlainLink(address, excerpt(" ".join(node.text(deep=True).split()), 60)))
    return list(found.values())[:MOST]


def _is_framed(node) -> bool:
    above = node.parent
    while above is not None:
        if FRAME in (above.attributes.get("class") or "").split():
            return True
        above = above.parent
    return False
