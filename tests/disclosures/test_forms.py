"""What goes through the forms of disclosure, and what is refused with a sentence beside its field."""

import hashlib

import pytest
from django.utils.translation import override

from disclosures.forms import CreativeForm, LinkDecisionForm, NoticeWordingForm
from disclosures.models import LinkDecision
from tests.disclosures.test_labelling import ISSUED
from tests.factories import LinkDecisionFactory

pytestmark = pytest.mark.django_db
A8 = ISSUED["a8"]
LINK = '<a href="https://px.a8.net/svt/ejp?a8mat=1" rel="nofollow">x</a>'


def creative(**values):
    start = {
        "name": "広告",
        "kind": "text",
        "label": "広告",
        "relationship": "affiliate",
        "language": "ja",
        "code": LINK,
    }
    return CreativeForm(start | values)


def button(**values):
    start = {"kind": "button", "code": "", "address": "https://px.a8.net/svt/ejp?a8mat=1", "button_text": "料金を見る"}
    return creative(**start | values)


@pytest.mark.parametrize("network", ISSUED)
def test_code_as_networks_issue_it_is_kept_byte_for_byte(network):
    code = "  " + ISSUED[network] + "\n\n"

    saved = creative(code=code.replace("\n", "\r\n")).save()

    assert (saved.code, saved.network, saved.is_intact) == (code, network, True)
    assert saved.sha256 == hashlib.sha256(code.encode()).hexdigest()
    assert saved.address != ""


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (LINK + '<script src="//statics.a8.net/a8link/a8linkmgr.js"></script>', "<script src="),
        (LINK + "<noscript>x</noscript>", "<noscript>"),
        (LINK + '<iframe src="https://rcm-fe.amazon-adsystem.com/"></iframe>', "<iframe src="),
        ('<form action="https://click.linksynergy.com/"></form>' + LINK, "<form action="),
        ("<style>p{display:none}</style>" + LINK, "<style>"),
        (LINK + "<custom-ad>x</custom-ad>", "<custom-ad>"),
        ("<body onload=x()>" + LINK, "<body onload=x()>"),
        (LINK + '<img src="/x.png" onerror="x()">', 'onerror="x()"'),
        ('<a href="javascript:x()">x</a>' + LINK, 'href="javascript:x()"'),
        (f'<div style="position:fixed">{LINK}</div>', 'style="position:fixed"'),
        (f'<p data-disclosure="label">{LINK}</p>', 'data-disclosure="label"'),
        (LINK + "</div><p>x</p>", "px.a8.net"),
        ("<div>" + LINK, "px.a8.net"),
        (LINK + "<!-- open", "px.a8.net"),
        (LINK[:-4], "px.a8.net"),
        ("<p>リンクのない文</p>", "no link"),
        ("", "Paste the code"),
        ("　\u200b", "Paste the code"),
        ('<a href="https://example.com/">x</a>', "direct"),
    ],
)
def test_code_that_cannot_be_shown_is_refused_with_the_part_in_question(code, part):
    with override("en"):
        assert part in " ".join(creative(code=code).errors["code"])


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"network": "moshimo"}, "network"),
        ({"network": "own"}, "network"),
        ({"label": "Ad"}, "label"),
        ({"label": "提供"}, "label"),
        ({"name": "　\u3164"}, "name"),
        ({"name": "a\x0bb"}, "name"),
        ({"name": "あ" * 81}, "name"),
        ({"copy": "\u200b\u200b"}, "copy"),
        ({"code": "x" * 20_001}, "code"),
        ({"kind": "video"}, "kind"),
    ],
)
def test_other_fields_are_checked_too(values, field):
    assert field in creative(**values).errors


def test_code_of_a_direct_advertiser_is_taken_when_the_owner_says_so():
    saved = creative(code='<a href="https://example.com/?x">x</a>', network="own").save()

    assert (saved.network, saved.address) == ("own", "https://example.com/?x")


def test_code_with_a_link_that_was_decided_to_be_an_ad_is_taken():
    LinkDecisionFactory(address="https://example.com/", scope="host", verdict="ad", relationship="affiliate")

    assert creative(code='<a href="https://example.com/?x">x</a>').is_valid()


def test_a_box_with_amazon_among_others_counts_as_amazons():
    assert creative(code=A8 + ISSUED["amazon-jp"]).save().network == "amazon-jp"


def test_a_button_keeps_no_code_and_finds_its_network():
    saved = button(code="<script>").save()

    assert (saved.code, saved.network) == ("", "a8")


def test_a_button_of_a_direct_advertiser():
    assert button(address="https://example.com/").save().network == "own"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"address": ""}, "address"),
        ({"address": "javascript:alert(1)"}, "address"),
        ({"address": "//px.a8.net/"}, "address"),
        ({"address": "https://"}, "address"),
        ({"address": "https://px.a8.net/\r\nx"}, "address"),
        ({"address": "https://px.a8.net:x/"}, "address"),
        ({"button_text": ""}, "button_text"),
        ({"button_text": "\u3000"}, "button_text"),
        ({"network": "rakuten"}, "network"),
        ({"address": "https://example.com/", "network": "rakuten"}, "address"),
    ],
)
def test_a_button_needs_an_address_and_a_text(values, field):
    assert field in button(**values).errors


def decision(**values):
    start = {"address": "https://bit.ly/abc", "scope": "link", "verdict": "not_ad", "reason": "開いて確かめました"}
    return LinkDecisionForm(start | values)


def test_a_decision_is_kept_in_one_spelling():
    saved = decision(address="HTTPS://Bit.Ly/abc#top", verdict="ad").save()

    assert (saved.target, saved.relationship) == ("//bit.ly/abc", "affiliate")


def test_a_decision_about_a_path_of_the_own_site():
    assert decision(address="/go/server").is_valid()


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"address": ""}, "address"),
        ({"address": "mailto:a@example.jp"}, "address"),
        ({"address": "//"}, "address"),
        ({"address": "https://a.example/\x00"}, "address"),
        ({"address": "https://a.example/" + "あ" * 801}, "address"),
        ({"scope": "host"}, "scope"),
        ({"address": "/go/x", "scope": "host"}, "address"),
        ({"address": "https://px.a8.net/svt/ejp?a8mat=1"}, "verdict"),
        ({"verdict": ""}, "verdict"),
        ({"verdict": "maybe"}, "verdict"),
        ({"reason": ""}, "reason"),
        ({"reason": "　\u200b"}, "reason"),
        ({"reason": "あ" * 301}, "reason"),
    ],
)
def test_a_decision_that_cannot_be_is_refused(values, field):
    assert field in decision(**values).errors


def test_the_same_link_is_decided_once():
    LinkDecisionFactory(address="https://bit.ly/abc")

    assert "address" in decision().errors
    assert decision(address="https://bit.ly/other").is_valid()


def test_a_decision_may_be_changed():
    row = LinkDecisionFactory(address="https://bit.ly/abc")
    form = LinkDecisionForm(
        {"address": row.address, "scope": "link", "verdict": "ad", "reason": "報酬あり"}, instance=row
    )

    form.save()

    assert LinkDecision.objects.get().verdict == "ad"


@pytest.mark.parametrize(
    ("values", "is_valid"),
    [
        ({"text": "広告です。リンク先で契約されると報酬を受け取ります。"}, True),
        ({"text": "リンク先で契約されると報酬を受け取ります。"}, False),
        ({"text": "広告ではありません。"}, False),
        ({"text": ""}, False),
        ({"text": "\u3164"}, False),
        ({"place": "label", "text": "PR"}, True),
        ({"place": "label", "text": "提供"}, False),
        ({"place": "badge", "text": "広告"}, False),
        ({"place": "card", "text": "PRを含む"}, True),
        ({"place": "card", "text": "おすすめ"}, False),
        ({"place": "feed", "text": "広告は記事のページにあります。"}, True),
        ({"place": "feed", "text": "続きは記事で。"}, False),
        ({"relationship": "own", "text": "広告です。自分の本を紹介しています。"}, True),
        ({"relationship": "own", "text": "広告です。本を紹介しています。"}, False),
    ],
)
def test_own_wording_must_keep_what_a_mark_is_for(values, is_valid):
    form = NoticeWordingForm({"place": "notice", "relationship": "", "language": "ja"} | values)

    assert form.is_valid() is is_valid
