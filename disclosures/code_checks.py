"""What may be in a network's code: its elements and attributes as tables, and the objections to a pasted code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosures import addresses
from disclosures.classification import Decisions, Kind, Verdict, classify

SHOWN_CHARACTERS = 160
MOST_SHOWN = 5
TAG = re.compile(r"<[/!?]?([a-zA-Z][^\s/>]*)[^>]*>?")
ELEMENTS = frozenset(
    "a abbr area b big br center del div em font h3 h4 hr i img ins li map ol p s small span strike strong sub sup table "
    "tbody td tfoot th thead tr u ul wbr".split()
)
REFUSED: dict[str, Promise] = {
    "script": _("Scripts may change other links on the page. Choose the network's HTML code without a script."),
    "noscript": _("This belongs to a script. Choose the network's HTML code without a script."),
    "iframe": _("Frames load pages of others. Choose a text link or a banner picture instead."),
    "form": _("Forms send readers' data away. Choose a text link or a banner picture instead."),
    "style": _("Style sheets would change the whole page. Choose a code without one."),
}
OTHER_ELEMENT = _("This element does not belong in ad code. Choose the network's plain HTML code.")
HIDING_STYLE = re.compile(r"position\s*:|url\s*\(|expression|@import|behavior", re.IGNORECASE)


@dataclass(frozen=True)
class Objection:
    """A reason to refuse a code, and the part of it that is meant."""

    reason: Promise
    part: str


def objections(code: str) -> list[Objection]:
    """Why this code cannot be shown; empty where it can."""
    found = [*_elements(code), *_attributes(code)]
    if not found and not _is_closed(code):
        found.append(Objection(_("The code is cut off or closes more than it opens. Copy it again as a whole."), code))
    return [Objection(one.reason, _shortened(one.part)) for one in found[:MOST_SHOWN]]


def links(code: str) -> list[str]:
    """The addresses that a reader can follow, in their order."""
    return [node.attributes["href"] or "" for node in _tree(code).css("a[href], area[href]")]


def words(code: str) -> str:
    """What a reader can read in the code, on one line: its text, else the words of its pictures."""
    tree = _tree(code)
    text = " ".join((tree.root.text(deep=True, separator=" ") if tree.root else "").split())
    return text or " ".join(filter(None, (node.attributes.get("alt") for node in tree.css("img"))))


def banner_size(code: str) -> str:
    """Width and height of the first picture that can be seen, as the code gives them: 468×60; empty when it does not."""
    return "×".join(_size(code))


def banner_width(code: str) -> int | None:
    """The width of that picture in pixels."""
    size = _size(code)
    return int(size[0]) if size else None


def _size(code: str) -> list[str]:
    for node in _tree(code).css("img"):
        size = [node.attributes.get(name) or "" for name in ("width", "height")]
        if all(value.isascii() and value.isdigit() and len(value) < 6 and int(value) > 1 for value in size):
            return size
    return []


def ads(code: str, decisions: Decisions) -> dict[str, Verdict]:
    """The links of the code that are ads, with their verdicts."""
    verdicts = {link: classify(link, decisions=decisions, own_hosts=frozenset()) for link in links(code)}
    return {link: verdict for link, verdict in verdicts.items() if verdict.kind is Kind.AD}


def lacks_rel(code: str) -> bool:
    """Whether a link says neither sponsored nor nofollow; old codes do, and networks issue new ones."""
    rels = [set((node.attributes.get("rel") or "").lower().split()) for node in _tree(code).css("a[href]")]
    return any(not rel & {"sponsored", "nofollow"} for rel in rels)


def hides_referrer(code: str) -> bool:
    """Whether a link hides from the network on which page it stood."""
    return bool(_tree(code).css('a[rel~="noreferrer"], [referrerpolicy="no-referrer"]'))


def _elements(code: str) -> Iterator[Objection]:
    # Read from the bytes, not from a parsed tree: parsers drop <body onload> and the like, browsers do not.
    known = set(ELEMENTS)
    for tag in TAG.finditer(code):
        name = tag[1].lower()
        if name not in known:
            known.add(name)  # named once, not again where it ends
            yield Objection(REFUSED.get(name, OTHER_ELEMENT), tag[0])


def _attributes(code: str) -> Iterator[Objection]:
    for node in _tree(code).css("*"):
        for name, value in node.attributes.items():
            reason = _attribute(name, value or "")
            if reason:
                yield Objection(reason, f'{name}="{value or ""}"')


def _attribute(name: str, value: str) -> Promise | None:
    if name.startswith("on"):
        return _("Event handlers run scripts. Ask the network for a code without them.")
    if name.startswith("data-disclosure") or name == "srcdoc":
        return _("This attribute does not belong in ad code.")
    if name in ("href", "src", "action", "formaction", "background") and not addresses.parse(value).is_web:
        return _("Only web addresses (http, https) may stand here.")
    if name == "style" and HIDING_STYLE.search(value):
        return _("This style could cover other parts of the page.")
    return None


def _is_closed(code: str) -> bool:
    """Whether the code stays within its frame: what follows it must still stand beside it."""
    frame = _tree(f'<div data-frame="1">{code}</div><p data-after="1">x</p>').css_first("[data-frame]")
    after: LexborNode | None = frame.next if frame is not None else None
    is_after = after is not None and after.attributes.get("data-after") == "1" and after.next is None
    return is_after and after is not None and after.inner_html == "x"


def _tree(code: str) -> LexborHTMLParser:
    return LexborHTMLParser("<!---->" + code, is_fragment=True)


def _shortened(part: str) -> str:
    return part if len(part) <= SHOWN_CHARACTERS else part[:SHOWN_CHARACTERS] + "…"
