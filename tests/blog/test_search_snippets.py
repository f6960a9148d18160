"""blog.search_snippets: which part of a text is shown, and what in it is marked."""

import time

import pytest

from blog.search_query import parse
from blog.search_snippets import snippet, title

# (text, query, snippet)
SNIPPETS = [
    ("自宅のネコと、ﾊﾟﾝを食べる。", "ねこ ぱん", "自宅の<mark>ネコ</mark>と、<mark>ﾊﾟﾝ</mark>を食べる。"),
    ("前" * 100 + "猫" + "後" * 200, "猫", "…" + "前" * 30 + "<mark>猫</mark>" + "後" * 89 + "…"),
    ("本文には出てきません。", "猫", "本文には出てきません。"),
    ("<b>猫</b>", "猫", "&lt;b&gt;<mark>猫</mark>&lt;/b&gt;"),
    ("ＷｉＦｉと Wi-Fi", "wifi", "<mark>ＷｉＦｉ</mark>と Wi-Fi"),
    ("ＷｉＦｉと Wi-Fi", "wi-fi", "ＷｉＦｉと <mark>Wi-Fi</mark>"),
    ("GFX and FX, fxtrade", "fx", "GFX and <mark>FX</mark>, <mark>fx</mark>trade"),
    ("go and google", '"go"', "<mark>go</mark> and google"),
    ("か\u3099くせい", "がくせい", "<mark>か\u3099くせい</mark>"),
    ("cafe\u0301 café", "café", "<mark>cafe\u0301</mark> <mark>café</mark>"),
    ("㍿アルファの10㎡、ﬁlm", "株式会社 10m2 film", "<mark>㍿</mark>アルファの<mark>10㎡</mark>、<mark>ﬁlm</mark>"),
    ("㈱アルファの㍿、㎡と2㎡", "株 会社 m", "<mark>㈱</mark>アルファの<mark>㍿</mark>、<mark>㎡</mark>と2㎡"),
    ("㎡とm2", '"m"', "㎡とm2"),
    ("か\u3099くせいのｶﾞｽとか", "か", "か\u3099くせいのｶﾞｽと<mark>か</mark>"),
    ("cafe\u0301 cafe", "cafe", "cafe\u0301 <mark>cafe</mark>"),
    ("辻\U000e0100堂のWord\u200bPress", "辻堂 wordpress", "<mark>辻\U000e0100堂</mark>の<mark>Word\u200bPress</mark>"),
    ("辻\U000e0100さん", "辻", "<mark>辻\U000e0100</mark>さん"),
    ("東京、大阪と東京", "「東京 大阪」", "<mark>東京、大阪</mark>と東京"),
    ("猫はいるが犬はいない。", "猫 -犬", "<mark>猫</mark>はいるが犬はいない。"),
    ("猫" + "。" * 200 + "犬と猫", "猫 犬", "…<mark>犬</mark>と<mark>猫</mark>"),
    ("前" * 40 + "です。庭の猫", "猫", "…庭の<mark>猫</mark>"),
    ("前" * 40 + "「そうです。」と庭の猫", "猫", "…と庭の<mark>猫</mark>"),
    ("前" * 40 + "です。 猫", "猫", "…<mark>猫</mark>"),
    ("Reading words " * 5 + "of the cat", "cat", "…words Reading words of the <mark>cat</mark>"),
    ("Some words. " * 5 + "Of the cat", "cat", "…Of the <mark>cat</mark>"),
]


@pytest.mark.parametrize(("text", "query", "shown"), SNIPPETS)
def test_a_snippet_stands_around_the_words_and_marks_them_as_they_were_written(text, query, shown):
    assert snippet(text, parse(query)) == shown


# (title, query, title with marks)
TITLES = [
    ("はじめてのサーバーの選び方", "さーば 選", "はじめての<wbr><mark>サーバ</mark>ーの<wbr><mark>選</mark>び方"),
    ("契約の前に確かめる", "前に確", "契約の<wbr><mark>前に<wbr>確</mark>かめる"),
    ("はじめての<b>WiFi</b>", "wifi -の", "はじめての<wbr>&lt;b&gt;<mark>WiFi</mark>&lt;/b&gt;"),
    ("猫と犬", "魚", "猫と犬"),
]


@pytest.mark.parametrize(("text", "query", "shown"), TITLES)
def test_a_title_breaks_between_phrases_also_within_what_is_marked(text, query, shown):
    assert title(text, parse(query)) == shown


@pytest.mark.parametrize("text", ["<" * 50_000, "か\u3099" * 25_000, "\u3099" * 50_000, " " * 50_000, "猫" * 50_000])
def test_a_snippet_of_a_hostile_text_is_quick(text):
    query = parse("猫 か が " + "が" * 60)
    snippet("", query)  # the pattern is made once
    start = time.process_time()
    snippet(text, query)
    assert time.process_time() - start < 1
