"""What a pasted text is to the disclosure desk: a network's code, the address of an ad, or nothing of either."""

import re
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosures import addresses, code_advice, code_checks, code_widgets
from disclosures.classification import Decisions, Kind, classify
from disclosures.code_checks import Objection
from disclosures.forms import MOST_CODE
from disclosures.models import Creative
from disclosures.models.creatives import digest
from disclosures.network import Network

ONE_ADDRESS = re.compile(r"https?://\S{1,2000}", re.IGNORECASE)
IN_CODE = re.compile(r"(?:https?:)?//[^\s\"'<>\\)]{4,2000}", re.IGNORECASE)
MOST_ADDRESSES = 100
NAME_LENGTH = 80
NO_LINK = _(
    "There is no link in this code, only a script or a picture. Choose the network's plain HTML code for a text or a banner."
)


@dataclass(frozen=True)
class Pasted:
    """`what` is "code", "refused" (a code that cannot be shown), "address" or "text" (nothing of ours)."""

    what: str
    network: Network | None = None
    kind: str = ""
    name: str = ""
    advice: list[Promise] = field(default_factory=list)
    refusals: list[Objection] = field(default_factory=list)
    known: Creative | None = None


def judge(text: str) -> Pasted:
    """Read a pasted text; nobody is asked."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if ONE_ADDRESS.fullmatch(text.strip()):
        return _address(text.strip())
    decisions = Decisions.load() if "<" in text else Decisions()
    network = _network(text, decisions)
    widget = code_widgets.find(text) if "<script" in text.lower() and len(text) <= MOST_CODE else None
    if widget:
        refusals = code_checks.objections(text, decisions=decisions)
        return Pasted("refused", network, name=widget.name, refusals=refusals)
    if network is None or "<" not in text or len(text) > MOST_CODE:
        return Pasted("text")
    known = Creative.objects.filter(sha256=digest(text), code=text).first()
    refusals = code_checks.objections(text, decisions=decisions)
    if not refusals and not code_checks.links(text):
        refusals = [Objection(NO_LINK, text[: code_checks.SHOWN_CHARACTERS])]
    if refusals:
        return Pasted("refused", network, refusals=refusals)
    kind, words = _kind_and_words(text)
    name = " ".join(f"{network.name} {words}".split())[:NAME_LENGTH]
    return Pasted("code", network, kind, name, code_advice.advice(text, network.key), known=known)


def advertises(address: str) -> bool:
    """Whether a picture or a link of this address belongs to an ad."""
    return classify(address, decisions=Decisions(), own_hosts=frozenset()).kind is Kind.AD


def _address(text: str) -> Pasted:
    decisions = Decisions.load()
    verdict = classify(text, decisions=decisions, own_hosts=frozenset())
    if verdict.kind is not Kind.AD:
        return Pasted("text")
    network = decisions.network(addresses.parse(text))
    known = Creative.objects.filter(kind=Creative.Kind.BUTTON, address=text).first()
    return Pasted("address", network, Creative.Kind.BUTTON, network.name if network else "", known=known)


def _network(text: str, decisions: Decisions) -> Network | None:
    """The first network whose link, picture or script stands anywhere in the text, also within a script."""
    for found in IN_CODE.findall(text)[:MOST_ADDRESSES]:
        network = decisions.network(addresses.parse(found))
        if network:
            return network
    return None


def _kind_and_words(code: str) -> tuple[str, str]:
    """A banner is a link with a picture to be seen in it; a picture's words stand for it."""
    tree = LexborHTMLParser("<!---->" + code, is_fragment=True)
    pictures = [picture for picture in tree.css("a img") if not _is_pixel(picture)]
    words = [link.text(deep=True) or "" for link in tree.css("a")]
    words += [picture.attributes.get("alt") or "" for picture in pictures]
    return Creative.Kind.BANNER if pictures else Creative.Kind.TEXT, " ".join(words)


def _is_pixel(picture: LexborNode) -> bool:
    return any((picture.attributes.get(side) or "") in ("0", "1") for side in ("width", "height"))
