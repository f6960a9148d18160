"""The owner's accent colour: readable by day and by night, and served so that a new one shows at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.accent import NIGHT, NIGHT_INK, accent_address, away_from, mixed, style_sheet
from blog.colours import PAPER, contrast
from blog.models import Site
from blog.reader_files import styles
from lib.document import Document

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
    ("change", "cache"), [("", "public, max-age=31536000, immutable"), ("0", "no-cache")], ids=["named", "another"]
)
def test_the_address_that_names_colour_and_styles_is_kept(client, change, cache):
    Site.objects.create(accent="#2c6345")
    response = client.get(accent_address("#2c6345").replace(".css", f"{change}.css"))
    assert response.content.decode() == styles() + style_sheet("#2c6345")
    assert response.headers["Cache-Control"] == cache
    assert response.headers["Content-Type"] == "text/css; charset=utf-8"


@pytest.mark.django_db
@pytest.mark.parametrize("colour", ["", "#2c6345"])
def test_a_page_asks_for_one_style_sheet_with_an_accent_or_without(client, colour):
    Site.objects.create(accent=colour)
    links = Document(client.get("/").content.decode()).css('link[rel="stylesheet"]')
    expected = accent_address(colour) if colour else "/static/css/reader.css"
    assert [link.attributes["href"] for link in links] == [expected]


@pytest.mark.django_db
def test_without_an_accent_there_is_no_style_sheet_of_it(client):
    assert client.get(accent_address("#2c6345")).status_code == 404
