"""Steps and timelines on the page: ordered lists whose items have a title, and where it matters a time."""

from selectolax.lexbor import LexborNode

from blog.passes.pieces import line
from blog.passes.sheet import Sheet
from lib.document import Document


def show_steps(document: Document, sheet: Sheet) -> None:
    for block in document.css("ol[data-block=steps], ol[data-block=timeline]"):
        kind = block.attributes["data-block"] or ""
        title = _heading_below(block) if kind == "steps" else "p"
        for item in [node for node in block.iter() if node.tag == "li"]:
            _show(document, item, kind, title)
            if item.first_child is None:
                item.decompose()
        del block.attrs["data-block"]
        block.attrs["class"] = kind


def _show(document: Document, item: LexborNode, kind: str, title: str) -> None:
    for node in [node for node in item.iter() if node.tag == "p"]:
        name = node.attributes.get("data-part")
        if not line(node) and node.css_first("img") is None:
            node.decompose()
        elif name == "title" and title != "p":
            document.replace(node, f"<{title}>{document.inside(node)}</{title}>")
        elif name in {"title", "time"}:
            del node.attrs["data-part"]
            node.attrs["class"] = f"{kind}-{name}"


def _heading_below(block: LexborNode) -> str:
    """The level of the steps' titles: below the heading under which they stand."""
    node = block.prev
    while node is not None and node.tag not in {"h2", "h3", "h4"}:
        node = node.prev
    return "h3" if node is None or node.tag == "h2" else "h4"
