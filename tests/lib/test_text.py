"""lib.text: folding, blankness, phrases, reading time."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import text


@pytest.mark.parametrize("blank", ["", " ", "\u3000", "\u200b\u200d", "\u3164", "\u00ad", "\u2800", "\ufe0f", "\n\t"])
def test_text_without_ink_is_blank(blank):
    assert text.is_blank(blank)


@pytest.mark.parametrize("visible", ["あ", "👨‍👩‍👧", "葛󠄀", ".", "か\u3099"])
def test_text_with_ink_is_not_blank(visible):
    assert not text.is_blank(visible)


def test_tidied_words_stay_as_they_were_typed_but_for_width_and_what_cannot_be_seen():
    typed = "\u3000ﾈｯﾄ　ＳＩＭ\u200b\n「乗り換え」\u202e\x00 "
    assert text.tidied(typed) == "ネット SIM 「乗り換え」"


def test_folding_makes_width_case_and_kana_equal():
    assert text.fold("ＷｉＦｉ　ｶﾀｶﾅ\nカタカナ") == "wifi かたかな かたかな"


def test_folding_leaves_out_what_stands_unseen_within_words():
    assert [text.fold(word) for word in ("Word\u200bPress", "co\u00adop", "辻\U000e0100堂", "か\ufe00\u200d")] == [
        "wordpress",
        "coop",
        "辻堂",
        "か",
    ]


@pytest.mark.parametrize("title", ["がくせい", "がいこく", "学生がはじめて使う"])
def test_no_phrase_begins_with_a_mark_of_the_letter_before_it(title):
    found = text.phrases(unicodedata.normalize("NFD", title))
    assert [phrase for phrase in found if unicodedata.combining(phrase[0])] == []


def test_a_title_breaks_between_phrases():
    assert text.phrases("ことりサーバーの解約方法") == ("ことりサーバーの", "解約方法")


@given(st.text())
def test_phrases_joined_again_are_the_text(string):
    assert "".join(text.phrases(string)) == string


def test_reading_time_counts_japanese_by_characters_and_english_by_words():
    assert [text.reading_minutes("字" * 1000), text.reading_minutes("word " * 460), text.reading_minutes("")] == [
        2,
        2,
        1,
    ]


def test_two_narrow_characters_are_as_wide_as_one_full_width_one():
    texts = ["", "サーバー", "abcd", "ｻｰﾊﾞｰ", "Wi-Fi の選び方", "「……」", "👍"]
    assert [text.width(one) for one in texts] == [0, 4, 2, 3, 7, 4, 1]


def test_an_excerpt_is_one_line_and_never_longer_than_asked():
    assert text.excerpt("一行目\n二行目　三行目", 8) == "一行目 二行目…"
    assert text.excerpt(" \n" * 40 + "一" + " " * 40 + "二", 3) == "一 二"


@pytest.mark.parametrize(
    ("typed", "answer"),
    [("7", True), ("9" * 18, True), ("9" * 19, False), ("", False), ("-1", False), ("１", False), ("²", False)],
)
def test_a_number_is_ascii_digits_that_every_column_takes(typed, answer):
    assert text.is_number(typed) is answer


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("はるこ", "はるこ"),
        ("Zoë 😀", "Zoë 😀"),
        ("\u202eこるは", "\u2068\u202eこるは\u2069"),
        ("שלום", "\u2068שלום\u2069"),
    ],
    ids=ascii,
)
def test_a_name_that_could_turn_its_line_is_kept_to_itself(name, shown):
    assert text.isolated(name) == shown
