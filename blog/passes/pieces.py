"""The pieces of a stored block: its named parts, read out one by one, and what else its author left in it."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString
from selectolax.lexbor import LexborNode

from disclosures.addresses import parse
from lib.document import Document
from lib.markup import trusted
from lib.text import phrases


class Pieces:
    """One block under a pass. A part that was read is taken out, so that what stays belongs to no part: `rest`."""

    def __init__(self, document: Document, block: LexborNode) -> None:
        self.document = document
        self.block = block

    @property
    def rest(self) -> str:
        """What the block holds besides its parts; a pass puts it behind the block, so that nothing is lost."""
        return self.document.inside(self.block).strip()

    def part(self, name: str) -> LexborNode | None:
        """The first part of that name, directly in the block."""
        return next((node for node in self.block.iter() if node.attributes.get("data-part") == name), None)

    def text(self, name: str) -> str:
        """The words of a part and nothing else of it, on one line."""
        node = self.part(name)
        if node is None:
            return ""
        words = line(node)
        node.decompose()
        return words

    def html(self, name: str) -> SafeString:
        """A part with its links and marks, which went through cleaning; nothing when it is empty."""
        node = self.part(name)
        if node is None:
            return trusted("")
        inner = trusted(self.document.inside(node) if line(node) else "")
        node.decompose()
        return inner

    def link(self, name: str) -> tuple[str, str]:
        """Address and words of a part that is one link; two empty strings when it leads nowhere."""
        node = self.part(name)
        if node is None:
            return "", ""
        link = node.css_first("a[href]")
        address = "" if link is None else (link.attributes["href"] or "").strip()
        words = line(node) or parse(address).host or address
        node.decompose()
        return (address, words) if address else ("", "")


def line(node: LexborNode) -> str:
    """The text of a node on one line."""
    return " ".join(node.text(deep=True, separator="").split())


def paragraph(name: str, words: str) -> SafeString:
    """A paragraph of that class whose lines end between phrases; nothing without words."""
    return format_html('<p class="{}">{}</p>', name, with_breaks(words)) if words else trusted("")


def with_breaks(words: str) -> SafeString:
    return trusted("<wbr>".join(escape(piece) for piece in phrases(words)))
