"""A text without its ads: what was an ad leaves words or nothing, and everything else stays as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from disclosures.audit.page import Circumstances, Page
from disclosures.classification import Decisions, classify
from disclosures.without_ads import without_ads

A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
LABEL = '<span class="mark" data-disclosure="label">広告</span>\u2060'
UNIT = f'<div class="ad"><p class="mark" data-disclosure="label">広告</p><div class="ad-code"><a href="{A8}">宿</a></div></div>'
PIECES = [
    UNIT,
    f'<p>宿は{LABEL}<a href="{A8}" rel="sponsored nofollow noopener">宿の<b>一覧</b></a>から。</p>',
    '<p><a href="https://example.org/">窓</a></p>',
    f'<p><a href="{A8}"><img src="https://www10.a8.net/0.gif?a8mat=1X" alt=""></a></p>',
    '<h2 id="a">見出し</h2>',
]


def judge(address):
    return classify(address, decisions=Decisions(), own_hosts=frozenset())


@pytest.mark.parametrize(
    ("html", "left"),
    [
        (UNIT, ""),
        (PIECES[1], "<p>宿は\u2060宿の<b>一覧</b>から。</p>"),
        (PIECES[2], PIECES[2]),
        (PIECES[3], "<p></p>"),
        ('<p><a href="https://bit.ly/x">短い</a></p>', "<p>短い</p>"),
    ],
)
def test_an_ad_leaves_its_words_or_nothing(html, left):
    assert without_ads(html, judge) == left


@given(st.lists(st.sampled_from(PIECES), max_size=6))
def test_no_ad_and_no_mark_is_left_of_any_text(pieces):
    html = without_ads("".join(pieces), judge)
    page = Page("/", f"<html><body><main>{html}</main></body></html>", Circumstances())
    assert (page.ads, page.css("[data-disclosure]"), page.networks) == ([], [], set())
