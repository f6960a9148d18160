"""The site's own rules: plain words that find what they say, proved by their own examples."""

import pytest

from disclosures import own_claims
from disclosures.claim_forms import ClaimRuleForm
from disclosures.claims import RULES
from tests.disclosures.test_claims import TODAY, find
from tests.factories import ClaimRuleFactory

pytestmark = pytest.mark.django_db
FORM = {
    "words": "爆売れ\nやばい",
    "level": "warn",
    "language": "ja",
    "why": "誇張",
    "hint": "数を書く",
    "hits": "爆売れ中",
    "is_active": "on",
}


def words(text):
    rules = own_claims.load()[len(RULES) :]
    return [hit.words for hit in find(text, "ja", today=TODAY, rules=rules)]


def test_own_words_are_found_in_every_width_and_case():
    ClaimRuleFactory(words="ﾔﾊﾞｲ\nbest buy")
    assert words("ヤバイ品。Ｂｅｓｔ　Ｂｕｙ!") == ["ヤバイ", "Ｂｅｓｔ　Ｂｕｙ"]


def test_the_whole_of_two_words_that_begin_alike_is_found():
    ClaimRuleFactory(words="最高\n最高級")
    assert words("最高級の品") == ["最高級"]


def test_words_are_no_pattern():
    ClaimRuleFactory(words=".*")
    assert words("何でも") == []


def test_a_sentence_with_an_exception_is_pardoned():
    ClaimRuleFactory(words="やばい", exceptions="足りない")
    assert words("電池が足りないのはやばい。味はやばい。") == ["やばい"]


def test_a_rule_out_of_use_finds_nothing():
    ClaimRuleFactory(words="やばい", is_active=False)
    assert words("やばい") == []


def test_a_rule_has_a_key_by_which_it_is_found_again():
    row = ClaimRuleFactory()
    keys = [f"OWN{row.pk}", "SUP01", "OWN", "OWN99999", "OWN１", "XYZ"]
    assert [getattr(own_claims.by_key(key), "key", None) for key in keys] == [
        f"OWN{row.pk}",
        "SUP01",
        None,
        None,
        None,
        None,
    ]


def test_the_form_takes_a_rule_that_its_examples_prove():
    assert ClaimRuleForm(FORM).is_valid()


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"hits": "何でもない文"}, "hits"),
        ({"hits": ""}, "hits"),
        ({"misses": "やばいほど静か"}, "misses"),
        ({"words": "\u200b"}, "words"),
        ({"words": "あ" * 61}, "words"),
        ({"words": "\n".join(map(str, range(51)))}, "words"),
        ({"exceptions": "あ" * 61}, "exceptions"),
        ({"why": "\x07"}, "why"),
    ],
)
def test_the_form_refuses_a_rule_with_a_sentence_at_the_field(typed, field):
    assert list(ClaimRuleForm({**FORM, **typed}).errors) == [field]
