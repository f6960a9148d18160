"""guard.checks: every row against its own examples, and what follows from them."""

import time
from dataclasses import replace

import pytest

from guard.checks import CHECKS, PLAIN, Answer, judge
from guard.models import Block
from guard.submission import foreign_links, is_foreign

every_check = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.key)


@every_check
def test_a_check_catches_its_own_example(check):
    assert check.catches(check.caught)


@every_check
def test_a_check_passes_its_own_example(check):
    assert not check.catches(check.passed)


@every_check
def test_a_check_has_a_consequence(check):
    assert check.weight or check.answer


def test_no_two_checks_share_a_key():
    assert len({check.key for check in CHECKS}) == len(CHECKS)


def test_an_ordinary_submission_is_stored_without_reasons():
    verdict = judge(PLAIN)
    assert (verdict.answer, verdict.reasons, verdict.is_spam) == (Answer.STORE, (), False)


@pytest.mark.parametrize("sign", [{"trap": "x"}, {"age": 0.2}])
def test_a_trap_or_an_instant_answer_is_spam_by_itself(sign):
    verdict = judge(replace(PLAIN, **sign))
    assert (verdict.answer, verdict.is_spam) == (Answer.STORE, True)


def test_several_small_signs_make_spam_together():
    verdict = judge(replace(PLAIN, text="見て [url=https://a.example] " + "https://b.example " * 3))
    assert (verdict.reasons, verdict.is_spam) == (("links", "markup"), True)


def test_links_to_this_site_are_no_links(settings):
    settings.SITE_HOST = "blog.example"
    own = "https://blog.example/a/ http://www.blog.example https://BLOG.example:443/ www.blog.example/x"
    assert (foreign_links(own), foreign_links(f"{own} https://blog.example@evil.example/ https:evil.example")) == (0, 2)


@pytest.mark.parametrize(
    ("text", "foreign"),
    [
        ("Thank you so much!", True),
        ("感謝您的分享，这篇文章对我非常有帮助", True),
        ("Отличная статья, спасибо", True),
        ("Thanks!", False),
        ("了解", False),
        ("FX GOLD USD JPY の話", False),
        ("ﾊﾝｶｸ ABCDEFGHIJKL", False),
        ("", False),
        ("12345 67890 12345 !!!", False),
    ],
)
def test_a_text_without_a_kana_is_foreign_unless_it_is_short(text, foreign):
    assert is_foreign(text) is foreign


def test_a_reason_names_the_entry_of_the_block_list():
    blocks = (Block(kind="word", value="副業"), Block(kind="address", value="a@x.example"))
    verdict = judge(replace(PLAIN, blocks=blocks))
    assert (verdict.reasons, verdict.is_spam) == (("blocked:word:副業", "blocked:address"), True)


@pytest.mark.parametrize("unit", ["https://", "www.", "a", "あ", "[url", "<a ", "@", "https:/\\", "ﾊ"])
def test_a_long_text_is_judged_in_linear_time(unit):
    began = time.perf_counter()
    judge(replace(PLAIN, text=unit * (60_000 // len(unit))))
    assert time.perf_counter() - began < 0.5


def test_waiting_outweighs_confirming():
    assert judge(replace(PLAIN, age=None, recent=99)).answer is Answer.WAIT
