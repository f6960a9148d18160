"""blog.search_query: what a typed question asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from blog.search_query import Query, Term, parse


def words(*texts, is_quoted=False):
    return tuple(Term(tuple(text.split()), is_quoted) for text in texts)


# (typed, wanted, unwanted)
QUESTIONS = [
    ("ＷｉＦｉ　ルーター", words("wifi", "るーたー"), ()),
    ("ﾈｺ ネコ ねこ", words("ねこ"), ()),
    ("か\u3099くせい", words("がくせい"), ()),
    ("猫 -犬 －鳥 −魚", words("猫"), words("犬", "鳥", "魚")),
    ("猫 ‐犬 –鳥 —魚 ―牛", words("猫"), words("犬", "鳥", "魚", "牛")),
    ("猫　ー犬 ｰ鳥 ー「牛 馬」", words("猫"), (*words("犬", "鳥"), *words("牛 馬", is_quoted=True))),
    ("ーば サー ーー ー", words("ーば", "さー", "ーー", "ー"), ()),
    ('"foo bar" 「東京 大阪」', words("foo bar", "東京 大阪", is_quoted=True), ()),
    ('猫 -"foo bar"', words("猫"), words("foo bar", is_quoted=True)),
    ("wi-fi 東京・大阪 WiFiルーター", words("wi fi", "東京 大阪", "wifi るーたー"), ()),
    ("100% C++ node.js", words("100", "c", "node js"), ()),
    ("2024年", words("2024 年"), ()),
    ('"閉じない 引用', words("閉じない", "引用"), ()),
    ("-猫", (), words("猫")),
    *((nothing, (), ()) for nothing in ("", "*", "%", '"', '""', "-", "\0", "\u200b", "\u3000", "・", "👍")),
]


@pytest.mark.parametrize(("typed", "wanted", "unwanted"), QUESTIONS)
def test_a_question_is_its_words_phrases_and_what_must_not_be_there(typed, wanted, unwanted):
    assert parse(typed) == Query(wanted, unwanted)


@given(st.text())
def test_segments_hold_letters_and_digits_alone(typed):
    query = parse(typed)
    terms = query.wanted + query.unwanted
    assert not [part for term in terms for part in term.segments if set(part) & set(" '\"\\*()·\0")]
