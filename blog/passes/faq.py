"""Questions and answers on the page, and the same words for machines."""

from typing import Any

from selectolax.lexbor import LexborNode

from blog.passes.pieces import line
from blog.passes.sheet import Sheet
from lib.document import Document


def show_faq(document: Document, sheet: Sheet) -> None:
    for block in document.css("dl[data-block=faq]"):
        del block.attrs["data-block"]
        block.attrs["class"] = "faq"
        for item in [node for node in block.iter() if node.tag == "div"]:
            if not line(item) and item.css_first("img") is None:
                item.decompose()
        if block.first_child is None:
            block.decompose()


def faq_page(document: Document) -> list[dict[str, Any]]:
    """All questions of a page as schema.org wants them; asked for after labelling, so that an answer reads as it is shown."""
    pairs = [pair for item in document.css("dl.faq > div") if (pair := _pair(item))]
    if not pairs:
        return []
    entities = [
        {"@type": "Question", "name": question, "acceptedAnswer": {"@type": "Answer", "text": answer}}
        for question, answer in pairs
    ]
    return [{"@context": "https://schema.org", "@type": "FAQPage", "mainEntity": entities}]


def _pair(item: LexborNode) -> tuple[str, str] | None:
    texts = {node.tag: Document(node.html or "").text() for node in item.iter() if node.tag in {"dt", "dd"}}
    question, answer = texts.get("dt", ""), texts.get("dd", "")
    return (question, answer) if question and answer else None
