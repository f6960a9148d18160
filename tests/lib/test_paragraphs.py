"""lib.paragraphs: plain text becomes paragraphs and links, and never anything else."""

import html
import re
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib.paragraphs import paragraphs

LINK = '<a href="{0}" rel="ugc nofollow noopener">{0}</a>'


def shown(text):
    return paragraphs(text, is_linked=lambda address: True)


def linked(text):
    """The addresses that became links."""
    return [html.unescape(address) for address in re.findall(r'<a href="([^"]*)"', shown(text))]


def test_empty_lines_divide_paragraphs_and_single_breaks_stay():
    assert shown("一行目\n二行目\n\n\n 　\n次の段落\r\n続き") == "<p>一行目<br>二行目</p>\n<p>次の段落<br>続き</p>"


def test_an_address_is_linked_as_a_strangers_link():
    assert shown("詳しくは https://a.example/x です") == f"<p>詳しくは {LINK.format('https://a.example/x')} です</p>"


@pytest.mark.parametrize(
    ("text", "addresses"),
    [
        ("https://a.example/を見て", ["https://a.example/"]),
        ("（https://a.example/x）", ["https://a.example/x"]),
        ("(see https://a.example/x).", ["https://a.example/x"]),
        ("https://a.example/wiki/Seal_(emblem)", ["https://a.example/wiki/Seal_(emblem)"]),
        ("[https://a.example/x]", ["https://a.example/x"]),
        ("https://a.example/x, http://b.example!", ["https://a.example/x", "http://b.example"]),
        ("https://a.example/?a=1&b=%E3%81%82#c", ["https://a.example/?a=1&b=%E3%81%82#c"]),
        ("HTTPS://A.EXAMPLE/", ["HTTPS://A.EXAMPLE/"]),
        ("https://a.example:8443/", ["https://a.example:8443/"]),
    ],
)
def test_an_address_ends_where_the_sentence_goes_on(text, addresses):
    assert linked(text) == addresses


@pytest.mark.parametrize(
    "text",
    [
        "www.a.example",
        "javascript:alert(1)",
        "data:text/html,x",
        "ja\tvascript:alert(1)",
        "https://bank.example@evil.example/",
        "https://user:word@evil.example/",
        "http://127.0.0.1/",
        "http://localhost/",
        "https://[::1]/",
        "https://a.example:99999/",
        "https://",
        "https://./",
        "xhttps://a.example/",
        "https://a.example/" + "x" * 2000,
        "mailto:haruko@example.com",
    ],
)
def test_what_is_no_plain_web_address_stays_text(text):
    assert (linked(text), html.unescape(shown(text))) == ([], f"<p>{text}</p>")


def test_a_refused_address_stays_text():
    text = "https://ad.example/ と https://a.example/"
    result = paragraphs(text, is_linked=lambda address: "ad." not in address)
    assert result == f"<p>https://ad.example/ と {LINK.format('https://a.example/')}</p>"


def test_html_is_text_also_around_an_address():
    text = """<b>https://a.example/?"onmouseover=alert(1)</b><script>alert(1)</script>"""
    assert (re.findall(r"<(\w+)", shown(text)), linked(text)) == (["p", "a"], ["https://a.example/?"[:-1]])


@given(st.text(alphabet=st.sampled_from(list("htps:/.a@<>&\"'()[]\n \r　あ")) | st.characters()))
def test_the_text_that_people_read_is_the_text_that_was_typed(text):
    result = shown(text)
    lines = [html.unescape(re.sub("<[^>]*>", "", line)) for line in re.split("<br>|\n", result)]
    assert lines == [line for line in text.splitlines() if line.strip()] or lines == [""]
    assert set(re.findall(r"</?(\w+)", result)) <= {"p", "a", "br"}


@given(st.lists(st.sampled_from(["https://", "a.example", "/", ")", "(", "]", ".", "@", "<", '"', "&", "あ", " "])))
def test_no_address_reaches_beyond_its_quotes(parts):
    for address in re.findall(r'href="([^"]*)"', shown("".join(parts))):
        assert re.fullmatch(r"https?://[!-~]+", html.unescape(address))
        assert "<" not in address


@pytest.mark.parametrize(
    "text",
    [
        "http://" * 8_000,
        "https://a.example/" + ")" * 50_000,
        "https://" + "a." * 25_000,
        "https://a.example/" + "." * 50_000,
        "<" * 50_000,
        "a@" * 25_000,
        "https://a.example " * 2_000,
        "x\n" * 10_000,
    ],
)
def test_hostile_lengths_take_linear_time(text):
    started = time.perf_counter()
    shown(text)
    assert time.perf_counter() - started < 1
