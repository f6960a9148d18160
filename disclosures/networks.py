"""The registry of affiliate networks: all rows in the order in which they are tried, and the lookups."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures import addresses, network_rows_jp, network_rows_world
from disclosures.addresses import Address
from disclosures.network import OWNED, Network

OWN = "own"  # a direct agreement with an advertiser, without any network

NETWORKS = network_rows_jp.ROWS + network_rows_world.ROWS
BY_KEY = {row.key: row for row in NETWORKS}
AMAZON = frozenset(key for key in BY_KEY if key.startswith("amazon-"))


def find(address: Address, further: tuple[Network, ...] = ()) -> Network | None:
    """The network whose link this is; the first row that matches wins. `further` are the owner's own."""
    if not address.host:
        return None
    return next((row for row in (*NETWORKS, *further) if row.recognises(address)), None)


def loaded_by(address: Address, further: tuple[Network, ...] = ()) -> Network | None:
    """The network whose codes load this picture, pixel or script."""
    if not address.host:
        return None
    return next((row for row in (*NETWORKS, *further) if row.loads(address)), None)


def owner_of(address: Address, further: tuple[Network, ...] = ()) -> Network | None:
    """The network to which the whole host belongs, so that any address on it raises a doubt."""
    return next((row for row in (*NETWORKS, *further) if not row.is_shared_host and row.owns_host(address)), None)


def recognise(address: str) -> Network | None:
    return find(addresses.parse(address))


def name_of(key: str) -> str:
    """The name, without a look at the database: the key of a network that the owner added tells it."""
    return BY_KEY[key].name if key in BY_KEY else key.removeprefix(OWNED) if key.startswith(OWNED) else ""


def choices(further: tuple[Network, ...] = ()) -> list[tuple[str, str | Promise]]:
    return [
        (OWN, _("Direct advertiser, no network")),
        *((row.key, row.name) for row in (*further, *NETWORKS)),
    ]
