"""A page as a reader's browser gets it: which ads are on it, and which marks, found in the output alone."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosures import addresses, networks
from disclosures.classification import Decisions, Kind, classify
from disclosures.labelling import WORD_JOINER
from disclosures.strengths import STRENGTHS, Strength

TEXT = "article.entry"  # where an article or a fixed page stands
FRAME = ".ad"
ISSUED = ".ad-code, .ad-banner"  # what a network's own bytes stand in
LABEL = '[data-disclosure="label"]'
PART = 160
BLOCKS = frozenset(
    "address article aside blockquote dd div dl dt figcaption figure h1 h2 h3 h4 h5 h6 li ol p section td th ul".split()
)


@dataclass(frozen=True)
class Circumstances:
    """What the page alone does not tell: decisions, the site's hosts, and what its rendering holds.

    `declared` are addresses that an author called ads; `codes` the networks' codes that belong on the page, by number;
    `is_sample`: they were made up, with pictures of this site, so that nobody is contacted. `strength` is what is asked of
    the marks.
    """

    decisions: Decisions = field(default_factory=Decisions)
    own_hosts: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    codes: Mapping[int, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    is_sample: bool = False
    strength: Strength = STRENGTHS[0]


@dataclass(eq=False)
class Ad:
    """A link that is an ad. `frame` is the box around it, if it stands in one; `network` is empty for a direct advertiser."""

    node: LexborNode
    address: str
    network: str = ""
    frame: LexborNode | None = None

    @property
    def is_issued(self) -> bool:
        """Whether a network wrote this link; then its attributes are the network's."""
        return above(self.node, lambda node: bool({"ad-code", "ad-banner"} & set(classes(node)))) is not None

    @property
    def label(self) -> LexborNode | None:
        return directly_before(self.node) or (self.frame and first_in(self.frame))


class Page:
    def __init__(self, address: str, html: str, circumstances: Circumstances | None = None) -> None:
        self.address = address
        self.html = html
        self.about = circumstances or Circumstances()
        self.tree = LexborHTMLParser(html)

    @cached_property
    def language(self) -> str:
        root = self.tree.css_first("html")
        return (root.attributes.get("lang") or "ja")[:2] if root is not None else "ja"

    @cached_property
    def order(self) -> dict[int, int]:
        """The place of every node in the document, by its `mem_id`."""
        root = self.tree.css_first("html")
        return {node.mem_id: place for place, node in enumerate(root.traverse())} if root is not None else {}

    @cached_property
    def ads(self) -> list[Ad]:
        """The links in the page's main part that are ads, in their order; one that nobody has decided counts as one."""
        found = []
        for node in self.tree.css("main a[href], main area[href]"):
            address = node.attributes["href"] or ""
            verdict = classify(address, decisions=self.about.decisions, own_hosts=self.about.own_hosts)
            if verdict.kind is not Kind.NOT_AD or address in self.about.declared:
                found.append(Ad(node, address, verdict.network, above(node, is_frame)))
        return found

    @cached_property
    def frames(self) -> list[LexborNode]:
        return self.css(f"main {FRAME}")

    @cached_property
    def has_ads(self) -> bool:
        """Whether the text of the page holds ads; those of a block beside it have their own labels."""
        return any(self.is_in_text(ad.node) for ad in self.ads) or any(self.is_in_text(frame) for frame in self.frames)

    @cached_property
    def networks(self) -> set[str]:
        """Of the links, and of the pictures that codes load."""
        loaded = (
            networks.loaded_by(addresses.parse(node.attributes["src"] or "")) for node in self.css("main img[src]")
        )
        return {ad.network for ad in self.ads if ad.network} | {row.key for row in loaded if row}

    def is_in_text(self, node: LexborNode) -> bool:
        """Whether it belongs to what the page is about: its article, or the text that introduces a list."""
        return above(node, lambda one: one.tag == "aside" or bool({"card", "result"} & set(classes(one)))) is None

    def css(self, selector: str) -> list[LexborNode]:
        return list(self.tree.css(selector))

    def marks(self, kind: str) -> list[LexborNode]:
        return self.css(f'[data-disclosure="{kind}"]')

    def stands_before(self, one: LexborNode, other: LexborNode) -> bool:
        return self.order[one.mem_id] < self.order[other.mem_id]


def read(node: LexborNode) -> str:
    """The words of a node as people read them: one space between them, without invisible joiners, in one width."""
    text = unicodedata.normalize("NFKC", node.text(deep=True) or "").replace(WORD_JOINER, "")
    return " ".join(text.split())


def shown(node: LexborNode) -> str:
    return (node.html or "")[:PART]


def classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()


def is_frame(node: LexborNode) -> bool:
    return "ad" in classes(node)


def is_label(node: LexborNode) -> bool:
    return node.attributes.get("data-disclosure") == "label"


def ancestors(node: LexborNode) -> Iterable[LexborNode]:
    one = node.parent
    while one is not None and one.tag not in ("html", "-undef"):
        yield one
        one = one.parent


def above(node: LexborNode, is_wanted) -> LexborNode | None:  # type: ignore[no-untyped-def]  # a predicate of a node
    return next((one for one in ancestors(node) if is_wanted(one)), None)


def directly_before(node: LexborNode) -> LexborNode | None:
    """The label that stands before a link with nothing to read between them; marks of the text (bold, italic) may be opened."""
    while True:
        before = node.prev
        while (
            before is not None
            and before.is_text_node
            and not re.sub(rf"[\s{WORD_JOINER}]", "", before.text_content or "")
        ):
            before = before.prev
        if before is not None:
            return before if before.is_element_node and is_label(before) else None
        parent = node.parent
        if parent is None or parent.tag in BLOCKS or is_frame(parent):
            return None
        node = parent


def first_in(frame: LexborNode) -> LexborNode | None:
    """The label that is the first thing of a frame."""
    one = frame.child
    while one is not None and not one.is_element_node:
        if one.is_text_node and (one.text_content or "").strip():
            return None
        one = one.next
    return one if one is not None and is_label(one) else None
