"""A text with its ads taken out: what readers get of a page whose marks are not as promised."""

from collections.abc import Callable

from disclosures.audit.page import FRAME
from disclosures.classification import Kind, Verdict
from lib.document import Document


def without_ads(html: str, judge: Callable[[str], Verdict]) -> str:
    """Frames go, links of ads leave their words behind, and no mark stays; `judge` is asked about every address that is left."""
    document = Document(html)
    for node in document.css(f"{FRAME}, [data-disclosure]"):
        node.decompose()
    for link in document.css("a[href], area[href]"):
        is_marked = "sponsored" in (link.attributes.get("rel") or "")
        if is_marked or judge(link.attributes["href"] or "").kind is not Kind.NOT_AD:
            document.dissolve(link)
    for picture in document.css("img[src], iframe[src]"):
        if judge(picture.attributes["src"] or "").kind is not Kind.NOT_AD:
            picture.decompose()
    return document.serialise()
