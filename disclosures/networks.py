"""The registry of affiliate networks: all rows in the order in which they are tried, and the lookups."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from disclosures import addresses, network_rows_jp, network_rows_world
from disclosures.addresses import Address
from disclosures.network import Network

OWN = "own"  # a direct agreement with an advertiser, without any network

NETWORKS = network_rows_jp.ROWS + network_rows_world.ROWS
BY_KEY = {row.key: row for row in NETWORKS}
AMAZON = frozenset(key for key in BY_KEY if key.startswith("amazon-"))


def find(address: Address) -> Network | None:
    """The network whose link this is; the first row that matches wins."""
    return next((row for row in NETWORKS if row.recognises(address)), None) if address.host else None


def loaded_by(address: Address) -> Network | None:
    """The network whose codes load this picture, pixel or script."""
    return next((row for row in NETWORKS if row.loads(address)), None) if address.host else None


def recognise(address: str) -> Network | None:
    return find(addresses.parse(address))


def name_of(key: str) -> str:
    return BY_KEY[key].name if key in BY_KEY else ""


def choices() -> list[tuple[str, str | Promise]]:
    return [(OWN, _("Direct advertiser, no network")), *((row.key, row.name) for row in NETWORKS)]
