"""What a block must be as a whole, beyond what each of its attributes may say; a rule refuses a text or its publication."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from selectolax.lexbor import LexborNode

from blog.passes.pieces import line
from disclosures.products import MOST_SHOPS
from lib.document import Document


@dataclass(frozen=True)
class BlockRule:
    """`is_broken` is asked about each element that `selector` finds. `example` breaks the rule.

    A rule that `refuses` lets no text be saved that breaks it; the others wait until publication.
    """

    code: str
    selector: str
    is_broken: Callable[[LexborNode], bool]
    message: Promise
    example: str
    refuses: bool = False


def _lacks(part: str) -> Callable[[LexborNode], bool]:
    def lacks(block: LexborNode) -> bool:
        return not any(line(node) for node in block.iter() if node.attributes.get("data-part") == part)

    return lacks


def _leads_nowhere(block: LexborNode) -> bool:
    return block.css_first("[data-part=link] a[href]") is None


def _has_too_many_shops(block: LexborNode) -> bool:
    return sum(node.attributes.get("data-part") == "shop" for node in block.iter()) > MOST_SHOPS


RULES = (
    BlockRule(
        "shops",
        "[data-block=product]",
        _has_too_many_shops,
        _("A product box has at most four shop buttons. Remove one, or put further shops into a second box."),
        '<div data-block="product">' + '<p data-part="shop"><a href="https://example.org/">店</a></p>' * 5 + "</div>",
        refuses=True,
    ),
    BlockRule(
        "criterion",
        "[data-block=ranking]",
        _lacks("criterion"),
        _(
            "A ranking does not say by what it was ordered. Readers must be able to tell that the order was not paid for."
        ),
        '<div data-block="ranking"><p data-part="criterion"> </p><ol data-part="places"><li>店</li></ol></div>',
    ),
    BlockRule(
        "button",
        "[data-block=button]",
        _leads_nowhere,
        _("A button has no address. Give it one, or remove it."),
        '<div data-block="button"><p data-part="link">料金を見る</p></div>',
    ),
)


def broken(document: Document) -> Iterator[tuple[BlockRule, int]]:
    """Each breach of a rule, with the number of its element among those that the rule's selector finds, from 0."""
    for rule in RULES:
        for number, node in enumerate(document.css(rule.selector)):
            if rule.is_broken(node):
                yield rule, number


def refused(html: str) -> list[BlockRule]:
    """The rules for which a text cannot be saved, each once."""
    if "data-block" not in html:
        return []
    return list(dict.fromkeys(rule for rule, _number in broken(Document(html)) if rule.refuses))
