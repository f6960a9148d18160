"""lib.bigrams: segments, canonical texts, tokens and phrases."""

import pytest

from lib import bigrams


def test_runs_and_words_are_parted_by_signs_spaces_and_each_other():
    assert bigrams.segments("高速Wi-Fiルーター・12個、ﾈｺと々〆ヶ月 foo_bar") == (
        ["高速", "wi", "fi", "るーたー", "12", "個", "ねこと々〆ゖ月", "foo", "bar"]
    )


def test_a_word_counts_by_its_first_characters():
    assert bigrams.segments("x" * 10_000 + " 한글") == ["x" * 64, "한글"]


def test_a_canonical_text_has_a_space_around_each_segment():
    assert [bigrams.canonical(text) for text in ("高速WiFi", "", "！")] == [" 高速 wifi ", "", ""]


def test_a_run_gives_its_edges_and_bigrams_and_a_word_itself():
    assert bigrams.tokens(["高速道", "wifi", "猫"]) == ["高", "高速", "速道", "道", "wifi", "猫", "猫"]


# (segments, what must follow each other)
ASKED = [
    ("高速道", "高速 速道"),
    ("速 wifi", "速 wifi"),
    ("wifi 高速", "wifi 高 高速"),
    ("wifi 高", "wifi 高"),
    ("高", ""),
]


@pytest.mark.parametrize(("parts", "words"), ASKED)
def test_a_phrase_ends_within_a_run_and_at_the_edges_of_those_between(parts, words):
    assert bigrams.phrase(parts.split()) == words.split()


def test_characters_of_runs_and_first_letters_of_words_answer_short_questions():
    assert bigrams.beginnings(["高速", "wifi", "a", "高"]) == ["a", "w", "wi", "速", "高"]


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
