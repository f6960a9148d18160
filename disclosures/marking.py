"""One pass over one document: what it marks, and what it collects about the ads."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.html import format_html
from selectolax.lexbor import LexborNode

from disclosures import boxes, units
from disclosures.boxes import Box
from disclosures.classification import Kind, Verdict
from disclosures.inventory import Ad, Inventory, Resting, Undecided
from disclosures.models import Creative
from disclosures.networks import OWN
from disclosures.notices import Wordings, label_text, text
from disclosures.placements import Keys
from disclosures.products import Product, Shop
from disclosures.relationships import AFFILIATE, strongest
from disclosures.shelf import Shelf, is_open, lines
from disclosures.stand_in_words import words
from lib.document import Document


@dataclass
class Marking:
    document: Document
    language: str
    wordings: Wordings
    shelf: Shelf
    now: datetime
    judge: Callable[[str], Verdict]
    picture_of: Callable[[int], str]
    is_feed: bool
    article_address: str
    ads: list[Ad] = field(default_factory=list)
    undecided: list[Undecided] = field(default_factory=list)
    resting: list[Resting] = field(default_factory=list)
    shown: list[Creative] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    statements: list[str] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)

    def rest(self, node: LexborNode) -> bool:
        """Make words of a link whose campaign is not on; an offer that the link alone carries goes with it."""
        address = node.attributes["href"] or ""
        creative = self.shelf.by_address.get(address)
        if creative is None or is_open(creative, self.now):
            return False
        self.resting.append(Resting(self.keys.of_link(address), None, creative.programme_id, creative.network))
        boxes.without(self.document, node)
        return True

    def mark(self, node: LexborNode, verdict: Verdict, box: Box | None = None) -> None:
        """Put a label before a link that the editor made, unless its box has one for it, and say to machines what it is."""
        address = node.attributes["href"] or ""
        relationship = self.relationship(verdict, address)
        if box is not None and box.is_shared:
            word = label_text(self.language, box.relationship, self.wordings)
        else:
            word = label_text(self.language, relationship, self.wordings)
            self.document.insert_before(node, units.inline_label(word))
        node.attrs["rel"] = units.REL
        if verdict.kind is Kind.AD:
            key = self.keys.of_link(address)
            node.attrs["data-placement"] = key
            self._note(Ad(address, verdict.network, relationship, word, None, key), self.shelf.by_address.get(address))
        else:
            self.undecided.append(Undecided(address, verdict.reason))

    def relationship(self, verdict: Verdict, address: str) -> str:
        """A link's own, or the stronger one of the ad or the programme with its address."""
        creative = self.shelf.by_address.get(address)
        return strongest(verdict.relationship, of(creative) if creative else "")

    def frame(self, box: Box) -> None:
        box.frame(self.document, label_text(self.language, box.relationship, self.wordings))

    def place(self, node: LexborNode) -> None:
        """Put the creative where the text names it, or what stands in for it; an unknown number shows nothing and is reported."""
        named = self.shelf.named(node)
        if named is None:
            self.missing.append(node.attributes.get("data-creative") or "")
            node.decompose()
            return
        key, chosen, before = self.keys.of_creative(named.pk), self.shelf.choose(named.pk, self.now), len(self.ads)
        if chosen is None:
            said = words(named)
            self.document.replace(node, format_html("<p>{}</p>", said) if said else "")
        else:
            self._show(node, chosen, key if chosen is named else self.keys.of_stand_in(chosen.pk, named.pk))
        if all(ad.creative_id != named.pk for ad in self.ads[before:]):
            self.resting.append(Resting(key, named.pk, named.programme_id, named.network))

    def _show(self, node: LexborNode, creative: Creative, key: str) -> None:
        relationship = of(creative)
        word = label_text(self.language, relationship, self.wordings, creative.label)
        if creative.kind == Creative.Kind.PRODUCT:
            html = self._product(creative)
        else:
            has_lines = lines(creative).is_open(self.now)
            html = units.unit(creative, word, self.language, key, has_lines=has_lines)
            self._note(Ad(creative.address, creative.network, relationship, word, creative.pk, key), creative)
        if self.is_feed:
            sentence = text("feed", self.language, relationship, self.wordings)
            self.document.replace(node, units.feed_unit(word, sentence, self.article_address))
        else:
            self.document.replace_with_raw(node, html)
        self.shown.append(creative)

    def _product(self, creative: Creative) -> str:
        """A product's box: each shop that is an ad has its label, and with the first of them the box has its frame."""
        product = Product.from_json(creative.product)
        before = len(self.ads) + len(self.undecided)
        shops = "".join(self._shop(shop, creative) for shop in product.shops)
        has_ads = len(self.ads) + len(self.undecided) > before
        word = label_text(self.language, of(creative), self.wordings, creative.label) if has_ads else ""
        picture = self.picture_of(product.picture) if product.picture else ""
        return units.product(product, picture, shops, word, self.language)

    def _shop(self, shop: Shop, creative: Creative) -> str:
        verdict = self.judge(shop.address)
        if verdict.kind is Kind.NOT_AD and creative.network != OWN:
            return units.shop(shop, "", "")
        relationship = strongest(of(creative), self.relationship(verdict, shop.address))
        word = label_text(self.language, relationship, self.wordings, creative.label)
        if verdict.kind is Kind.UNDECIDED:
            self.undecided.append(Undecided(shop.address, verdict.reason))
            return units.shop(shop, word, "")
        key = self.keys.of_link(shop.address)
        network = verdict.network or creative.network
        self._note(Ad(shop.address, network, relationship, word, creative.pk, key), creative)
        return units.shop(shop, word, key)

    def _note(self, ad: Ad, creative: Creative | None) -> None:
        programme = creative.programme if creative else None
        if programme is not None:
            ad = ad.of_programme(programme.pk)
            self.statements.append(programme.statement)
        self.ads.append(ad)

    def inventory(self, instants: list[datetime]) -> Inventory:
        return Inventory(
            ads=tuple(self.ads),
            undecided=tuple(self.undecided),
            creative_ids=tuple(dict.fromkeys(creative.pk for creative in self.shown)),
            missing=tuple(self.missing),
            is_sample_only=bool(self.shown) and all(creative.is_sample for creative in self.shown),
            resting=tuple(self.resting),
            statements=tuple(dict.fromkeys(filter(None, self.statements))),
            instants=tuple(instant.isoformat() for instant in instants),
        )


def of(creative: Creative) -> str:
    """The relationship behind an ad: its programme's, unless its own is stronger."""
    programme = creative.programme
    return strongest(creative.relationship, programme.relationship if programme else AFFILIATE)
