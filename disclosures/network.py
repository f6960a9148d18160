"""What a row of the network tables holds, and when an address belongs to it."""

import re
from dataclasses import dataclass

from disclosures import hosts
from disclosures.addresses import Address

OWNED = "own:"  # begins the keys of networks that the owner added; their names follow


@dataclass(frozen=True)
class Network:
    """One affiliate network.

    `hosts`, `path` (a regular expression), `query_all` and `query_any` describe its links; `pixels` and `scripts` are
    addresses that its codes load (host, then optionally the start of the path and one parameter's name). `pictures` are
    further hosts of its pictures, those to which they are redirected among them; `frames` are addresses that a code may
    show in a frame, and without any a code with a frame is refused.
    Tier A: the shape was seen in real codes; tier B: only the host is known.
    `tag_policy` says what the network lets others change in the code it issues: never_touch, listed_only, append_ok,
    own_risk or unknown. The code is served byte for byte whatever it says; only the advice to the editor differs.
    `is_shared_host`: ordinary pages live on these hosts as well, so the host alone raises no suspicion.
    """

    key: str
    name: str
    country: str
    hosts: tuple[str, ...]
    examples: tuple[str, ...]
    path: str = ""
    query_all: tuple[str, ...] = ()
    query_any: tuple[str, ...] = ()
    pixels: tuple[str, ...] = ()
    scripts: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    frames: tuple[str, ...] = ()
    destination: str = ""
    tier: str = "A"
    tag_policy: str = "unknown"
    counterexamples: tuple[str, ...] = ()
    is_shared_host: bool = False

    @property
    def lets_rel_be_added(self) -> bool:
        """Whether its terms allow its members to add a `rel` to a code that it issued."""
        return self.tag_policy == "append_ok"

    def owns_host(self, address: Address) -> bool:
        return any(hosts.matches(pattern, address.host) for pattern in self.hosts)

    def recognises(self, address: Address) -> bool:
        """Whether this is one of the network's links. Parameters count only with a value: without an id nobody is paid."""
        if not self.owns_host(address) or not re.search(self.path, address.path, re.IGNORECASE):
            return False
        given = address.filled_parameters
        has_all = all(name.lower() in given for name in self.query_all)
        return has_all and (not self.query_any or any(name.lower() in given for name in self.query_any))

    def loads(self, address: Address) -> bool:
        """Whether this is a picture, counting pixel or script of the network's codes."""
        return any(_stands_for(pattern, address) for pattern in (*self.pixels, *self.scripts))

    def shows_from(self, host: str) -> bool:
        """Whether pictures in its codes may come from this host."""
        places = (*self.hosts, *self.pictures, *(pattern.partition("/")[0] for pattern in self.pixels))
        return any(pattern != "*" and hosts.matches(pattern, host) for pattern in places)

    @property
    def picture_hosts(self) -> frozenset[str]:
        """Those of them that one name says; a pattern with a * is too wide for a policy."""
        places = (*self.pictures, *(pattern.partition("/")[0] for pattern in self.pixels))
        return frozenset(host for host in places if "*" not in host)

    def frames_at(self, address: Address) -> bool:
        return any(_stands_for(pattern, address) for pattern in self.frames)


def _stands_for(pattern: str, address: Address) -> bool:
    place, _, parameter = pattern.partition("?")
    host, slash, path = place.partition("/")
    if not hosts.matches(host, address.host) or not address.path.startswith(slash + path):
        return False
    return not parameter or parameter.rstrip("=").lower() in address.filled_parameters
