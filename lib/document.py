"""A piece of HTML parsed once, changed by several passes, and written out again."""

import re
import secrets
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

BLOCKS = frozenset(
    "address article aside blockquote br caption dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header "
    "hr li main nav ol p pre section summary table tbody tfoot thead tr ul".split()
)
CELLS = frozenset({"td", "th"})
UNREAD = frozenset({"script", "style", "template", "noscript", "head", "title"})
HTML_SPACE = re.compile(r"[ \t\n\f\r]+")
# The parser's root node answers for its siblings too (iter, html); with a comment as root, no element is ever it.
ROOT = "<!---->"
LINE_AT_THE_TOP = re.compile(r"(<pre[^>]*>)(?=\n)")


class Document:
    """A fragment of HTML. What is inserted raw survives byte for byte: only a placeholder goes through the tree."""

    def __init__(self, html: str) -> None:
        # Made after the text exists and never shown outside, so no text can contain it.
        self._placeholder = secrets.token_hex(16)
        self._raw: list[str] = []
        self.tree = LexborHTMLParser(ROOT + html, is_fragment=True)

    @property
    def first(self) -> LexborNode | None:
        """The first node at the top; its siblings follow by `next`."""
        root = self.tree.root
        return None if root is None else root.next

    def css(self, selector: str) -> list[LexborNode]:
        return list(self.tree.css(selector))

    def texts(self) -> Iterator[LexborNode]:
        """The nodes of text that readers meet, in their order; each may be replaced while the next ones are awaited."""
        waiting = [self.first]
        while waiting:
            node = waiting.pop()
            if node is None:
                continue
            waiting.append(node.next)
            if node.is_text_node:
                yield node
            elif node.is_element_node and node.tag not in UNREAD:
                waiting.append(node.first_child)

    def insert_before(self, node: LexborNode, html: str) -> None:
        """Put parsed HTML in front of the node."""
        parsed = Document(html)
        inserted = parsed.first
        while inserted is not None:
            following = inserted.next
            node.insert_before(inserted)
            inserted = following

    def dissolve(self, node: LexborNode) -> None:
        """Leave of a node what stands in it; selectolax's own unwrap leaves an empty node where it is."""
        if node.child is None:
            node.decompose()
        else:
            node.unwrap()

    def replace(self, node: LexborNode, html: str) -> None:
        """Put parsed HTML in the node's place."""
        self.insert_before(node, html)
        node.decompose()

    def insert_raw_before(self, node: LexborNode, raw: str) -> None:
        node.insert_before(self._keep(raw))

    def replace_with_raw(self, node: LexborNode, raw: str) -> None:
        node.replace_with(self._keep(raw))

    def inside(self, node: LexborNode) -> str:
        """The HTML in the node, for another place of the same document."""
        return LINE_AT_THE_TOP.sub(r"\1\n", node.inner_html or "")

    def text(self) -> str:
        """What a reader reads: one line for each block, cells of a row divided by a space, without raw parts."""
        text = re.sub(rf"{self._placeholder}\d{{6}}", "\n", "".join(_pieces(self.first)))
        lines = (" ".join(filter(None, line.split(" "))) for line in text.split("\n"))
        return "\n".join(line for line in lines if line)

    def serialise(self) -> str:
        # A parser drops the first line break in <pre>; one more keeps what is there.
        return self._filled(LINE_AT_THE_TOP.sub(r"\1\n", (self.tree.html or "").removeprefix(ROOT)))

    def source(self, node: LexborNode) -> str:
        """The HTML of a node, with what was put into it raw."""
        return self._filled(node.html or "")

    def _filled(self, html: str) -> str:
        return re.sub(rf"{self._placeholder}(\d{{6}})", lambda found: self._raw[int(found[1])], html)

    def _keep(self, raw: str) -> str:
        self._raw.append(raw)
        return f"{self._placeholder}{len(self._raw) - 1:06}"


def _pieces(first: LexborNode | None) -> Iterator[str]:
    """Text and line breaks of a node, its siblings and all below, without recursion: a text may be nested deeply."""
    waiting: list[LexborNode | str | None] = [first]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node is not None:
            waiting.append(node.next)
            if node.is_text_node:
                text = node.text_content or ""
                yield text if _is_in_pre(node) else HTML_SPACE.sub(" ", text)
            elif node.is_element_node and node.tag not in UNREAD:
                edge = "\n" if node.tag in BLOCKS else " " if node.tag in CELLS else ""
                yield edge
                waiting += [edge, node.first_child]


def _is_in_pre(node: LexborNode) -> bool:
    """Whether line breaks count here: in <pre> itself or in the one element that it holds."""
    above = node.parent
    return above is not None and (above.tag == "pre" or (above.parent is not None and above.parent.tag == "pre"))
