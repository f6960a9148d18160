"""Passes over every parsed body: headings with their contents list, where something of the page comes in between, tidy cells."""

from dataclasses import asdict, dataclass, field
from typing import Any

from django.utils.html import escape
from selectolax.lexbor import LexborNode

from blog.slugs import hyphenated
from lib.document import Document
from lib.text import phrases

LABEL = 'data-disclosure="label"'
LEVELS = {"h2": 2, "h3": 3}
# No author can write these: comments do not pass the sanitiser.
LEAD_ENDS = "<!--lead ends-->"
FIRST_AD = "<!--first ad-->"


@dataclass
class Heading:
    """One line of the contents list; the h3 below an h2 are its children."""

    id: str
    text: str
    level: int
    children: list["Heading"] = field(default_factory=list)


def name_headings(document: Document) -> list[dict[str, Any]]:
    """Give each heading an anchor made from its words, so that a link to it outlives a reordering.

    Returns the contents list as rows of {"id", "text", "level", "children"}.
    """
    contents: list[Heading] = []
    used: set[str] = set()
    for node in document.css("h2, h3, h4"):
        text = " ".join(node.text(deep=True, separator="").split())
        if not text:
            document.dissolve(node) if node.css_first("[data-creative]") else node.decompose()
            continue
        anchor = _unused(f"h-{hyphenated(text) or 'x'}", used)
        node.attrs["id"] = anchor
        if node.first_child is not None and node.first_child.next is None and node.first_child.tag == "-text":
            node.inner_html = "<wbr>".join(escape(piece) for piece in phrases(text))
        if node.tag in LEVELS and not _is_step(node):
            _place(Heading(anchor, text, LEVELS[node.tag]), contents)
    return [asdict(heading) for heading in contents]


def _is_step(node: LexborNode) -> bool:
    """Whether it titles a step: those are too many for the contents list, and their order is said by numbers."""
    above = node.parent
    return above is not None and above.parent is not None and above.parent.attributes.get("class") == "steps"


def _unused(anchor: str, used: set[str]) -> str:
    candidate, number = anchor, 1
    while candidate in used:
        number += 1
        candidate = f"{anchor}-{number}"
    used.add(candidate)
    return candidate


def _place(heading: Heading, contents: list[Heading]) -> None:
    if heading.level == 3 and contents and contents[-1].level == 2:
        contents[-1].children.append(heading)
    else:
        contents.append(heading)


def mark_lead(document: Document) -> None:
    """Mark where the text before the first heading ends: on a page, the contents list stands there."""
    for node in document.css("h2"):
        if node.parent is None:  # not inside a quotation
            document.insert_raw_before(node, LEAD_ENDS)
            return


def mark_first_ad(document: Document) -> None:
    """Mark the block in which the first ad stands, after the labels were put in: a page with strong marks says its notice
    there again. A text that begins with an ad has its notice directly above.
    """
    node, is_begun = document.first, False
    while node is not None and LABEL not in document.source(node):
        is_begun = is_begun or node.is_element_node
        node = node.next
    if node is not None and is_begun:
        document.insert_raw_before(node, FIRST_AD)


def without_places(html: str) -> str:
    """The text for those who put nothing in between."""
    return html.replace(LEAD_ENDS, "").replace(FIRST_AD, "")


def tidy_cells(document: Document) -> None:
    """Take the paragraph away that the editor puts around the only line of a cell or an item."""
    for node in document.css("li > p:only-child:not([data-part]), td > p:only-child, th > p:only-child"):
        if not _is_beside_text(node):
            document.dissolve(node)
    for node in document.css("li > p:first-child:not([data-part])"):
        if node.next is not None and node.next.tag in {"ul", "ol"} and not _is_beside_text(node):
            document.dissolve(node)


def _is_beside_text(node: LexborNode) -> bool:
    """Whether words without an element of their own would flow into these."""
    beside = [one for one in (node.prev, node.next) if one is not None and one.is_text_node]
    return any((one.text_content or "").strip() for one in beside)
