"""What single facts of a ledger row say, in words for people: marks, ads, decisions, the audit's result and the rest."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures import networks
from disclosures.models import ClaimAnswer, LinkDecision
from disclosures.strengths import BY_KEY

PLACES = (
    ("badge", gettext_lazy("Badge")),
    ("notice", gettext_lazy("Notice")),
    ("strength", gettext_lazy("Strength")),
    ("statements", gettext_lazy("Statement")),
    ("label", gettext_lazy("Label")),
    ("card", gettext_lazy("On cards")),
    ("feed", gettext_lazy("In feeds")),
)
# What `states` of a row names, in its order.
STATES = {
    "tables": gettext_lazy("Rules of the release"),
    "wording": gettext_lazy("Own wordings"),
    "decision": gettext_lazy("Decisions about links"),
    "creative": gettext_lazy("Ads"),
    "programme": gettext_lazy("Programmes"),
    "network": gettext_lazy("Own networks"),
    "host": gettext_lazy("Own hosts of pictures"),
    "renderer": gettext_lazy("Rendering"),
    "frame": gettext_lazy("Surroundings and style"),
}
VERDICTS = dict(LinkDecision.Verdict.choices) | dict(ClaimAnswer.Kind.choices)


def mark_rows(marks: dict[str, Any]) -> list[tuple[str, str]]:
    """Marks by the names of their places; places without a mark are left out."""
    words = ((str(name), mark_words(marks, place)) for place, name in PLACES)
    return [(name, text) for name, text in words if text]


def mark_words(marks: dict[str, Any], place: str) -> str:
    mark = marks.get(place)
    if place == "strength":
        mark = BY_KEY[mark].name if mark in BY_KEY else mark
    return " / ".join(mark) if isinstance(mark, list) else str(mark or "")


def ad_name(ad: dict[str, Any]) -> str:
    """An ad of a row in a few words: network, programme, label, and the beginning of its address's fingerprint."""
    network = (
        _("undecided link") if "undecided" in ad else networks.name_of(ad.get("network", "")) or _("own programme")
    )
    return _joined(network, (ad.get("programme") or {}).get("name"), ad.get("label"), _where(ad))


def _where(ad: dict[str, Any]) -> str:
    return ad["address_sha256"][:8] if "address_sha256" in ad else str(ad.get("address", ""))[:60]


def decision_words(row: dict[str, Any]) -> str:
    """A decision or a waiver of a row in one line."""
    verdict = row.get("verdict") or row.get("kind") or ""
    about, why = ("target", "words", "rule", "expression"), ("reason", "note", "url", "file", "by")
    return _joined(*(row.get(name) for name in about), VERDICTS.get(verdict, verdict), *(row.get(name) for name in why))


def audit_words(audit: dict[str, Any]) -> str:
    """Whether the page passed, and otherwise the promises that it broke."""
    if not audit:
        return ""
    if audit.get("passed"):
        return _("Passed")
    rules = dict.fromkeys(one["rule"] for one in audit.get("findings", ()) if one.get("is_failure"))
    return _("Failed: %(rules)s") % {"rules": ", ".join(rules or audit.get("failed", ()))}


def detail_lines(detail: dict[str, Any]) -> Iterator[str]:
    """What a removal leaves on the record."""
    if detail.get("reason"):
        yield _("Reason: %(reason)s") % {"reason": detail["reason"]}
    if detail.get("days"):
        yield _("Older than %(days)s days") % {"days": detail["days"]}
    if detail.get("entry"):
        yield _("Row %(number)s") % {"number": detail["entry"]}
    yield from detail.get("snapshots", ())
    if detail.get("file_sha256"):
        yield detail["file_sha256"]


def state_rows(states: dict[str, str]) -> list[tuple[str, str]]:
    """The states by the names of their kinds: how many rows and when the newest was saved, or a fingerprint."""
    keys = [key for key in dict.fromkeys((*STATES, *states)) if key in states]
    return [(str(STATES.get(key, key)), states[key].removesuffix(" None")) for key in keys]


def _joined(*parts: Any) -> str:
    return _(", ").join(str(part) for part in parts if part)
