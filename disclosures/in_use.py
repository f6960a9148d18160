"""What the ads of a site are and whom they ask, from what stands on its pages now: the facts of the page about ads."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from selectolax.lexbor import LexborHTMLParser

from disclosures import addresses, code_checks, code_sources, csp, networks
from disclosures.inventory import Ad, Inventory
from disclosures.models import Creative, Placement
from disclosures.network import Network
from disclosures.notices import Wordings, notice, text
from disclosures.owned import Owned
from disclosures.relationships import KEYS, RELATIONSHIPS

SHOWS = _("Shows the pictures of ads")
COUNTS = _("Counts how often ads are shown")
FRAMES = _("Shows an ad in a frame")
LEADS = _("Counts clicks and leads to the advertiser; asked only when a link is opened")
PLACES = ("badge", "notice", "label", "card", "feed")


@dataclass
class Used:
    """One network with the programmes that are advertised through it."""

    key: str
    name: str | Promise
    programmes: list[str] = field(default_factory=list)
    hosts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Purpose:
    """What hosts are asked for: each network with its hosts."""

    name: Promise
    asked: tuple[tuple[str | Promise, tuple[str, ...]], ...]


@dataclass(frozen=True)
class InUse:
    networks: tuple[Used, ...]
    purposes: tuple[Purpose, ...]
    relationships: tuple[str, ...]

    @property
    def relationship_names(self) -> list[Promise]:
        return [row.name for row in RELATIONSHIPS if row.key in self.relationships]

    def words(self, language: str) -> list[tuple[str, list[str]]]:
        """What each place says on this site, for the relationships that occur."""
        wordings = Wordings.load()
        kinds = self.relationships or ("affiliate",)
        told = {"label": [text("label", language, kind, wordings) for kind in kinds]}
        for place in ("badge", "notice", "card", "feed"):
            told[place] = [notice(_one(kind), place, language, wordings) for kind in kinds]
        return [(place, list(dict.fromkeys(told[place]))) for place in PLACES]

    @property
    def has_amazon(self) -> bool:
        return any(used.key in networks.AMAZON for used in self.networks)


def in_use(shown: "models.QuerySet[Placement]") -> InUse:
    """The facts about these placements, put together by the database: what it gives grows with the networks, programmes
    and ads that are used, and not with the texts that use them. Two queries, and two for what the owner has added.
    """
    owned = Owned.load()
    rows = {row.key: row for row in (*owned.networks, *networks.NETWORKS)}
    used: dict[str, Used] = {}
    found: set[str] = set()
    places = shown.order_by("network", "programme__name").values_list(
        "network", "programme__name", "programme__advertiser", "relationship"
    )
    for key, programme, advertiser, relationship in places.distinct():
        found.add(relationship)
        one = used.setdefault(key, _used(key, rows))
        name = " – ".join(filter(None, (programme, advertiser)))
        if name and name not in one.programmes:
            one.programmes.append(name)
    creatives = Creative.objects.filter(pk__in=shown.values("creative_id"), is_sample=False).exclude(code="")
    return InUse(
        networks=tuple(sorted(used.values(), key=lambda one: str(one.name))),
        purposes=_purposes(creatives, used, owned),
        relationships=tuple(key for key in KEYS if key in found),
    )


def _used(key: str, rows: dict[str, Network]) -> Used:
    hosts = tuple(host for host in rows[key].hosts if host != "*") if key in rows else ()
    return Used(key, _name(key), hosts=hosts)


def _one(relationship: str) -> Inventory:
    return Inventory(ads=(Ad("", relationship=relationship),))


def _purposes(creatives: Iterable[Creative], used: dict[str, Used], owned: Owned) -> tuple[Purpose, ...]:
    """Every host that a page may ask, by purpose; those of links last, because a page itself never asks them."""
    asked: dict[Promise, dict[str, set[str]]] = {SHOWS: {}, COUNTS: {}, FRAMES: {}, LEADS: {}}
    for creative in creatives:
        for host, purpose in _asked(creative, owned):
            asked[purpose].setdefault(creative.network, set()).add(host)
    for one in used.values():
        if one.hosts:
            asked[LEADS][one.key] = {host.removeprefix("*.") for host in one.hosts}
    return tuple(
        Purpose(purpose, tuple((_name(key), tuple(sorted(hosts))) for key, hosts in sorted(found.items())))
        for purpose, found in asked.items()
        if found
    )


def _name(key: str) -> str | Promise:
    return networks.name_of(key) or _("Direct advertisers, without a network")


def _asked(creative: Creative, owned: Owned) -> Iterable[tuple[str, Promise]]:
    """The hosts that one code makes a page ask: what stands in it, and what the rows say its pictures are led on to."""
    allowed = code_sources.of(code_checks.links(creative.code), creative.network, owned)
    needed = csp.sources([creative], owned)
    counting = {
        addresses.parse(node.attributes["src"] or "").host
        for node in LexborHTMLParser(creative.code, is_fragment=True).css("img[src]")
        if any((node.attributes.get(side) or "") in ("0", "1") for side in ("width", "height"))
    }
    counting |= {pattern.partition("/")[0] for row in allowed.rows for pattern in row.pixels if "?" in pattern}
    for host in needed.get("img-src", []):
        yield host, COUNTS if host in counting else SHOWS
    for host in needed.get("frame-src", []):
        yield host, FRAMES
