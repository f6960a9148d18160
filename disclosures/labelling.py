"""The pass that marks ads in a document: labels before links, frames around creatives, and the inventory of what was found."""

import functools
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from django.utils import timezone
from selectolax.lexbor import LexborNode

from disclosures import boxes, code_checks, csp
from disclosures.classification import Decisions, Kind, Verdict, classify
from disclosures.inventory import Inventory
from disclosures.marking import Marking
from disclosures.models import Creative
from disclosures.notices import Wordings, worded
from disclosures.shelf import Shelf, number_of
from lib.document import Document

PLACE = '[data-block="ad"]'
WORD_JOINER = "\u2060"


def label(
    document: Document,
    *,
    language: str,
    own_hosts: frozenset[str],
    decisions: Decisions,
    is_feed: bool = False,
    article_address: str = "",
    now: datetime | None = None,
    picture_of: Callable[[int], str] = lambda number: "",
) -> Inventory:
    """Mark every ad of the document in place and say what was found. Addresses are never rewritten.

    In a feed, creatives give way to their label and a link to `article_address`. `now` decides which campaigns are on;
    the inventory's `instants` say when another page follows from the same text. `picture_of` gives the HTML of a
    picture of the site's library by its number.
    """
    _remove_forged_marks(document)
    _free_places(document)
    now = now or timezone.now()

    @functools.cache
    def judge(address: str) -> Verdict:
        return classify(address, decisions=decisions, own_hosts=own_hosts)

    _unfold(document, judge)
    found = _find(document, judge)
    if not found:
        return Inventory()
    numbers = {number_of(node) for node, verdict in found if verdict is None}
    addresses = {node.attributes["href"] or "" for node, verdict in found if verdict is not None}
    shelf = Shelf.load(numbers - {0}, addresses, now)
    marking = Marking(document, language, Wordings.load(), shelf, now, judge, picture_of, is_feed, article_address)
    while any(marking.rest(node) for node, verdict in found if verdict is not None):
        found = _find(document, judge)
    around = boxes.around(
        (node, marking.relationship(verdict, node.attributes["href"] or ""))
        for node, verdict in found
        if verdict is not None
    )
    for node, verdict in found:
        if verdict is None:
            marking.place(node)
        else:
            marking.mark(node, verdict, around.get(node.mem_id))
    for box in dict.fromkeys(around.values()):
        marking.frame(box)
    inventory = replace(
        marking.inventory(shelf.instants(now)),
        sources=csp.sources(marking.shown, decisions.owned),
        further=_further(marking.shown, decisions),
    )
    return worded(inventory, language, marking.wordings)


def _find(document: Document, judge: Callable[[str], Verdict]) -> list[tuple[LexborNode, Verdict | None]]:
    """The places of creatives, and the links that are ads or may be, each link with its verdict."""
    nodes = document.css(f"{PLACE}, a[href]")
    found = [(node, None if _is_place(node) else judge(node.attributes["href"] or "")) for node in nodes]
    return [(node, verdict) for node, verdict in found if verdict is None or verdict.kind is not Kind.NOT_AD]


def _further(creatives: list[Creative], decisions: Decisions) -> tuple[str, ...]:
    """The networks of links that stand in a code beside those of its own network: each may ask for its sentence."""
    found = ((one.network, code_checks.ads(one.code, decisions).values()) for one in creatives)
    return tuple(
        dict.fromkeys(
            verdict.network for own, verdicts in found for verdict in verdicts if verdict.network not in ("", own)
        )
    )


def _remove_forged_marks(document: Document) -> None:
    """Only this pass makes marks: what a text brings along is taken out, so that none can be forged and none doubled."""
    for node in document.css("[data-disclosure]"):
        after = node.next
        if after is not None and after.is_text_node and (after.text_content or "").startswith(WORD_JOINER):
            after.replace_with((after.text_content or "").removeprefix(WORD_JOINER))
        node.decompose()
    for node in document.css(".mark"):
        del node.attrs["class"]
    for node in document.css("[data-placement]"):
        del node.attrs["data-placement"]
    boxes.unframe(document)


def _is_place(node: LexborNode) -> bool:
    return node.attributes.get("data-block") == "ad"


def _free_places(document: Document) -> None:
    """The place of a creative holds nothing of its own and stands in no link."""
    while inner := document.tree.css_first(f"{PLACE} > *"):
        inner.decompose()
    while place := document.tree.css_first(f"a {PLACE}"):
        above = place.parent
        while above is not None and above.tag != "a":
            above = above.parent
        if above is not None:
            above.unwrap()


def _unfold(document: Document, judge: Callable[[str], Verdict]) -> None:
    """A mark is never hidden in a fold: one that holds an ad is shown unfolded."""
    while fold := next((node for node in document.css("details") if _holds_ad(node, judge)), None):
        summary = next((node for node in fold.iter() if node.tag == "summary"), None)
        title = ""
        if summary is not None:
            title = f"<div><strong>{summary.inner_html}</strong></div>"
            summary.decompose()
        document.replace(fold, f"<div>{title}{fold.inner_html}</div>")


def _holds_ad(node: LexborNode, judge: Callable[[str], Verdict]) -> bool:
    return bool(node.css(PLACE)) or any(
        judge(link.attributes["href"] or "").kind is not Kind.NOT_AD for link in node.css("a[href]")
    )
