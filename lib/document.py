"""An HTML fragment parsed once, changed by passes, and serialised once, with raw parts that no parser may touch."""

import re
import secrets

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = frozenset(
    "p h1 h2 h3 h4 h5 h6 ul ol li blockquote pre hr table tr caption div section figure dl dt dd".split()
)
CELLS = frozenset({"td", "th"})


class Document:
    """One fragment. Passes work on `tree`; raw parts stand in it as empty elements until `serialise()`."""

    def __init__(self, html: str) -> None:
        self.tree = LexborHTMLParser(html, is_fragment=True)
        self._raw: list[str] = []
        self._name = f"raw-{secrets.token_hex(16)}"  # new for each document, so no author can write it

    def css(self, selector: str) -> list[LexborNode]:
        return list(self.tree.css(selector))

    def replace_with_raw(self, node: LexborNode, raw: str) -> None:
        """Put `raw` where the node is; its characters reach the page unchanged."""
        node.insert_before(self._placeholder(raw))
        node.decompose()

    def insert_raw_before(self, node: LexborNode, raw: str) -> None:
        node.insert_before(self._placeholder(raw))

    def insert_before(self, node: LexborNode, html: str) -> None:
        """Parse `html` and put its nodes before the node."""
        holder = _first("div", f"<div>{html}</div>")
        for child in holder.iter(include_text=True):
            node.insert_before(child)

    def text(self) -> str:
        """The plain text: one line for each block, cells of a row divided by a space, without raw parts."""
        pieces: list[str] = []
        for node in self.tree.root.traverse(include_text=True) if self.tree.root is not None else ():
            if node.tag == "br" or node.tag in BLOCKS or (node.prev is not None and node.prev.tag in BLOCKS):
                pieces.append("\n")
            elif node.tag in CELLS:
                pieces.append(" ")
            if node.tag == "-text":
                text = node.text(deep=False) or ""
                pieces.append(text if node.parent is not None and node.parent.tag == "pre" else text.replace("\n", " "))
        lines = (" ".join(line.split()) for line in "".join(pieces).split("\n"))
        return "\n".join(line for line in lines if line)

    def serialise(self) -> str:
        html = self.tree.html or ""
        return re.sub(rf'<{self._name} n="(\d+)"></{self._name}>', lambda match: self._raw[int(match.group(1))], html)

    def _placeholder(self, raw: str) -> LexborNode:
        self._raw.append(raw)
        name = self._name
        return _first(name, f'<{name} n="{len(self._raw) - 1}"></{name}>')


def _first(selector: str, html: str) -> LexborNode:
    node = LexborHTMLParser(html, is_fragment=True).css_first(selector)
    if node is None:
        raise ValueError(f"no {selector} in {html!r}")
    return node
