"""Where a code may lead and what it may load: the rows of the networks in it, and what the owner added to them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.conf import settings

from disclosures import addresses, networks
from disclosures.addresses import Address
from disclosures.classification import Decisions, Kind, classify
from disclosures.network import Network
from disclosures.owned import Owned


@dataclass(frozen=True)
class Sources:
    """What one code may use. `rows` are its networks; `added` and, without any network, `declared` are whole hosts."""

    rows: tuple[Network, ...] = ()
    added: frozenset[str] = frozenset()
    declared: frozenset[str] = frozenset()
    is_direct: bool = False
    has_links: bool = True

    @property
    def may_frame(self) -> bool:
        return any(row.frames for row in self.rows)

    def may_show(self, address: Address) -> bool:
        """Whether a picture may come from there."""
        if address.is_readable and address.host in self.added | self.declared:
            return True
        return any(row.shows_from(address.host) for row in self.rows)

    def may_open(self, address: Address) -> bool:
        """Whether a frame may show this."""
        return any(row.frames_at(address) for row in self.rows)


def of(links: Iterable[str], network: str, owned: Owned) -> Sources:
    """The sources of a code with these links that was registered for this network; an empty key is read from the links."""
    parsed = [addresses.parse(link) for link in links]
    further = owned.networks
    found = [networks.find(one, further) or networks.loaded_by(one, further) for one in parsed]
    found += [row for row in (*further, *networks.NETWORKS) if row.key == network]
    rows = tuple(dict.fromkeys(row for row in found if row is not None))
    is_direct = network == networks.OWN
    return Sources(
        rows=rows,
        added=owned.hosts_of(rows) | (owned.hosts.get(networks.OWN, frozenset()) if is_direct else frozenset()),
        # A direct advertiser's banner stands on its own hosts, or was sent and put on this site.
        declared=frozenset({"", settings.SITE_HOST, *(one.host for one in parsed)})
        if is_direct or not rows
        else frozenset(),
        is_direct=is_direct,
        has_links=bool(parsed),
    )


def is_known(link: str, sources: Sources, decisions: Decisions) -> bool:
    """Whether a link of a code may be there: a network's, a direct advertiser's, or one that somebody has decided about."""
    if sources.is_direct:
        return bool(addresses.parse(link).host)
    verdict = classify(link, decisions=decisions, own_hosts=frozenset())
    return verdict.kind is Kind.AD or verdict.reason == "decision"
