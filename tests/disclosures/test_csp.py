"""What creatives need from a page's policy: hosts of their own network's row, exact styles, and nothing for samples."""

import pytest

from disclosures import csp
from disclosures.inventory import Inventory
from disclosures.network import Network
from disclosures.owned import Owned
from tests.factories import ButtonFactory, CreativeFactory

pytestmark = pytest.mark.django_db
NOTHING = Owned()
MOSHIMO = '<a href="//af.moshimo.com/af/c/click?a_id=1">x</a>'
FRAMING = Network(
    key="own:枠",
    name="枠",
    country="",
    hosts=("frame.example",),
    frames=("frame.example/ads/",),
    examples=("https://frame.example/1",),
)


def needs(*creatives, owned=NOTHING):
    return csp.sources(creatives, owned)


def test_a_page_without_creatives_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert (csp.needs(Inventory()), needs()) == ({}, {})


def test_the_policy_is_what_was_found_when_the_text_was_rendered(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert csp.needs(Inventory(sources={"img-src": ["www10.a8.net"]})) == {"img-src": {"www10.a8.net"}}


def test_pictures_are_let_in_by_their_whole_host():
    assert needs(CreativeFactory()) == {"img-src": ["www10.a8.net"]}


def test_hosts_that_the_network_redirects_to_are_let_in():
    code = MOSHIMO + '<img src="//image.moshimo.com/af-img/1.png">'

    assert needs(CreativeFactory(network="moshimo", code=code)) == {"img-src": ["i.moshimo.com", "image.moshimo.com"]}


def test_a_code_without_pictures_opens_no_host():
    assert needs(CreativeFactory(network="moshimo", code=MOSHIMO)) == {}


@pytest.mark.parametrize(
    "address",
    [
        "https://spy.example/1.gif",
        "https://www.a8.net.spy.example/0.gif",
        "https://x;script-src.a8.net/0.gif",
        "https://'unsafe-inline'/",
        "https://*.a8.net/0.gif",
        "https://www10.a8.net@spy.example/0.gif",
        "https:*",
    ],
)
def test_a_code_alone_opens_nothing(address):
    code = f'<a href="https://px.a8.net/svt/ejp?a8mat=1">x</a><img src="{address}">'

    assert needs(CreativeFactory(code=code)) == {}


def test_a_host_that_the_owner_added_is_let_in_for_its_network_alone():
    owned = Owned(hosts={"a8": frozenset({"img.example.jp"})})

    assert needs(CreativeFactory(), owned=owned) == {"img-src": ["img.example.jp", "www10.a8.net"]}
    assert needs(CreativeFactory(network="moshimo", code=MOSHIMO), owned=owned) == {}


def test_a_frame_is_let_in_where_the_row_allows_it():
    code = '<a href="https://frame.example/1">x</a><iframe src="https://{}/1"></iframe>'
    inside, outside = (
        CreativeFactory(network="own:枠", code=code.format(place)) for place in ("frame.example/ads", "x.example")
    )

    assert needs(inside, outside, owned=Owned(networks=(FRAMING,))) == {"frame-src": ["frame.example"]}


def test_a_direct_advertisers_picture_is_let_in_from_its_own_host():
    code = '<a href="https://shop.example/"><img src="https://shop.example/1.png"><img src="/media/2.png"></a>'

    assert needs(CreativeFactory(network="own", code=code)) == {"img-src": ["shop.example"]}


def test_styles_are_let_in_by_their_exact_hash():
    code = '<a href="https://amzn.to/1" style="color:red">x</a>'

    assert needs(CreativeFactory(network="amazon-short", code=code)) == {
        "style-src-attr": ["'sha256-8f935d27GvUutRyY9yWScUMiFUk4WTdZURISiYfPOeQ='", "'unsafe-hashes'"]
    }


def test_samples_and_buttons_need_nothing():
    assert needs(CreativeFactory(is_sample=True), ButtonFactory()) == {}
