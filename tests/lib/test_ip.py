"""lib.ip: one address for each of its spellings."""

from ipaddress import IPv4Address, IPv6Address

import pytest

from lib import ip

SPELLED = [
    ("192.0.2.1", IPv4Address("192.0.2.1")),
    ("::ffff:192.0.2.1", IPv4Address("192.0.2.1")),
    ("2001:DB8::1", IPv6Address("2001:db8::1")),
    ("fe80::1%eth0", IPv6Address("fe80::1")),
    ("", None),
    ("192.0.2.1:80", None),
    ("localhost", None),
]


@pytest.mark.parametrize(("spelled", "address"), SPELLED)
def test_an_address_is_the_same_in_each_spelling(spelled, address):
    assert ip.address(spelled) == address
