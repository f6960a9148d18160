"""What a network's code may hold: its elements, its hosts, nothing that reaches beyond its frame, nothing of strangers."""

import pytest
from django.utils.translation import override

from disclosures import code_styles, code_widgets
from disclosures.classification import Decisions, Kind, Verdict
from disclosures.code_checks import objections
from disclosures.code_widgets import WIDGETS
from disclosures.network import Network
from disclosures.networks import NETWORKS
from disclosures.owned import Owned
from disclosures.pasted import judge
from tests.disclosures.test_labelling import ISSUED

A8 = '<a href="https://px.a8.net/svt/ejp?a8mat=1" rel="nofollow">{}</a>'
OK = A8.format("文")


def parts(code, **options):
    return [one.part for one in objections(code, **options)]


@pytest.mark.parametrize("network", ISSUED)
def test_issued_codes_are_taken_with_or_without_their_network_named(network):
    assert parts(ISSUED[network]) == parts(ISSUED[network], network=network) == []


@pytest.mark.parametrize(
    "code",
    [
        A8.format('<img border="0" width="300" height="250" alt="" src="https://www25.a8.net/svt/bgt?aid=1&wid=001">'),
        '<a href="//ck.jp.ap.valuecommerce.com/servlet/referral?sid=1&pid=2"><img src="//i.imgvc.com/vc/images/1.jpeg"></a>',
        '<a href="https://hb.afl.rakuten.co.jp/ichiba/1/?pc=x" style="word-wrap:break-word;"><img src="https://hbb.afl.rakuten.co.jp/hgb/1/?pc=x" border="0" style="margin:2px" alt=""></a>',
        '<table border="0" cellpadding="0" cellspacing="0"><tr><td><div style="border:1px solid #95a5a6;border-radius:.75rem;background-color:#FFFFFF;width:504px;margin:0px;padding:5px;text-align:center;overflow:hidden;">'
        '<a href="https://hb.afl.rakuten.co.jp/ichiba/1/?pc=x">x</a></div></td></tr></table>',
        '<a href="https://amzn.to/1"><img src="https://m.media-amazon.com/images/I/1.jpg" srcset="https://m.media-amazon.com/1.jpg 1x, https://m.media-amazon.com/2.jpg 2x"></a>',
        OK + '<a href="https://www.amazon.co.jp/dp/B0?tag=example-22">Amazon</a>',
    ],
)
def test_codes_of_the_networks_are_taken(code):
    assert parts(code) == []


@pytest.mark.parametrize(
    ("code", "part"),
    [
        (A8.format('<img src="https://spy.example/1.gif">'), 'src="https://spy.example/1.gif"'),
        (A8.format('<img src="https://www1.a8.net.spy.example/0.gif">'), 'src="https://www1.a8.net.spy.example/0.gif"'),
        (A8.format('<img src="//hbb.afl.rakuten.co.jp/hgb/1">'), 'src="//hbb.afl.rakuten.co.jp/hgb/1"'),
        (A8.format('<img src="/media/copied-banner.png">'), 'src="/media/copied-banner.png"'),
        (A8.format('<img src="data:image/gif;base64,R0">'), 'src="data:image/gif;base64,R0"'),
        (A8.format('<img srcset="https://www1.a8.net/1 1x, https://spy.example/2 2x">'), "srcset="),
        (f'<table background="https://spy.example/1"><tr><td>{OK}</td></tr></table>', "background="),
        ('<a href="https://px.a8.net/svt/ejp?a8mat=1" attributionsrc="https://spy.example/">x</a>', "attributionsrc="),
        ('<a href="https://px.a8.net/svt/ejp?a8mat=1" ping="https://px.a8.net/">x</a>', "ping="),
        (OK + '<a href="https://casino.example/">x</a>', 'href="https://casino.example/"'),
        (OK + '<a href="/admin/">x</a>', 'href="/admin/"'),
        (OK + '<a href="https://bit.ly/1">x</a>', 'href="https://bit.ly/1"'),
        (f'<p data-placement="creative-1">{OK}</p>', "data-placement="),
        (f"<p autofocus>{OK}</p>", "autofocus="),
        (f'<svg><a href="#">x</a></svg>{OK}', "<svg>"),
        (f"<math>{OK}</math>", "<math>"),
        (f"<template>{OK}</template>", "<template>"),
        (f"<button popovertarget=x>{OK}</button>", "<button popovertarget=x>"),
        (f"<p\x0conclick=x()>{OK}</p>", 'onclick="x()"'),
        (f'<object data="https://www1.a8.net/"></object>{OK}', "<object data="),
        (f'<link rel="stylesheet" href="https://www1.a8.net/x.css">{OK}', "<link rel="),
        (f'<meta http-equiv="refresh" content="0;url=https://casino.example/">{OK}', "<meta http-equiv="),
        (f'<base href="https://casino.example/">{OK}', "<base href="),
        (f"<details>{OK}</details>", "<details>"),
    ],
)
def test_what_is_not_the_networks_is_refused_with_the_part_in_question(code, part):
    assert [shown for shown in parts(code) if shown.startswith(part)] != []


@pytest.mark.django_db
@pytest.mark.parametrize("row", WIDGETS, ids=lambda row: row.name)
def test_a_script_widget_is_refused_by_its_name(row):
    with override("en"):
        (reason,) = {str(one.reason) for one in objections(row.example)}

    assert (code_widgets.find(row.example), reason.startswith(row.name)) == (row, True)
    assert judge(row.example).what == "refused"


@pytest.mark.parametrize("network", ISSUED)
def test_no_issued_code_is_taken_for_a_widget(network):
    assert code_widgets.find(ISSUED[network]) is None


@pytest.mark.parametrize("verdict", [Kind.AD, Kind.NOT_AD])
def test_a_link_that_somebody_decided_about_may_stand_in_a_code(verdict):
    decisions = Decisions(hosts={"yomi.example": Verdict(verdict, reason="decision")})

    assert parts(OK + '<a href="https://yomi.example/">紹介サービス</a>', decisions=decisions) == []


def test_a_direct_advertisers_code_loads_from_its_own_hosts_and_this_site():
    code = '<a href="https://shop.example/"><img src="https://shop.example/1.png"><img src="{}"></a>'

    assert parts(code.format("/media/banner.png"), network="own") == []
    assert parts(code.format("https://spy.example/"), network="own") == ['src="https://spy.example/"']
    assert parts('<a href="#top">x</a>', network="own") == ['href="#top"']


def test_no_network_of_the_table_asks_for_frames_today():
    assert [row.key for row in NETWORKS if row.frames] == []


def test_a_frame_is_taken_only_where_the_row_allows_that_very_address():
    row = Network(
        key="own:枠", name="枠", country="", hosts=("frame.example",), frames=("frame.example/ads/",), examples=()
    )
    code = '<a href="https://frame.example/1">x</a><iframe src="https://frame.example/{}/1"{}></iframe>'
    framing = Decisions(owned=Owned(networks=(row,)))

    assert parts(code.format("ads", ""), decisions=framing) == []
    assert parts(code.format("page", ""), decisions=framing) == ['src="https://frame.example/page/1"']
    assert parts(code.format("ads", ' allow="camera"'), decisions=framing) == ['allow="camera"']
    assert parts(code.format("ads", "")) == ['<iframe src="https://frame.example/ads/1">']


@pytest.mark.parametrize(
    "style",
    [
        "border:none;",
        "word-wrap:break-word;",
        "color:#333;font-size:12px;line-height:1.4em;text-align:left;margin:0px;padding:2px 6px",
        "width:100%;max-width:300px;float:left;display:block",
        "",
    ],
)
def test_styles_that_dress_a_code_are_taken(style):
    assert code_styles.stranger(style) == ""


@pytest.mark.parametrize(
    "style",
    [
        "position:fixed",
        "p\\6fsition:fixed",
        "color:red;POSITION : absolute",
        "transform:scale(9)",
        "translate:0 -5em",
        "z-index:9",
        "margin-top:-4em",
        "margin:0 0 -4em",
        "margin-top:calc(0px - 4em)",
        "background:url(https://spy.example/)",
        "background:image-set('https://spy.example/' 1x)",
        "inset:0",
        "zoom:9",
        "--x:1",
        "animation:x 1s",
        "behavior:url(x)",
        "width:expression(x())",
    ],
)
def test_styles_that_reach_beyond_the_code_are_refused(style):
    assert code_styles.stranger(style) != ""
