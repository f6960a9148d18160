"""comments.avatars: a sign and a colour from the name, whatever the name consists of."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from comments.avatars import COLOURS, avatar, initial


@pytest.mark.parametrize(
    ("name", "sign"),
    [
        ("はるこ", "は"),
        ("がき", "が"),
        ("𠮷野家", "𠮷"),
        ("葛󠄀城", "葛󠄀"),
        ("ｱｵｲ", "ｱ"),
        ("haruko", "H"),
        ("ßen", "ß"),
        ("「たろう」", "た"),
        ("  ＿花", "花"),
        ("👨‍👩‍👧と猫", "👨‍👩‍👧"),
        ("👍🏽さん", "👍🏽"),
        ("🇯🇵日本", "🇯🇵"),
        ("1️⃣番", "1️⃣"),
        ("مرحبا", "م"),
        ("…", "…"),
        ("\u202eabc", "A"),
        ("\u0301a", "A"),
    ],
)
def test_the_first_sign_of_a_name_is_one_as_people_count(name, sign):
    assert initial(name) == sign


@pytest.mark.parametrize("name", ["", " ", "\u3000", "\u200b", "\u3164", "\u202e", "\u0301"])
def test_a_name_that_looks_empty_has_a_sign_all_the_same(name):
    assert initial(name) == "?"


def test_a_tower_of_marks_is_cut():
    assert len(initial("a" + "\u0301" * 400)) == 12


def test_the_colour_follows_from_the_name_however_it_is_typed():
    assert avatar("Haruko") == avatar("Haruko")
    assert avatar("Haruko").colour == avatar("ｈａｒｕｋｏ").colour
    assert {avatar(f"読者{number}").colour for number in range(60)} == set(range(COLOURS))


@given(st.text())
def test_every_name_has_a_short_sign_and_a_colour_of_the_sheet(name):
    found = avatar(name)
    assert (1 <= len(found.initial) <= 12, found.colour in range(COLOURS)) == (True, True)
