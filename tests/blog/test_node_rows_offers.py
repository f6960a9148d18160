"""blog.node_rows_offers: hostile values of blocks that lead to offers are taken away, and nothing else."""

import pytest

from blog.node import iso_date, web_address
from blog.nodes import ALLOWLIST
from lib.markup import clean


@pytest.mark.parametrize(
    "address",
    ["https://example.org/", "http://example.org", "https://例え.jp/料金?a=1&b=%25#x", "https://example.org:8443/a@b"],
)
def test_a_source_is_a_web_address(address):
    assert web_address(address)


@pytest.mark.parametrize(
    "address",
    ["", "javascript:alert(1)", "JAVASCRIPT:alert(1)", "java\tscript:x", "data:text/html,x", "ftp://example.org/"]
    + [
        "//example.org/",
        "/price/",
        "https://",
        "https:///x",
        "https://user@example.org/",
        "https://example.org\\@evil/",
    ]
    + ["https://exa mple.org/", "https://example.org/\n", "https://example.org/\u202ex", 'https://example.org/"x']
    + ["https://example.org/<b>", "https://example.org/" + "a" * 500, " https://example.org/"],
)
def test_what_else_is_given_for_a_source_is_none(address):
    assert not web_address(address)


@pytest.mark.parametrize("day", ["2026-11-25", "2000-01-01", "2028-02-29", "2099-12-31"])
def test_a_day_is_a_day(day):
    assert iso_date(day)


@pytest.mark.parametrize(
    "day",
    [
        "",
        "2026-11-31",
        "2027-02-29",
        "2026-1-1",
        "20261125",
        "2026-11-25T00:00",
        "1999-12-31",
        "9999-12-31",
        "２026-11-25",
    ]
    + ["2026-W48-3", " 2026-11-25", "2026-11-25\n", "2026/11/25", "0000-00-00", "昨日"],
)
def test_what_else_is_given_for_a_day_is_none(day):
    assert not iso_date(day)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ('<li data-score="6">x</li>', "<li>x</li>"),
        ('<li data-score="4.25">x</li>', "<li>x</li>"),
        ('<li data-score="４">x</li>', "<li>x</li>"),
        ('<p data-part="evil">x</p>', "<p>x</p>"),
        ('<div data-block="product" data-image="5 onerror=x"></div>', '<div data-block="product"></div>'),
        ('<div data-block="product" data-image="-1"></div>', '<div data-block="product"></div>'),
        ('<div data-block="button" data-offer="shared" class="ad"></div>', '<div data-block="button"></div>'),
        (
            '<p data-part="link"><a href="javascript:alert(1)" onclick="x" rel="x">y</a></p>',
            '<p data-part="link"><a>y</a></p>',
        ),
        (
            '<data data-block="fact" value="1" data-source="javascript:x" data-as-of="2026-13-01">x</data>',
            '<data data-block="fact">x</data>',
        ),
    ],
)
def test_values_that_no_row_knows_are_taken_away(typed, kept):
    assert clean(typed, ALLOWLIST) == kept
