"""Who sends a form: the network as a keyed digest, and whether the request began on this site."""

from dataclasses import dataclass
from enum import Enum
from ipaddress import ip_network
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest

from lib import ip
from lib.signing import digest

IPV6_PREFIX = 64  # what one household or one phone has for itself


class Origin(Enum):
    OWN = "own"
    FOREIGN = "foreign"
    UNKNOWN = "unknown"  # neither Origin nor Referer: some privacy tools, and every simple program


@dataclass(frozen=True)
class Sender:
    network: str
    origin: Origin

    @classmethod
    def of(cls, request: HttpRequest) -> "Sender":
        return cls(network=network_digest(request.META.get("REMOTE_ADDR", "")), origin=origin_of(request))


def network_digest(address: str) -> str:
    """A keyed digest of the /32 or /64 of the address; the address itself is kept nowhere."""
    parsed = ip.address(address)
    if parsed is None:  # a server behind a Unix socket gives none: all such visitors count as one
        return digest("none", purpose="network")
    if parsed.version == 4:
        return digest(str(parsed), purpose="network")
    return digest(str(ip_network((parsed, IPV6_PREFIX), strict=False)), purpose="network")


def origin_of(request: HttpRequest) -> Origin:
    """Where the request began. Fails closed: what is there and is not this site is foreign, `null` as well."""
    if request.headers.get("Sec-Fetch-Site", "").strip().lower() in {"cross-site", "same-site"}:
        return Origin.FOREIGN
    own = {settings.SITE_URL, f"{request.scheme}://{request.get_host()}"}
    origin = request.headers.get("Origin")
    if origin is not None:
        return Origin.OWN if origin.lower() in own else Origin.FOREIGN
    referer = request.headers.get("Referer")
    if not referer:
        return Origin.UNKNOWN
    try:
        parts = urlsplit(referer)
    except ValueError:
        return Origin.FOREIGN
    return Origin.OWN if f"{parts.scheme}://{parts.netloc}".lower() in own else Origin.FOREIGN
