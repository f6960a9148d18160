"""blog.uncounted: each row by its own examples, and what readers of a blog search for passes them all."""

import pytest

from blog.uncounted import UNCOUNTED, uncounted_as

CAUGHT = [(row.key, words) for row in UNCOUNTED for words in row.caught]
PASSED = [(row.key, words) for row in UNCOUNTED for words in row.passed]


@pytest.mark.parametrize(("key", "words"), CAUGHT)
def test_each_row_catches_its_examples_and_is_the_first_to(key, words):
    assert uncounted_as(words) == key


@pytest.mark.parametrize(("_key", "words"), PASSED)
def test_what_only_looks_like_it_is_counted(_key, words):
    assert uncounted_as(words) == ""


ORDINARY = [
    "格安SIM",
    "WordPress テーマ おすすめ",
    "iPhone 17 Pro",
    "2026年 確定申告",
    "C++",
    "カメラ -フィルム",
    "猫",
    "“film camera”",
]


@pytest.mark.parametrize("words", ORDINARY)
def test_ordinary_questions_are_counted(words):
    assert uncounted_as(words) == ""
