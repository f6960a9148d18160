"""The owner's accent colour: readable by day and by night, and served so that a new one shows at once."""

import pytest
from django.http import Http404
from hypothesis import given
from hypothesis import strategies as st

from blog.accent import NIGHT, NIGHT_INK, accent_css, away_from, mixed, style_sheet
from blog.colours import PAPER, contrast
from blog.models import Site

COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@given(COLOURS)
def test_every_accent_is_readable_in_the_dark(colour):
    night = away_from(NIGHT, colour, 7)
    assert contrast(night, NIGHT) >= 7
    assert contrast(night, NIGHT_INK) >= 7


@given(COLOURS)
def test_every_accent_makes_a_readable_button_by_day(colour):
    assert contrast(away_from(PAPER, colour, 7), PAPER) >= 7


def test_a_colour_with_enough_contrast_stays_as_it_is():
    assert [away_from(NIGHT, "#8fbce8", 7), away_from(PAPER, "#17508a", 7)] == ["#8fbce8", "#17508a"]


def test_mixed_takes_its_share_of_each():
    assert mixed("#ff0000", "#ffffff", 0.5) == "#ff8080"


def test_style_sheet_replaces_the_accent_by_day_and_night():
    assert style_sheet("#2c6345") == (
        "@layer tokens {\n"
        "  :root { --ai: #2c6345; --ai-fill: #2a5f43; --ai-hover: #1d422f; --ai-wash: #f0f3ee; }\n"
        "  @media (prefers-color-scheme: dark) {\n"
        "    :root { --ai: #56b480; --ai-fill: #56b480; --ai-hover: #9ad2b3; --on-ai: #0d1418; --ai-wash: #1c2724; }\n"
        "  }\n"
        "}\n"
    )


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("address", "cache"),
    [("/accent.css?v=2c6345", "public, max-age=31536000, immutable"), ("/accent.css?v=17508a", "no-cache")],
)
def test_the_address_that_names_the_colour_is_kept(rf, address, cache):
    Site.objects.create(accent="#2c6345")
    response = accent_css(rf.get(address))
    assert response.headers["Cache-Control"] == cache
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.django_db
def test_without_an_accent_there_is_no_style_sheet(rf):
    with pytest.raises(Http404):
        accent_css(rf.get("/accent.css"))
