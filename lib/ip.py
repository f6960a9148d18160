"""Network addresses as servers and proxies spell them."""

from ipaddress import IPv4Address, IPv6Address, ip_address


def address(spelled: str) -> IPv4Address | IPv6Address | None:
    """None where it is none, as behind a Unix socket. A server that listens on :: spells an IPv4 address as ::ffff:192.0.2.1;
    it is the same one. The name of an interface, behind %, is left out."""
    try:
        found = ip_address(spelled.partition("%")[0])
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found
