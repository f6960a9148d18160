"""Facts of a ledger row in words: nothing that people read is a key of the program."""

import pytest
from django.utils.translation import override

from disclosures import ledger_words

FAILED = {"passed": False, "findings": [{"rule": "R03", "is_failure": True}, {"rule": "R07", "is_failure": False}]}


@pytest.fixture(autouse=True)
def english():
    with override("en"):
        yield


@pytest.mark.parametrize(
    ("audit", "words"),
    [
        ({}, ""),
        ({"passed": True, "findings": []}, "Passed"),
        (FAILED, "Failed: R03"),
        ({"failed": ["R01"]}, "Failed: R01"),
    ],
)
def test_the_result_of_an_audit(audit, words):
    assert ledger_words.audit_words(audit) == words


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ({"target": "bit.ly/x", "verdict": "not_ad", "reason": "契約", "by": "mio"}, "bit.ly/x, Not an ad, 契約, mio"),
        (
            {"words": "最安", "rule": "SUP01", "kind": "waiver", "url": "https://example.jp/", "by": "mio"},
            "最安, SUP01, Proved with evidence, https://example.jp/, mio",
        ),
        ({"words": "最安", "rule": "SUP01", "kind": "tick", "by": "mio"}, "最安, SUP01, Checked, mio"),
        ({"verdict": "something else"}, "something else"),
    ],
)
def test_a_decision_and_a_waiver(row, words):
    assert ledger_words.decision_words(row) == words


@pytest.mark.parametrize(
    ("detail", "lines"),
    [
        ({}, []),
        ({"reason": "名前", "entry": 3, "snapshots": ["ab"]}, ["Reason: 名前", "Row 3", "ab"]),
        ({"days": 90, "snapshots": ["ab", "cd"]}, ["Older than 90 days", "ab", "cd"]),
        ({"reason": "名前", "file_sha256": "ef", "size": 3}, ["Reason: 名前", "ef"]),
    ],
)
def test_further_particulars(detail, lines):
    assert list(ledger_words.detail_lines(detail)) == lines


def test_states_have_names_and_those_without_rows_a_plain_nought():
    states = {"frame": "ab", "decision": "0 None", "wording": "2 2026-11-23", "unheard of": "1"}

    assert ledger_words.state_rows(states) == [
        ("Own wordings", "2 2026-11-23"),
        ("Decisions about links", "0"),
        ("Surroundings and style", "ab"),
        ("unheard of", "1"),
    ]
