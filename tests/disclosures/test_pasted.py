"""What a pasted text is: a code of whichever network, one that cannot be shown, the address of an ad, or just text."""

import pytest

from disclosures import networks, pasted
from disclosures.models.creatives import digest
from tests.browser.codes import CODES
from tests.factories import CreativeFactory

pytestmark = pytest.mark.django_db
SCRIPT = '<script src="//ad.jp.ap.valuecommerce.com/servlet/jsbanner?sid=1&pid=2"></script>'
EASY_LINK = '<!-- START MoshimoAffiliateEasyLink --><script>(function(b){b.src="//i.moshimo.com/af/i/impression?a_id=1"})</script><div>リンク</div>'
BANNER = '<a href="https://px.a8.net/svt/ejp?a8mat=A+B" rel="nofollow"><img width="300" height="250" alt="宿の予約" src="https://www21.a8.net/svt/bgt?aid=1"></a>'


@pytest.mark.parametrize(("name", "code"), CODES.items())
def test_a_code_of_a_network_is_recognised(name, code):
    found = pasted.judge(code)
    assert (found.what, found.kind, found.refusals, found.known) == ("code", "text", [], None)
    assert found.name.startswith(found.network.name)


def test_a_banner_is_named_by_the_words_of_its_picture():
    found = pasted.judge(BANNER)
    assert (found.what, found.kind, found.name, found.network.key) == ("code", "banner", "A8.net 宿の予約", "a8")


@pytest.mark.parametrize(
    "code", [SCRIPT, EASY_LINK, f"<iframe src='//af.moshimo.com/af/c/click?a_id=1'></iframe>{BANNER}"]
)
def test_a_code_that_cannot_be_shown_is_refused_with_its_part(code):
    found = pasted.judge(code)
    assert found.what == "refused"
    assert [one.part for one in found.refusals if one.part in code] == [one.part for one in found.refusals]


def test_a_pixel_without_a_link_is_no_ad_to_be_placed():
    found = pasted.judge('<img src="https://www10.a8.net/0.gif?a8mat=A+B" width="1" height="1">')
    assert (found.what, [str(one.reason) for one in found.refusals]) == ("refused", [str(pasted.NO_LINK)])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "ただの文。",
        '<a href="https://example.jp/">店</a>',
        "https://example.jp/",
        "https://bit.ly/3abcdef",
        "案内は https://px.a8.net/svt/ejp?a8mat=A+B です",
        "<" * 20_000,
        "//a.jp" * 5_000,
        BANNER + "x" * 20_000,
    ],
)
def test_other_text_is_text(text):
    assert pasted.judge(text).what == "text"


@pytest.mark.parametrize("network", [row for row in networks.NETWORKS if row.examples], ids=lambda row: row.key)
def test_the_address_of_an_ad_is_told_from_others(network):
    address = network.examples[0] if network.examples[0].startswith("http") else f"https:{network.examples[0]}"
    assert (pasted.judge(address).what, pasted.judge(f" {address}\n").kind) == ("address", "button")


def test_a_code_that_is_registered_already_is_found_by_its_bytes():
    code = CODES["A8"]
    creative = CreativeFactory(code=code, sha256=digest(code))
    assert pasted.judge(code.replace("\n", "\r\n")).known == creative
    assert pasted.judge(code + " ").known is None


@pytest.mark.parametrize(
    ("address", "is_ad"),
    [
        ("https://www10.a8.net/0.gif?a8mat=A", True),
        ("https://px.a8.net/svt/ejp?a8mat=A+B", True),
        ("https://example.jp/a.jpg", False),
        ("/media/a.webp", False),
    ],
)
def test_pictures_of_networks_are_told_from_others(address, is_ad):
    assert pasted.advertises(address) is is_ad
