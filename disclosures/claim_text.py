"""What the claim rules read of a piece of HTML: its words in lines, without code, quotations and the marks of ads."""

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from lib.document import BLOCKS, CELLS, HTML_SPACE, UNREAD, Document

UNCLAIMED = UNREAD | {"code", "pre", "blockquote", "q", "cite", "kbd", "samp"}
EDGES = (BLOCKS | CELLS) - {"br"}
SOMETHING = "\ufffc"  # stands between the words before and after what is not read


def lines(document: Document) -> str:
    """One line for each block and each cell; a line break in a block is a space, so that its words stay together."""
    read = (" ".join(line.split(" ")).strip() for line in "".join(_pieces(document.first)).split("\n"))
    return "\n".join(line for line in read if line)


def _pieces(first: LexborNode | None) -> Iterator[str]:
    """Without recursion: a text may be nested deeply."""
    waiting: list[LexborNode | str | None] = [first]
    while waiting:
        node = waiting.pop()
        if isinstance(node, str):
            yield node
        elif node is not None:
            waiting.append(node.next)
            if node.is_text_node:
                yield HTML_SPACE.sub(" ", node.text_content or "")
            elif node.is_element_node:
                yield from _opened(node, waiting)


def _opened(node: LexborNode, waiting: list[LexborNode | str | None]) -> Iterator[str]:
    edge = "\n" if node.tag in EDGES else ""
    if node.tag in UNREAD:
        return
    if node.tag == "br":
        yield " "
    elif node.tag in UNCLAIMED or "data-disclosure" in node.attributes:
        yield edge or SOMETHING
    else:
        yield edge
        waiting += [edge, node.first_child]
