"""guard.checks: every row against its own examples, and what follows from them."""

from dataclasses import replace

import pytest

from guard.checks import CHECKS, PLAIN, Answer, judge, notices

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
    verdict = judge(replace(PLAIN, text="[url=https://a.example] " + "https://b.example " * 3))
    assert (verdict.reasons, verdict.is_spam) == (("links", "markup"), True)


def test_waiting_outweighs_confirming():
    assert judge(replace(PLAIN, age=None, recent=99)).answer is Answer.WAIT


def test_a_reason_whose_check_is_gone_shows_its_key():
    assert notices(["gone"]) == ["gone"]
