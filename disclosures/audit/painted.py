"""Checks of a painted page, from what `measure.js` has measured in a browser: size, place, contrast, cover."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from disclosures.audit.finding import Finding

GAP = 24  # CSS pixels between a label and its link, a proposal: the criteria give no number
LEAST_CONTRAST = 4.5
LEAST_FILL = 3
PALER = 0.7  # of the text's own contrast
FIRST_VIEW = 640  # the height of a phone
SHAPE = 0.01
ROUNDING = 0.51  # browsers round boxes and sizes to parts of a pixel


@dataclass(frozen=True)
class Sight:
    """One page in one circumstance: the first view, and the page after it has settled and been scrolled through."""

    address: str
    circumstance: str
    is_phone: bool
    server_links: tuple[str, ...]
    server_marks: tuple[tuple[str, str], ...]  # the kind and the words of each
    first: dict[str, Any]
    settled: dict[str, Any]


@dataclass(frozen=True)
class Unseen:
    """A page that could not be looked at in one circumstance, and why."""

    address: str
    circumstance: str
    reason: str


def check(sight: Sight | Unseen) -> list[Finding]:
    if isinstance(sight, Unseen):
        page = f"{sight.address} ({sight.circumstance})"
        return [Finding("R00", page, _("The browser could not look at the page."), sight.reason)]
    return [
        Finding(rule, f"{sight.address} ({sight.circumstance})", message, part, is_warning)
        for one in (_first_view, _hidden, _near, _size, _contrast, _lasting, _links, _shapes)
        for rule, message, part, is_warning in one(sight)
    ]


Found = Iterator[tuple[str, str, str, bool]]


def _first_view(sight: Sight) -> Found:
    if not sight.is_phone:
        return
    for mark in sight.first["marks"]:
        if mark["kind"] == "badge":
            box = mark["box"]
            is_inside = (
                box["left"] >= -ROUNDING
                and box["top"] >= -ROUNDING
                and box["right"] <= sight.first["width"] + ROUNDING
                and box["bottom"] <= FIRST_VIEW + ROUNDING
            )
            if not is_inside or mark["isCovered"]:
                yield (
                    "R03",
                    _("The badge is not in sight before the reader scrolls, or something covers it."),
                    str(box),
                    False,
                )


def _hidden(sight: Sight) -> Found:
    for mark in sight.first["marks"]:
        if mark["isHidden"]:
            yield "R04", _("A mark cannot be seen."), mark["html"], False


def _near(sight: Sight) -> Found:
    for ad in sight.settled["ads"]:
        link, label = ad["link"], ad["label"]
        if link is None or label is None:
            continue
        if label["top"] < link["bottom"] and link["top"] < label["bottom"] and not ad["isOfFrame"]:
            is_near = link["left"] - label["right"] <= GAP
        elif ad["isOfFrame"]:  # both are in view when the link is in the middle of the screen
            is_near = 0 <= link["top"] - label["top"] + ROUNDING <= sight.settled["height"] / 2
        else:  # at the end of one line and the beginning of the next
            is_near = abs(link["top"] - label["bottom"]) <= ad["row"]
        if not is_near:
            yield "R06", _("The label stands too far from its ad."), ad["html"], False


def _size(sight: Sight) -> Found:
    text = sight.first["text"]
    for mark in sight.first["marks"]:
        if mark["size"] < text["size"] - 0.01 or mark["weight"] < text["weight"]:
            yield (
                "R08",
                _("A mark is smaller or thinner than the text (%(mark)s px beside %(text)s px).")
                % {"mark": mark["size"], "text": text["size"]},
                mark["html"],
                False,
            )
    for ad in sight.first["ads"]:
        if ad["labelSize"] < ad["size"] - 0.01:
            yield "R08", _("A label is smaller than the link that it belongs to."), ad["html"], False


def _contrast(sight: Sight) -> Found:
    text = sight.first["text"]["contrast"]
    for mark in sight.first["marks"]:
        is_strong = max(mark["onPage"], mark["contrast"]) >= PALER * text or (
            mark["isFilled"] and mark["fill"] >= LEAST_FILL
        )
        if mark["contrast"] < LEAST_CONTRAST or not is_strong:
            yield (
                "R09",
                _("A mark is too pale: contrast %(mark).1f, the text has %(text).1f.")
                % {"mark": mark["contrast"], "text": text},
                mark["html"],
                False,
            )


def _lasting(sight: Sight) -> Found:
    """Compared with what the server sent: a script may be done with a mark before the page has come in whole."""
    before = Counter(sight.server_marks)
    after = Counter((mark["kind"], mark["words"]) for mark in sight.settled["marks"] if not mark["isHidden"])
    for kind, words in before - after:
        yield "R13", _("A mark has gone while the page was read."), f"{kind}: {words}", False


def _links(sight: Sight) -> Found:
    for link in sorted(set(sight.settled["reached"]) - set(sight.server_links)):
        yield "R15", _("A script has put this link into the page."), link, False


def _shapes(sight: Sight) -> Found:
    for banner in sight.settled["banners"]:
        if abs(banner["shown"] / banner["issued"] - 1) > SHAPE:
            yield "R20", _("A banner is not shown in its own shape."), banner["html"], True
