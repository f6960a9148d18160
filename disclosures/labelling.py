"""The pass that marks ads in a document: labels before links, frames around creatives, and the inventory of what was found."""

from collections.abc import Callable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from disclosures import boxes, units
from disclosures.boxes import Box
from disclosures.classification import Decisions, Kind, Verdict, classify
from disclosures.inventory import Ad, Inventory, Undecided
from disclosures.models import Creative
from disclosures.notices import Wordings, label_text, text, worded
from disclosures.placements import Keys
from disclosures.relationships import AFFILIATE, strongest
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
) -> Inventory:
    """Mark every ad of the document in place and say what was found. Addresses are never rewritten.

    In a feed, creatives give way to their label and a link to `article_address`.
    """
    _remove_forged_marks(document)
    _free_places(document)

    def judge(node: LexborNode) -> Verdict:
        return classify(node.attributes["href"] or "", decisions=decisions, own_hosts=own_hosts)

    _unfold(document, judge)
    found = [(node, None if _is_place(node) else judge(node)) for node in document.css(f"{PLACE}, a[href]")]
    found = [(node, verdict) for node, verdict in found if verdict is None or verdict.kind is not Kind.NOT_AD]
    if not found:
        return Inventory()
    creatives = _load(document)
    around = boxes.around((node, verdict) for node, verdict in found if verdict is not None)
    marking = _Marking(document, language, Wordings.load(), is_feed, article_address)
    for node, verdict in found:
        if verdict is None:
            marking.place(node, creatives)
        else:
            marking.mark(node, verdict, around.get(node.mem_id))
    for box in dict.fromkeys(around.values()):
        marking.frame(box)
    return worded(marking.inventory(creatives), language, marking.wordings)


@dataclass
class _Marking:
    """One pass over one document, collecting what it marks."""

    document: Document
    language: str
    wordings: Wordings
    is_feed: bool
    article_address: str
    ads: list[Ad] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    placed: list[int] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)

    def mark(self, node: LexborNode, verdict: Verdict, box: Box | None = None) -> None:
        """Put a label before a link that the editor made, unless its box has one for it, and say to machines what it is."""
        address = node.attributes["href"] or ""
        relationship = verdict.relationship or AFFILIATE
        if box is not None and box.is_shared:
            word = label_text(self.language, box.relationship, self.wordings)
        else:
            word = label_text(self.language, relationship, self.wordings)
            self.document.insert_before(node, units.inline_label(word))
        node.attrs["rel"] = units.REL
        if verdict.kind is Kind.AD:
            key = self.keys.of_link(address)
            node.attrs["data-placement"] = key
            self.ads.append(Ad(address, verdict.network, relationship, word, placement=key))
        else:
            self.undecided.append(Undecided(address, verdict.reason))

    def frame(self, box: Box) -> None:
        box.frame(self.document, label_text(self.language, box.relationship, self.wordings))

    def place(self, node: LexborNode, creatives: dict[str, Creative]) -> None:
        """Put the creative where the text names it; a number that nobody knows shows nothing and is reported."""
        number = node.attributes.get("data-creative") or ""
        creative = creatives.get(number)
        if creative is None:
            self.missing.append(number)
            node.decompose()
            return
        programme = creative.programme
        relationship = strongest(creative.relationship, programme.relationship if programme else "")
        word = label_text(self.language, relationship, self.wordings, creative.label)
        key = self.keys.of_creative(creative.pk)
        if self.is_feed:
            sentence = text("feed", self.language, relationship, self.wordings)
            self.document.replace(node, units.feed_unit(word, sentence, self.article_address))
        else:
            self.document.replace_with_raw(node, units.unit(creative, word, self.language, key))
        self.ads.append(
            Ad(
                creative.address,
                creative.network,
                relationship,
                word,
                creative.pk,
                key,
                programme.pk if programme else None,
            )
        )
        self.placed.append(creative.pk)

    def inventory(self, creatives: dict[str, Creative]) -> Inventory:
        shown = [creatives[str(number)] for number in self.placed]
        return Inventory(
            ads=tuple(self.ads),
            undecided=tuple(self.undecided),
            creative_ids=tuple(dict.fromkeys(self.placed)),
            missing=tuple(self.missing),
            is_sample_only=bool(shown) and all(creative.is_sample for creative in shown),
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


def _load(document: Document) -> dict[str, Creative]:
    """The creatives that the document names, in one query."""
    numbers = {node.attributes.get("data-creative") or "" for node in document.css(PLACE)}
    known = {int(number) for number in numbers if number.isascii() and number.isdigit() and len(number) < 10}
    if not known:
        return {}
    return {str(row.pk): row for row in Creative.objects.select_related("programme").filter(pk__in=known)}


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


def _unfold(document: Document, judge: Callable[[LexborNode], Verdict]) -> None:
    """A mark is never hidden in a fold: one that holds an ad is shown unfolded."""
    while fold := next((node for node in document.css("details") if _holds_ad(node, judge)), None):
        summary = next((node for node in fold.iter() if node.tag == "summary"), None)
        title = ""
        if summary is not None:
            title = f"<div><strong>{summary.inner_html}</strong></div>"
            summary.decompose()
        document.replace(fold, f"<div>{title}{fold.inner_html}</div>")


def _holds_ad(node: LexborNode, judge: Callable[[LexborNode], Verdict]) -> bool:
    return bool(node.css(PLACE)) or any(judge(link).kind is not Kind.NOT_AD for link in node.css("a[href]"))
