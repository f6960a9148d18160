"""blog.search_help: what may be asked instead of a question that finds nothing."""

import pytest

from blog.search_help import shorter

# (typed, shorter questions)
QUESTIONS = [
    ("猫", []),
    ("猫 犬", ["猫", "犬"]),
    ("レンタルサーバー比較", ["レンタルサーバー", "比較", "レンタルサーバ"]),
    ("WordPressの使い方", ["WordPress"]),
    ("ﾈｺ　-犬", ["ネコ"]),
    *((f"猫　{minus}冷蔵庫", ["猫"]) for minus in "-－−‐–—ー"),
    ('猫 -"レンタル サーバー"', ["猫"]),
    ('"レンタル サーバー', ["レンタル", "サーバー", "サーバ"]),
    ('"film camera"', ["film", "camera"]),
    ("サーバー", ["サーバ"]),
    ("% !", []),
]


@pytest.mark.parametrize(("typed", "asked"), QUESTIONS)
def test_a_question_is_asked_again_with_less(typed, asked):
    assert shorter(typed) == asked
