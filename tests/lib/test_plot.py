"""lib.plot: drawings that any policy allows, with words for those who do not see them."""

import re

import pytest
from selectolax.lexbor import LexborHTMLParser

from lib import plot


def drawing(svg, name):
    return LexborHTMLParser(svg).css_first(f".{name}").attributes["d"]


def test_the_greatest_value_reaches_the_top_and_half_of_it_the_middle():
    svg = plot.bars("seen", [10, 0, 5], title="表示", description="")
    assert drawing(svg, "plot-bars") == "M1 100v-100h8v100zM21 100v-50h8v50z"


def test_the_period_before_is_a_line_through_the_middle_of_each_place():
    svg = plot.bars("seen", [10, 5], [0, 20], title="表示", description="")
    assert (drawing(svg, "plot-bars"), drawing(svg, "plot-line")) == (
        "M1 100v-50h8v50zM11 100v-25h8v25z",
        "M5 100L15 0",
    )


@pytest.mark.parametrize("values", [[], [0, 0], [0]])
def test_without_any_number_the_ground_is_left(values):
    svg = plot.bars("seen", values, values, title="表示", description="")
    assert drawing(svg, "plot-bars") == ""


def test_a_plot_has_a_title_and_a_description_and_no_style_of_its_own():
    svg = plot.bars("seen", [1], title="<b>表示", description='最大 "9"')
    tree = LexborHTMLParser(svg)
    assert tree.css_first("svg").attributes["aria-labelledby"] == "seen-title seen-text"
    assert [tree.css_first(name).text() for name in ("#seen-title", "#seen-text")] == ["<b>表示", '最大 "9"']
    assert re.findall(r"style|script|on\w+=", svg) == []


@pytest.mark.parametrize(("value", "greatest", "width"), [(5, 10, "50"), (1, 3, "33.3"), (0, 10, "0"), (0, 0, "0")])
def test_a_share_is_as_wide_as_its_part_of_the_greatest(value, greatest, width):
    part = LexborHTMLParser(plot.share(value, greatest)).css_first(".plot-part")
    assert part.attributes["width"] == width
