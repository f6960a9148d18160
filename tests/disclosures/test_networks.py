"""Every network row proves itself by its own examples."""

from collections import Counter

import pytest

from disclosures import hosts
from disclosures.networks import BY_KEY, NETWORKS, recognise

TAG_POLICIES = {"never_touch", "listed_only", "append_ok", "own_risk", "unknown"}


@pytest.mark.parametrize(("row", "address"), [(row, address) for row in NETWORKS for address in row.examples])
def test_a_row_recognises_its_own_links(row, address):
    assert recognise(address) is row


@pytest.mark.parametrize(("row", "address"), [(row, address) for row in NETWORKS for address in row.counterexamples])
def test_a_row_leaves_its_counterexamples_alone(row, address):
    assert recognise(address) is None


@pytest.mark.parametrize("row", NETWORKS, ids=lambda row: row.key)
def test_a_row_is_complete(row):
    assert row.examples
    assert row.tier in {"A", "B"}
    assert row.tag_policy in TAG_POLICIES


def test_keys_are_unique_and_every_row_has_its_own():
    assert [key for key, count in Counter(row.key for row in NETWORKS).items() if count > 1] == []
    assert len(BY_KEY) == 77


@pytest.mark.parametrize(
    "address",
    [
        "HTTPS://PX.A8.NET/svt/ejp?a8mat=1",
        "https://px.a8.net/svt/ejp?x=1&amp;a8mat=1",
        "//px.a8.net/svt/ejp?a8mat=1",
        "\\\\px.a8.net\\svt\\ejp?a8mat=1",
        "https:px.a8.net/svt/ejp?a8mat=1",
        " \thttps://px.a8\n.net/svt/ejp?a8mat=1",
        "https://px.a8.net./svt/ejp?a8mat=1",
        "https://px.a8.net:443/svt/ejp?a8mat=1",
        "https://someone:secret@px.a8.net/svt/ejp?a8mat=1",
        "https://ｐｘ．ａ８．ｎｅｔ/svt/ejp?a8mat=1",
        "https://px.a8%2Enet/svt/%65jp?a8mat=1",
        "https://px.a8.net/x/../svt/ejp?%618mat=1",
    ],
)
def test_every_spelling_that_browsers_open_is_recognised(address):
    assert recognise(address) is BY_KEY["a8"]


@pytest.mark.parametrize(
    "address",
    [
        "https://px.a8.net.evil.example/svt/ejp?a8mat=1",
        "https://px.a8.net@evil.example/svt/ejp?a8mat=1",
        "https://evil.example/px.a8.net/svt/ejp?a8mat=1",
        "https://evil-px.a8.net.example/svt/ejp?a8mat=1",
        "https://xpx.a8.network/svt/ejp?a8mat=1",
        "https://amazon.co.jp.evil.example/dp/B0?tag=example-22",
        "https://amazon.evil/dp/B0?tag=example-22",
        "https://notamazon.co.jp/dp/B0?tag=example-22",
        "https://ebay.evil.example/itm/1?campid=1",
        "https://www.amazon.co.jp/dp/B0?tag=",
        "mailto:px.a8.net/svt/ejp?a8mat=1",
        "/svt/ejp?a8mat=1",
        "",
    ],
)
def test_look_alikes_are_not_recognised(address):
    assert recognise(address) is None


@pytest.mark.parametrize("suffix", hosts.SHOP_SUFFIXES["amazon"])
def test_amazon_is_recognised_in_every_country(suffix):
    network = recognise(f"https://www.amazon.{suffix}/dp/B0?tag=example-22")
    assert network.key == ("amazon-jp" if suffix == "co.jp" else "amazon-global")
