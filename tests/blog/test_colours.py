"""blog.colours: what an owner may choose as accent."""

import pytest

from blog import colours


@pytest.mark.parametrize("colour", ["#17508a", "#2c6345", "#7a5200", "#000000", "#6b2d8f"])
def test_dark_colours_of_other_hues_are_readable_and_no_seal(colour):
    assert (colours.is_readable(colour), colours.resembles_seal(colour)) == (True, False)


@pytest.mark.parametrize("colour", ["#b3261e", "#ff0000", "#c02020", "#d4380d", "#8f1d1d", "#ff8a7a"])
def test_reds_are_taken_for_the_seal(colour):
    assert colours.resembles_seal(colour)


@pytest.mark.parametrize("colour", ["#ffffff", "#8fbce8", "#ffee00", "#999999"])
def test_pale_colours_are_not_readable_on_paper(colour):
    assert not colours.is_readable(colour)
