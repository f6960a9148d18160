"""guard.senders: networks as digests, and where a request began."""

import pytest
from django.test import RequestFactory

from guard.senders import Origin, Sender, network_digest, origin_of

OWN = "https://blog.example.jp"


def origin(**headers):
    return origin_of(RequestFactory().post("/", secure=True, headers={"host": "blog.example.jp", **headers}))


@pytest.mark.parametrize(
    "foreign",
    [
        "null",
        "",
        "https://evil.example",
        "https://blog.example.jp.evil.example",
        "https://evilblog.example.jp",
        "https://sub.blog.example.jp",
        "http://blog.example.jp",
        "https://blog.example.jp:8443",
        "https://blog.example.jp@evil.example",
        "https://blog.example.jp, https://evil.example",
    ],
)
def test_another_origin_is_foreign_however_alike(foreign):
    assert origin(origin=foreign) is Origin.FOREIGN


def test_the_origin_of_the_site_is_its_own():
    assert origin(origin=OWN) is Origin.OWN


def test_the_referer_decides_where_there_is_no_origin():
    assert origin(referer=f"{OWN}/a-page/") is Origin.OWN
    assert origin(referer="https://evil.example/?https://blog.example.jp/") is Origin.FOREIGN
    assert origin(referer="http://[") is Origin.FOREIGN


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_the_browsers_own_word_outweighs_the_rest(site):
    assert origin(**{"sec-fetch-site": site, "origin": OWN}) is Origin.FOREIGN


def test_a_request_without_either_header_is_unknown():
    assert origin() is Origin.UNKNOWN


def test_one_network_has_one_digest_and_shows_no_address():
    home = network_digest("2001:db8:1:2:aaaa::1")
    assert home == network_digest("2001:db8:1:2:bbbb::9") != network_digest("2001:db8:1:3::1")
    assert network_digest("192.0.2.1") == network_digest("::ffff:192.0.2.1") != network_digest("192.0.2.2")


def test_a_sender_is_known_by_its_network_and_origin():
    request = RequestFactory().post("/", REMOTE_ADDR="192.0.2.1")
    assert Sender.of(request) == Sender(network=network_digest("192.0.2.1"), origin=Origin.UNKNOWN)
