"""lib.markup: nothing that is not on the list survives, and nothing is cut."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from lib.markup import MAX_DEPTH, MAX_LENGTH, Allowlist, Rejected, clean, plain, trusted

LINKS = Allowlist(
    {"p": {}, "b": {}, "pre": {}, "div": {"data-block": {"ad"}.__contains__}, "a": {"href": lambda value: True}}
)
FRAGMENTS = st.sampled_from(
    "<p> </p> <b> </b> <a href='javascript:x'> <a href=//e> </a> <script> </script> <svg> </svg> <math> <style> </style> <table>"
    " <td> <!-- --> <pre> </pre> <template> <noscript> &lt; & < > \" ' <img src=x onerror=y> 文 \n <p style=x> <div data-block=ad>"
    " <title> <select> <textarea> </textarea> <form> <![CDATA[ ]]> <?x <b/onclick=x> \x00".split(" ")
)


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<p>文<script>alert(1)</script></p>", "<p>文</p>"),
        ('<p onclick="x()" style="color:red">文</p>', "<p>文</p>"),
        ('<a href="javascript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="java\tscript:alert(1)">x</a>', "<a>x</a>"),
        ('<a href="data:text/html,x">x</a>', "<a>x</a>"),
        ('<a href="//example.org/?a=1&amp;b=2">x</a>', '<a href="//example.org/?a=1&amp;b=2">x</a>'),
        ('<a href="/about/#top">x</a>', '<a href="/about/#top">x</a>'),
        ('<div data-block="callout">x</div>', "<div>x</div>"),
        ("<pre>\n\nx</pre>", "<pre>x</pre>"),
        ("<!-- memo --><p>文</p>", "<p>文</p>"),
        ("<svg><text>文</text></svg><h1>見出し</h1>", "見出し"),
    ],
)
def test_only_what_is_listed_stays(html, kept):
    assert clean(html, LINKS) == kept


@given(st.lists(FRAGMENTS, max_size=30).map("".join))
def test_cleaning_is_final_and_leaves_only_listed_elements(html):
    cleaned = clean(html, LINKS)
    assert clean(cleaned, LINKS) == cleaned
    for node in LexborHTMLParser(cleaned, is_fragment=True).css("*"):
        assert (node.tag in LINKS.tags, set(node.attributes) <= set(LINKS.tags[node.tag])) == (True, True)
        assert not (node.attributes.get("href") or "").lower().startswith(("javascript:", "data:"))


@pytest.mark.parametrize(
    ("html", "code"),
    [("x" * (MAX_LENGTH + 1), "too_long"), ("<div>" * 20_000, "too_deep"), ("<b>" * (MAX_DEPTH + 1), "too_deep")],
)
def test_what_cannot_be_cleaned_in_time_is_refused_whole(html, code):
    with pytest.raises(Rejected) as refusal:
        clean(html, LINKS)
    assert refusal.value.code == code


def test_plain_text_of_a_fragment_and_the_mark_of_trust():
    assert plain("<p>一</p><p>二</p>") == "一\n二"
    assert trusted("<p>").__html__() == "<p>"
