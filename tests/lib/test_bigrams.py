"""lib.bigrams: segments, canonical texts, tokens and pieces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lib import bigrams


def test_runs_and_words_are_parted_by_signs_spaces_and_each_other():
    assert bigrams.segments("高速Wi-Fiルーター・12個、ﾈｺと々〆ヶ月 foo_bar") == (
        ["高速", "wi", "fi", "るーたー", "12", "個", "ねこと々〆ゖ月", "foo", "bar"]
    )


def test_a_word_counts_by_its_first_characters():
    assert bigrams.segments("x" * 10_000 + " 한글") == ["x" * 64, "한글"]


def test_a_canonical_text_has_a_space_around_each_segment():
    assert [bigrams.canonical(text) for text in ("高速WiFi", "", "！")] == [" 高速 wifi ", "", ""]


def test_a_run_gives_bigrams_and_its_end_and_a_word_itself():
    assert bigrams.tokens(["高速道", "wifi", "猫"]) == ["高速", "速道", "道", "wifi", "猫"]


# (text, phrase, whether it is found, whether as whole words)
PHRASES = [
    ("高速WiFiルーター", "速wifi", True, True),
    ("高速WiFiルーター", "wifiるー", True, True),
    ("高速WiFiルーター", "wi", True, False),
    ("高速WiFiルーター", "fi", False, False),
    ("東京、大阪", "東京 大阪", True, True),
    ("東京、大阪", "東京大阪", False, False),
    ("googles go", "go", True, True),
    ("googles", "go", True, False),
]


@pytest.mark.parametrize(("text", "phrase", "is_found", "is_whole"), PHRASES)
def test_a_phrase_stands_in_the_canonical_text(text, phrase, is_found, is_whole):
    whole, parts = bigrams.canonical(text), bigrams.segments(phrase)
    assert (bigrams.sought(parts) in whole, bigrams.sought(parts, is_whole=True) in whole) == (is_found, is_whole)


TEXTS = st.text(st.sampled_from("ab猫犬 、"), max_size=400).map(bigrams.canonical)


@given(TEXTS, st.data())
def test_what_is_not_longer_than_the_overlap_stands_whole_in_a_piece(text, data):
    start = data.draw(st.integers(0, len(text)))
    phrase = text[start : start + 20].rstrip()
    pieces = bigrams.pieces(text, 150, 20)
    assert any(phrase in piece for piece in pieces)
    assert max(map(len, pieces)) <= 150


@given(TEXTS)
def test_no_piece_begins_or_ends_within_a_word(text):
    words = {*text.split()}
    latin = [word for piece in bigrams.pieces(text, 150, 20) for word in piece.split() if word[0] in "ab"]
    assert {*latin} <= words
