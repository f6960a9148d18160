"""Every claim rule proves itself by its own examples, and its words are found where they stand."""

import re
import time
from collections import Counter
from datetime import date

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from disclosures.claim import LEVELS
from disclosures.claims import BY_KEY, CATEGORIES, RULES, find, normalised, read

TODAY = date(2026, 11, 25)
WRITTEN = date(2026, 10, 2)


def keys(text, language="ja", today=TODAY, written=WRITTEN):
    return [hit.rule.key for hit in find(text, language, today=today, written=written)]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.hits])
def test_a_rule_finds_its_own_words(rule, text):
    assert [hit.rule for hit in find(text, rule.language, today=TODAY, written=WRITTEN, rules=[rule])] == [rule]


@pytest.mark.parametrize(("rule", "text"), [(rule, text) for rule in RULES for text in rule.misses])
def test_a_rule_leaves_its_counterexamples_alone(rule, text):
    assert find(text, rule.language, today=TODAY, written=WRITTEN, rules=[rule]) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_a_rule_is_complete(rule):
    assert rule.hits
    assert rule.level in LEVELS
    assert rule.category in CATEGORIES
    assert all((rule.why.ja, rule.why.en, rule.hint.ja, rule.hint.en))
    assert rule.language in {"ja", "en"}


def test_keys_are_unique():
    assert [key for key, count in Counter(rule.key for rule in RULES).items() if count > 1] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_every_repetition_in_a_pattern_is_bounded(rule):
    assert re.findall(r"(?<!\\)(?:[*+]|\{[0-9]*,\})", re.sub(r"\[[^]]*\]", "x", rule.pattern + rule.unless)) == []


def test_a_rule_speaks_the_language_of_the_admin():
    with translation.override("ja"):
        assert str(BY_KEY["SUP01"].hint) == "「調べた○店のうち最も安かった（○年○月○日）」"
    with translation.override("en"):
        assert str(BY_KEY["SUP01"].hint) == "Say how many shops you compared, and on which day."


def test_rules_follow_the_language_of_the_text():
    assert keys("業界最安です。This tea cures insomnia.", "ja") == ["SUP01"]
    assert keys("業界最安です。This tea cures insomnia.", "en") == ["EN10"]


def test_words_are_told_as_they_stand_with_their_sentence_and_place():
    text = "前置きです。\nまえ。　ここは満足度Ｎｏ．１の店です。あと。"
    (hit,) = find(text, "ja", today=TODAY)
    assert (hit.words, hit.sentence, hit.offset) == ("Ｎｏ．１", "ここは満足度Ｎｏ．１の店です。", 6)
    assert text[hit.start : hit.end] == hit.words
    assert hit.sentence[hit.offset :].startswith(hit.words)


def test_half_width_letters_with_their_marks_are_found():
    text = "血液ｻﾗｻﾗ、ﾃﾞﾄｯｸｽ効果"
    assert [hit.words for hit in find(text, "ja", today=TODAY)] == ["血液ｻﾗｻﾗ", "ﾃﾞﾄｯｸｽ"]


def test_a_claim_never_reaches_over_two_blocks():
    assert keys("業界\n最安") == []


def test_the_stricter_of_two_remarks_about_the_same_words_stays():
    assert keys("ニキビを治す") == ["MED02"]


@pytest.mark.parametrize(
    "text",
    [
        "業界最安ではありません。",
        "「業界最安」とうたう店には気をつけます。",
        "業界最安って本当？",
        "必ず痩せるわけではありません。",
        "リスクゼロという言葉は信じないでください。",
    ],
)
def test_what_is_denied_asked_or_reported_is_no_claim(text):
    assert keys(text) == []


def test_dates_are_found_after_they_passed_and_not_before():
    text = "特典は12月31日まで"
    assert keys(text, today=date(2026, 12, 31)) == []
    assert keys(text, today=date(2027, 1, 1)) == ["DAT02"]


HOSTILE = (
    *(
        "ああ",
        "0",
        "1 ",
        "今だけ",
        "月1",
        "初回0円",
        "※ ",
        "No.",
        "(",
        "円→",
        "治",
        "最強の",
        "業界",
        "best ",
        "\u0301",
        "ﾞ",
    ),
    *("2024年1月", "シミが", "必ず", "飲んだら", "医師の90%が", "広告を", "第三者の", "初心者でも", "click the "),
)


def cost(piece, length):
    """Seconds of the processor for a text of so many characters."""
    text = (piece * length)[:length]
    read.cache_clear()
    begin = time.process_time()
    find(text, "ja", today=TODAY)
    find(text, "en", today=TODAY)
    return time.process_time() - begin


@pytest.mark.parametrize("piece", HOSTILE)
def test_twelve_times_the_text_takes_far_less_than_twelve_times_twelve(piece):
    small = max(min(cost(piece, 1_000) for _ in range(3)), 0.001)
    assert min(cost(piece, 12_000) for _ in range(2)) / small < 80


def test_a_text_of_200_kilobytes_is_read_in_a_time_that_grows_with_its_length():
    small = min(cost("ああ今だけ", 20_000) for _ in range(2))
    assert cost("ああ今だけ", 200_000) / small < 50


@given(st.text(alphabet="No1１．業界最安ｶﾞがか\u3099 　。\nＡa㎏①ﷺ", max_size=60))
def test_places_lead_back_into_the_text(text):
    for hit in find(text, "ja", today=TODAY):
        assert text[hit.start : hit.end] == hit.words
        assert hit.sentence[hit.offset :].startswith(hit.words)


@given(st.text(max_size=60))
def test_normalising_keeps_a_place_for_each_character(text):
    plain, places = normalised(text)
    assert len(places) == len(plain) + 1
    assert places == sorted(places)
