"""What may be in a network's code: its elements and attributes as tables, and the objections to a pasted code."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from selectolax.lexbor import LexborHTMLParser, LexborNode

from disclosures import addresses, code_sources, code_styles, code_widgets
from disclosures.classification import Decisions, Kind, Verdict, classify
from disclosures.code_sources import Sources

SHOWN_CHARACTERS = 160
MOST_SHOWN = 5
TAG = re.compile(r"<[/!?]?([a-zA-Z][^\s/>]*)[^>]*>?")
ELEMENTS = frozenset(
    "a abbr area b big br center del div em font h3 h4 hr i img ins li map ol p s small span strike strong sub sup table "
    "tbody td tfoot th thead tr u ul wbr".split()
)
REFUSED: dict[str, Promise] = {
    "script": _(
        "A network's script makes ads of other links on the page, and nobody labels those. Choose the network's plain HTML "
        "code for a text or a banner."
    ),
    "noscript": _("This belongs to a script. Choose the network's HTML code without a script."),
    "iframe": _(
        "Frames load pages of others, with ads that nobody labels. Choose a text link or a banner picture instead."
    ),
    "form": _("Forms send readers' data away. Choose a text link or a banner picture instead."),
    "style": _("Style sheets would change the whole page. Choose a code without one."),
}
NAMED_WIDGET = _(
    "%(name)s chooses its ads in the reader's browser, and nobody labels those: it cannot be placed today. Choose a network's plain HTML code for a text or a banner, or a button."
)
OTHER_ELEMENT = _("This element does not belong in ad code. Choose the network's plain HTML code.")
STRANGE_PICTURE = _(
    "Pictures may come only from the hosts of the network. If it really serves them from there, add that host under “Hosts of pictures”."
)
STRANGE_LINK = _(
    "This link belongs to no network that is known. Decide under “Decisions about links” what it is, or choose the direct advertiser as the network."
)
STRANGE_STYLE = _("This style could cover other parts of the page, or the label.")
# Attributes that load something, or tell somebody about the reader; each value is judged like a picture.
LOADING = ("src", "background", "srcset", "attributionsrc", "lowsrc", "dynsrc")
# Names by which the page's own marks and scripts are known, and what takes hold of the reader.
OURS = ("data-disclosure", "data-placement", "data-offer", "data-block", "data-creative")
NEVER = (
    "srcdoc",
    "ping",
    "allow",
    "autofocus",
    "contenteditable",
    "accesskey",
    "popover",
    "popovertarget",
    "slot",
    "is",
)


@dataclass(frozen=True)
class Objection:
    """A reason to refuse a code, and the part of it that is meant."""

    reason: Promise | str
    part: str


def objections(code: str, network: str = "", decisions: Decisions | None = None) -> list[Objection]:
    """Why this code cannot be shown; empty where it can. Without a network it is read from the links in it."""
    decisions = decisions or Decisions()
    sources = code_sources.of(links(code), network, decisions.owned)
    found = [*_elements(code, sources), *_attributes(code, sources), *_links(code, sources, decisions)]
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


def _elements(code: str, sources: Sources) -> Iterator[Objection]:
    # Read from the bytes, not from a parsed tree: parsers drop <body onload> and the like, browsers do not.
    known = {*ELEMENTS, "iframe"} if sources.may_frame else set(ELEMENTS)
    for tag in TAG.finditer(code):
        name = tag[1].lower()
        if name not in known:
            known.add(name)  # named once, not again where it ends
            yield Objection(_refusal(name, code), tag[0])


def _refusal(name: str, code: str) -> Promise | str:
    """Why the element is refused; a widget that bloggers know is called by its name."""
    widget = code_widgets.find(code) if name == "script" else None
    return NAMED_WIDGET % {"name": widget.name} if widget else REFUSED.get(name, OTHER_ELEMENT)


def _links(code: str, sources: Sources, decisions: Decisions) -> Iterator[Objection]:
    """Links of strangers in a network's code; one without any link of a network is another matter."""
    if sources.rows or sources.is_direct:
        for link in links(code):
            if addresses.parse(link).is_web and not code_sources.is_known(link, sources, decisions):
                yield Objection(STRANGE_LINK, f'href="{link}"')


def _attributes(code: str, sources: Sources) -> Iterator[Objection]:
    for node in _tree(code).css("*"):
        if node.tag in REFUSED and not (node.tag == "iframe" and sources.may_frame):
            continue  # the element itself is named
        for name, value in node.attributes.items():
            reason = _attribute(node.tag or "", name, value or "", sources)
            if reason:
                yield Objection(reason, f'{name}="{value or ""}"')


def _attribute(tag: str, name: str, value: str, sources: Sources) -> Promise | None:
    if name.startswith("on"):
        return _("Event handlers run scripts. Ask the network for a code without them.")
    if name.startswith(OURS) or name in NEVER:
        return _("This attribute does not belong in ad code.")
    if name in ("href", "action", "formaction", *LOADING) and not addresses.parse(value).is_web:
        return _("Only web addresses (http, https) may stand here.")
    if name in LOADING and value.strip() and sources.has_links:
        return _loaded(tag, name, value, sources)
    if name == "style" and code_styles.stranger(value):
        return STRANGE_STYLE
    return None


def _loaded(tag: str, name: str, value: str, sources: Sources) -> Promise | None:
    """Whether the network's row lets this be loaded; a `srcset` names several pictures."""
    texts = [part.split()[0] for part in value.split(",") if part.strip()] if name == "srcset" else [value]
    parsed = [addresses.parse(text) for text in texts]
    if tag == "iframe":
        return None if all(map(sources.may_open, parsed)) else REFUSED["iframe"]
    return None if all(map(sources.may_show, parsed)) else STRANGE_PICTURE


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
