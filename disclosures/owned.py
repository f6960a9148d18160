"""What the owner adds to the tables of networks: networks of their own, and further hosts for pictures."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.utils.functional import SimpleLazyObject

from disclosures.models import OwnNetwork, PictureHost
from disclosures.network import Network


@dataclass(frozen=True)
class Owned:
    """Read once for everything that is judged in one pass. `hosts` are those of pictures, by the key of their network."""

    networks: tuple[Network, ...] = ()
    hosts: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def load(cls) -> "Owned":
        return cls.of(OwnNetwork.objects.order_by("pk"))

    @classmethod
    def of(cls, rows: Iterable[OwnNetwork]) -> "Owned":
        hosts: Any = SimpleLazyObject(_hosts)  # they matter to creatives alone, and most texts have none
        return cls(tuple(map(network_of, rows)), hosts)

    def hosts_of(self, rows: Iterable[Network]) -> frozenset[str]:
        return frozenset().union(*(self.hosts.get(row.key, frozenset()) for row in rows))


def _hosts() -> dict[str, frozenset[str]]:
    hosts: dict[str, frozenset[str]] = {}
    for network, host in PictureHost.objects.values_list("network", "host"):
        hosts[network] = hosts.get(network, frozenset()) | {host}
    return hosts


def network_of(row: OwnNetwork) -> Network:
    """The owner's row as one of the table. Its path is a plain beginning, never an expression."""
    return Network(
        key=row.key,
        name=row.name,
        country="",
        hosts=tuple(row.hosts.split()),
        path="^" + re.escape(row.path) if row.path else "",
        query_all=tuple(row.parameters.split()),
        pixels=tuple(row.pixels.split()),
        tag_policy=row.tag_policy,
        examples=tuple(row.examples.split()),
        counterexamples=tuple(row.counterexamples.split()),
        is_shared_host=bool(row.path or row.parameters),
    )
