"""Proofs: a strip above the page, and nothing left in it that would ask another host or break the policy."""

import pytest

from blog.proofs import proof

PAGE = '<!DOCTYPE html><html lang="ja"><head><title>t</title>{}</head><body class="x">{}</body></html>'


def body_of(html):
    return proof(PAGE.format("", html), "プレビュー", "保存した文章").partition("</p>")[2].partition("</body>")[0]


def test_a_strip_says_what_the_page_is():
    assert proof(PAGE.format("", "<p>本文</p>"), "<b>", "保存した文章") == PAGE.format(
        '<link rel="stylesheet" href="/static/css/pages/proof.css"><meta name="robots" content="noindex, nofollow">'
        '<meta name="referrer" content="no-referrer">',
        '<p class="proof-strip" role="note"><strong>&lt;b&gt;</strong> 保存した文章</p><p>本文</p>',
    )


def test_it_tells_machines_nothing():
    head = '<link rel="canonical" href="/x/"><meta name="robots" content="all"><script type="application/ld+json">{}</script>'
    assert "canonical" not in (page := proof(PAGE.format(head, ""), "a", "b"))
    assert ["<script" in page, page.count('name="robots"')] == [False, 1]


@pytest.mark.parametrize(
    ("html", "left"),
    [
        ('<img src="https://www10.a8.net/0.gif?a8mat=X" width="1" height="1">', ""),
        ('<img src="//i.moshimo.com/x.png" width="0">', ""),
        (
            '<a href="https://px.a8.net/x"><img src="https://www21.a8.net/svt/bgt?aid=1" width="300" alt="店"></a>',
            '<a href="https://px.a8.net/x"><img width="300" alt="店"></a>',
        ),
        ('<img src="/media/a.webp" srcset="/media/a.webp 480w, /media/b.webp 960w">',) * 2,
        ('<img src="https://blog.example.jp/media/a.webp">',) * 2,
        ('<img src="data:image/png;base64,AAAA">',) * 2,
        ('<img src="\\\\evil.example/x.png">', "<img>"),
        ('<picture><source srcset="https://cdn.example/a.webp 1x"></picture>', "<picture><source></picture>"),
        (
            '<a href="https://px.a8.net/x" attributionsrc="https://px.a8.net/y">店</a>',
            '<a href="https://px.a8.net/x">店</a>',
        ),
        ('<p style="color:red">赤</p><script>alert(1)</script>', "<p>赤</p>"),
    ],
)
def test_what_would_ask_another_host_goes(html, left):
    assert body_of(html) == left
