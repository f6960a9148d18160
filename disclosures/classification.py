"""The judgement on one link: an ad, not an ad, or for the author to decide."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures import addresses, networks, suspicions
from disclosures.addresses import Address
from disclosures.models import LinkDecision, OwnNetwork
from disclosures.network import Network
from disclosures.owned import Owned
from disclosures.relationships import AFFILIATE
from lib.json_rows import Rows, instance


class Kind(StrEnum):
    AD = "ad"
    NOT_AD = "not_ad"
    UNDECIDED = "undecided"


# Why a link was judged so, by the code that verdicts and stored inventories carry.
REASONS: dict[str, Promise] = {
    "network": _("A link of an affiliate network."),
    "network_code": _("An address that an affiliate network's code loads."),
    "decision": _("Decided by an author."),
    "own_site": _("A page of this site."),
    "not_web": _("Not a web address."),
    "plain": _("No sign of an ad."),
    "unreadable": _("The address cannot be read as browsers would read it."),
    "own_redirect": _("A path of this site that may lead on to an ad."),
    "carries_ad": _("The address carries the link of an affiliate network inside it."),
    "network_host": _("The host belongs to an affiliate network, but this form of link is not known."),
    "shortener": _("A shortened address hides where it leads."),
    "parameter": _("A parameter may tell an advertiser who sent the reader."),
}


@dataclass(frozen=True)
class Verdict:
    kind: Kind
    network: str = ""
    relationship: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Decisions:
    """What authors have decided about links, and the networks that the owner added; read once and shared by everything
    that is rendered in one pass.
    """

    links: dict[str, Verdict] = field(default_factory=dict)
    hosts: dict[str, Verdict] = field(default_factory=dict)
    owned: Owned = field(default_factory=Owned)

    @classmethod
    def load(cls) -> "Decisions":
        return cls.of(LinkDecision.objects.all(), Owned.load())

    @classmethod
    def of(cls, rows: Iterable[LinkDecision], owned: Owned) -> "Decisions":
        decided: dict[str, dict[str, Verdict]] = {LinkDecision.Scope.LINK: {}, LinkDecision.Scope.HOST: {}}
        for row in rows:
            decided[row.scope][row.target] = Verdict(Kind(row.verdict), "", row.relationship, "decision")
        return cls(decided[LinkDecision.Scope.LINK], decided[LinkDecision.Scope.HOST], owned)

    def find(self, address: Address) -> Verdict | None:
        """A decision about this very link counts before one about its whole host."""
        return self.links.get(address.normal) or self.hosts.get(address.host)

    def network(self, address: Address) -> Network | None:
        """The network whose link, picture, pixel or script this is."""
        further = self.owned.networks
        return networks.find(address, further) or networks.loaded_by(address, further)


def decision_columns() -> dict[str, Rows]:
    """What another query asks along with its own matter, for `decisions_in`."""
    return {
        "decided": Rows(LinkDecision.objects.order_by(), ["id", "scope", "target", "verdict", "relationship"]),
        "networks": Rows(
            OwnNetwork.objects.order_by("pk"), [field.attname for field in OwnNetwork._meta.concrete_fields]
        ),
    }


def decisions_in(asked: Mapping[str, Any]) -> Decisions:
    """The same as `Decisions.load`, from those columns."""
    networks = Owned.of(instance(OwnNetwork, one) for one in asked["networks"])
    return Decisions.of((instance(LinkDecision, one) for one in asked["decided"]), networks)


def classify(address: str, *, decisions: Decisions, own_hosts: frozenset[str]) -> Verdict:
    """What the link is. A recognised network link is an ad whatever an author decided; a doubt is never resolved by fetching."""
    parsed = addresses.parse(address)
    if not parsed.is_web:
        return Verdict(Kind.NOT_AD, reason="not_web")
    network = decisions.network(parsed)
    decided = decisions.find(parsed)
    if network:
        relationship = decided.relationship if decided and decided.relationship else AFFILIATE
        reason = "network" if network.recognises(parsed) else "network_code"
        return Verdict(Kind.AD, network.key, relationship, reason)
    if decided:
        return decided
    is_own = not parsed.host or parsed.host in own_hosts
    doubt = _doubt(parsed, decisions, is_own=is_own)
    if doubt:
        return Verdict(Kind.UNDECIDED, reason=doubt)
    return Verdict(Kind.NOT_AD, reason="own_site" if is_own else "plain")


def _doubt(address: Address, decisions: Decisions, *, is_own: bool) -> str:
    """The code of the first reason to ask the author, or nothing."""
    if not address.is_readable:
        return "unreadable"
    if any(decisions.network(inner) for inner in addresses.embedded(address)):
        return "carries_ad"
    if is_own:
        return "own_redirect" if suspicions.is_own_redirect(address) else ""
    if networks.owner_of(address, decisions.owned.networks):
        return "network_host"
    if suspicions.is_shortened(address):
        return "shortener"
    return "parameter" if suspicions.has_suspect_parameter(address) else ""
