"""A kept page asks nobody, runs nothing and leads nowhere, and still looks as it did."""

from urllib.parse import urljoin, urlsplit

import pytest
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from disclosures import inert


def shown(html, styles=""):
    with override("en"):
        page = inert.page(f"<html><body>{html}</body></html>", styles, language="ja", title="t", nonce="n")
    return page.partition("<body>")[2].removesuffix("</body></html>")


def box(sentence):
    return f'<span class="not-loaded" role="img" aria-label="{sentence}">{sentence}</span>'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("<p>本文 <b>太字</b></p>", "<p>本文 <b>太字</b></p>"),
        ('<img src="/media/a.webp?v=1" alt="机">', '<img src="/media/a.webp?v=1" alt="机">'),
        ('<img src="data:image/gif;base64,R0lGOD==" alt="">', '<img src="data:image/gif;base64,R0lGOD==" alt="">'),
        ('<img src="https://a.example/b.png">', box("Picture from a.example, not loaded")),
        ('<img src="//a.example/b.png">', box("Picture from a.example, not loaded")),
        ('<img src="/a.png" srcset="https://a.example/b 2x">', box("Picture from blog.example.jp, not loaded")),
        ('<img width="1" height="1" src="https://p.example/0.gif">', box("Counting picture of p.example, not loaded")),
        ('<iframe src="https://a.example/"></iframe>', box("Frame from a.example, not loaded")),
        ('<video src="/a.mp4" poster="https://a.example/p"></video>', box("Frame from blog.example.jp, not loaded")),
        (
            '<a href="https://px.a8.net/x" target="_blank" ping="//p.example" rel="nofollow">店</a>',
            '<a rel="nofollow" title="https://px.a8.net/x">店</a>',
        ),
        ('<a href="javascript:alert(1)" onclick="x()">店</a>', '<a title="javascript:alert(1)">店</a>'),
        ("<script>x()</script><p onload=x()>本文</p>", "<p>本文</p>"),
        ('<form action="https://a.example/"><button formaction="/x">送る</button></form>', "<form><button>送る</button></form>"),
        ('<link rel="stylesheet" href="https://a.example/"><base href="https://a.example/"><p>本文</p>', "<p>本文</p>"),
        ('<p background="https://a.example/b.png">本文</p>', "<p>本文</p>"),
        ('<svg><use href="/static/img/icons.svg#x"/></svg>', "<svg></svg>"),
    ],
)  # fmt: skip
def test_what_would_ask_or_lead_elsewhere_is_stilled(before, after):
    assert shown(before) == after


def test_the_styles_cannot_end_their_element():
    page = inert.page(
        "<p></p>", "a::after { content: '</style><script>x()</script>' }", language="ja", title="t", nonce="n"
    )

    assert LexborHTMLParser(page).css("script") == []


PIECES = st.sampled_from(
    ["<img src=", "<a href=", "<iframe src=", "https://evil.example/", "//evil.example", " srcset=", "'", '"', ">", "<p>"]
    + ["</p>", " onerror=x()", "<svg><image href=", "<picture><source srcset=", " background=", " style=", "<input type=image src="]
)  # fmt: skip
SITE = "https://blog.example.jp/"
ASKING = ("src", "srcset", "poster", "background", "data", "href", "action")


@given(st.lists(PIECES, max_size=14).map("".join))
def test_nothing_of_any_page_asks_another_host(html):
    tree = LexborHTMLParser(shown(html))

    asked = [node.attributes.get(name) or "" for node in tree.css("*") for name in ASKING]
    assert {urlsplit(urljoin(SITE, address.split(" ")[0])).netloc for address in asked} <= {"blog.example.jp", ""}
    assert tree.css("script, iframe, [onerror]") == []
