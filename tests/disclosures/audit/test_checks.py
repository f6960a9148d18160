"""The checks of a page's markup: a page that keeps every promise, and one way to break each."""

from dataclasses import replace

import pytest

from disclosures.audit.checks import check
from disclosures.audit.finding import RULES
from disclosures.audit.page import Circumstances, Page
from disclosures.audit.representations import cards, feed
from disclosures.strengths import BY_KEY

A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
AMAZON = "https://www.amazon.co.jp/dp/B000000000?tag=example-22"
REL = 'rel="sponsored nofollow noopener"'
BADGE = '<p class="mark" data-disclosure="badge">広告を含む記事です</p>'
NOTICE = '<p class="notice" data-disclosure="notice">広告を利用しています。</p>'
LABEL = '<span class="mark" data-disclosure="label">広告</span>'
CODE = f'<a href="{A8}" rel="nofollow">宿の一覧</a><img src="https://www10.a8.net/0.gif?a8mat=1X+2X" width="1" height="1" alt="">'
LINK = f'<p>宿は{LABEL}\u2060<a href="{A8}" {REL}>宿の一覧</a>から。</p>'
UNIT = f'<div class="ad"><p class="mark" data-disclosure="label">広告</p><div class="ad-code">{CODE}</div></div>'
TEXT = f'<div class="prose">{LINK}{UNIT}</div>'
GOOD = (
    '<html lang="ja"><head><meta property="og:description" content="広告を含む記事です。宿の話"></head><body><main>'
    f'<article class="entry"><header>{BADGE}<h1>宿</h1></header>{NOTICE}{TEXT}</article></main></body></html>'
)
ABOUT = Circumstances(own_hosts=frozenset({"blog.example.jp"}), codes={7: CODE})
AMAZONS = f'{LABEL}\u2060<a href="{AMAZON}" {REL}>Amazonで見る</a>'

BROKEN = [
    ("R01", BADGE, ""),
    ("R01", BADGE, BADGE + BADGE),
    ("R01", "広告を含む記事です</p>", "広告があります</p>"),
    ("R02", f"{NOTICE}{TEXT}", f"{TEXT}{NOTICE}"),
    ("R02", f"<header>{BADGE}<h1>宿</h1></header>{NOTICE}{TEXT}", f"{NOTICE}{TEXT}{BADGE}"),
    ("R04", BADGE, f"<details open><summary>広告について</summary>{BADGE}</details>"),
    ("R04", NOTICE, f"<div hidden>{NOTICE}</div>"),
    ("R04", 'class="notice"', 'class="notice" style="display: none"'),
    ("R05", "広告を利用しています。", "広告を利用しています。" + "とても長い説明です。" * 12),
    ("R05", "広告を利用しています。", "この記事ではいくつかのお店へのリンクから収益を得ることがあり、それは広告です。"),
    ("R05", "広告を利用しています。", '広告です。<a href="/ads/">くわしく</a>'),
    ("R06", f"宿は{LABEL}\u2060", "宿は"),
    ("R06", f"宿は{LABEL}\u2060", f"{LABEL}宿は"),
    ("R06", '<div class="ad"><p class="mark" data-disclosure="label">広告</p>', '<div class="ad"><p>今だけ</p>'),
    ("R07", f"宿は{LABEL}", f"宿は{LABEL.replace('広告', '提供')}"),
    ("R10", f"<p>宿は{LABEL}", f"<p>#旅 #宿 #温泉 {LABEL}"),
    ("R11", f'<a href="{A8}" {REL}>', f'<a href="{A8}" rel="nofollow">'),
    ("R11", f'<a href="{A8}" {REL}>', f'<a href="{A8}" rel="sponsored nofollow noopener noreferrer">'),
    ("R12", "から。</p>", "から。この記事は広告ではありません。</p>"),
    ("R14", "から。</p>", 'から。</p><blockquote class="twitter-tweet">すごい</blockquote>'),
    ("R15", "</body>", '<script src="https://aml.valuecommerce.com/vcdal.js"></script></body>'),
    ("R16", 'rel="nofollow">宿の一覧</a><img src', 'rel="nofollow noopener">宿の一覧</a><img src'),
    ("R17", 'content="広告を含む記事です。', 'content="'),
    ("R18", LINK, f'<h2>{LABEL}\u2060<a href="{A8}" {REL}>宿</a></h2>'),
    ("R18", ">宿の一覧</a>から。", ">こちら</a>から。"),
    ("R19", "から。</p>", f"から。{AMAZONS}</p>"),
    ("R20", "https://www10.a8.net/0.gif?a8mat=1X+2X", "/media/banner.webp"),
]
PAINTED = {"R00", "R03", "R08", "R09", "R13"}  # seen in a browser alone: tests/browser/test_audit.py
STRONG = GOOD.replace(
    'class="mark" data-disclosure="badge"', 'class="mark mark-strong" data-disclosure="badge"'
).replace(NOTICE, NOTICE.replace('"notice"', '"notice notice-strong"', 1))
STRONG = STRONG.replace(
    UNIT, '<p class="notice notice-strong" data-disclosure="notice">広告を利用しています。</p>' + UNIT
)
WEAKER = [
    ("mark mark-strong", "mark"),
    ('<p class="notice notice-strong"', '<p class="notice"'),
    ('<p class="notice notice-strong" data-disclosure="notice">広告を利用しています。</p>' + UNIT, UNIT),
]


def found(html, about=ABOUT):
    return {finding.rule for finding in check(Page("/yado/", html, about))}


def test_a_page_that_keeps_every_promise_has_no_findings():
    assert check(Page("/yado/", GOOD, ABOUT)) == []


@pytest.mark.parametrize(("rule", "whole", "broken"), BROKEN)
def test_a_broken_promise_is_found_under_its_number(rule, whole, broken):
    assert whole in GOOD
    assert rule in found(GOOD.replace(whole, broken))


def test_every_rule_is_broken_here_or_in_a_browser():
    assert {rule for rule, *_change in BROKEN} | PAINTED | {"R22"} == {row.key for row in RULES}


@pytest.mark.parametrize(("whole", "weaker"), WEAKER)
def test_a_mark_that_is_weaker_than_what_is_asked_for_is_found(whole, weaker):
    asked = replace(ABOUT, strength=BY_KEY["strong"])
    assert whole in STRONG
    assert (found(STRONG, asked), found(STRONG.replace(whole, weaker, 1), asked)) == (set(), {"R22"})


def test_a_mark_that_is_stronger_than_what_is_asked_for_is_none():
    assert found(STRONG, ABOUT) == set()


def test_a_page_without_ads_owes_nothing():
    html = GOOD.replace(f"{NOTICE}{TEXT}", '<div class="prose"><p>宿の話。この記事は広告ではありません。</p></div>')
    assert found(html.replace(BADGE, ""), Circumstances()) == set()


def test_an_address_that_an_author_called_an_ad_is_one():
    html = GOOD.replace(LINK, '<p><a href="https://yado.example/">宿</a></p>')
    declared = Circumstances(declared=frozenset({"https://yado.example/"}))
    assert (found(html, declared), found(html, Circumstances())) == ({"R06", "R11"}, set())


def test_amazon_prices_by_hand_are_a_warning():
    statement = '<div class="statement"><p>Amazonのアソシエイトとして、宿帳は適格販売により収入を得ています。</p></div>'
    html = GOOD.replace("から。</p>", f"から。{AMAZONS.replace('Amazonで見る', '980円')}</p>{statement}")
    assert [(one.rule, one.is_failure) for one in check(Page("/", html, ABOUT))] == [("R19", False)]


def test_a_link_that_a_network_wrote_without_rel_is_a_warning():
    html = GOOD.replace('rel="nofollow">宿の一覧</a><img', ">宿の一覧</a><img")
    assert [(one.rule, one.is_failure) for one in check(Page("/", html, Circumstances()))] == [("R11", False)]


def test_a_header_that_hides_the_page_from_networks_is_found():
    headers = Circumstances(codes={7: CODE}, headers={"Referrer-Policy": "same-origin"})
    assert found(GOOD, headers) == {"R11"}


@pytest.mark.parametrize(("mark", "rules"), [('<span class="mark">広告を含む</span>', []), ("", ["R17"])])
def test_a_card_of_a_page_with_ads_carries_a_mark(mark, rules):
    card = f'<main><div class="card">{mark}<a href="/yado/">宿</a></div><div class="card"><a href="/mado/">窓</a></div></main>'
    assert [one.rule for one in cards(Page("/", card), frozenset({"/yado/"}))] == rules


MARKED = "&lt;p data-disclosure=&quot;badge&quot;&gt;a&lt;/p&gt;&lt;p data-disclosure=&quot;notice&quot;&gt;b&lt;/p&gt;"
FEEDS = {
    "rss": "<rss><channel><item><title>宿</title><link>https://blog.example.jp/yado/</link><description>{}</description></item></channel></rss>",
    "atom": '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>宿</title><link href="https://blog.example.jp/yado/"/><content>{}</content></entry></feed>',
}


@pytest.mark.parametrize("template", FEEDS.values(), ids=list(FEEDS))
@pytest.mark.parametrize(
    ("content", "rules"), [(MARKED, []), ("&lt;p&gt;宿&lt;/p&gt;", ["R17"])], ids=["marked", "bare"]
)
def test_an_item_of_a_feed_carries_both_marks(template, content, rules):
    assert [one.rule for one in feed("/feed/", template.format(content), frozenset({"/yado/"}))] == rules


def test_an_ad_in_a_json_feed_keeps_its_label():
    item = '{"items": [{"url": "/mado/", "title": "窓", "content_html": "<div class=\\"ad\\">x</div>"}]}'
    assert [one.rule for one in feed("/feed.json", item, frozenset())] == ["R17"]
