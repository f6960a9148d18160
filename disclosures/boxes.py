"""Boxes of one offer: what a pass has built around links, framed and labelled first as soon as one of them is an ad.

A pass writes `data-offer` on the element; no author can, the sanitiser does not know it. Its value says how the links
share the label: "shared" is one offer, and the label that stands first covers its link; in "each" the frame has its
label and every ad link its own as well.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode

from disclosures import units
from disclosures.relationships import AFFILIATE, KEYS
from lib.document import Document

BOX = "[data-offer]"
FRAME = "ad"
SHOP = "product-shop"  # the line of one shop in a product's box


@dataclass(eq=False)  # one element, one box
class Box:
    node: LexborNode
    relationships: list[str] = field(default_factory=list)

    @property
    def is_shared(self) -> bool:
        return self.node.attributes.get("data-offer") == "shared"

    @property
    def relationship(self) -> str:
        """The strongest of its ad links."""
        return next((key for key in KEYS if key in self.relationships), AFFILIATE)

    def frame(self, document: Document, word: str) -> None:
        """Make the box an ad to the eye: its frame, and the label before everything else in it."""
        self.node.attrs["class"] = " ".join([*_classes(self.node), FRAME])
        if self.node.first_child is not None:
            document.insert_before(self.node.first_child, units.box_label(word))


def around(links: Iterable[tuple[LexborNode, str]]) -> dict[int, Box]:
    """Of links with their relationships, the innermost box of each link that stands in one, by the link's `mem_id`; links of a box have the same object."""
    boxes: dict[int, Box] = {}
    found: dict[int, Box] = {}
    for link, relationship in links:
        node = _box_above(link)
        if node is not None:
            box = boxes.setdefault(node.mem_id, Box(node))
            box.relationships.append(relationship)
            found[link.mem_id] = box
    return found


def without(document: Document, link: LexborNode) -> None:
    """Take a link out of the text: of one in running text its words stay, a box goes with the one link that it is for."""
    node = _box_above(link)
    if node is not None and Box(node).is_shared:
        node.decompose()
    elif node is not None and link.parent is not None and SHOP in _classes(link.parent):
        link.parent.decompose()
    else:
        document.dissolve(link)


def unframe(document: Document) -> None:
    """Take earlier frames away: whether a box is one is decided anew."""
    for node in document.css(f"{BOX}.{FRAME}"):
        node.attrs["class"] = " ".join(name for name in _classes(node) if name != FRAME)


def _box_above(link: LexborNode) -> LexborNode | None:
    above = link.parent
    while above is not None and "data-offer" not in above.attributes:
        above = above.parent
    return above


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()
