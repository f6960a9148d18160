"""The queue of expressions: every check renews a text's rows, answers settle them, readers add to them."""

import pytest

from disclosures import claim_answers, claims_queue
from disclosures.models import ClaimAnswer, ClaimHit
from tests.disclosures.test_claims import TODAY, find
from tests.factories import ClaimAnswerFactory

pytestmark = pytest.mark.django_db


def keep(text, source_id=1):
    hits = find(text, "ja", today=TODAY)
    claims_queue.keep("article", source_id, title="題", hits=hits, text=lambda: text)


def rows():
    return sorted(ClaimHit.objects.values_list("rule", "words", "state"))


def test_hits_of_a_text_are_kept_once(django_assert_num_queries):
    keep("業界最安のプランです。今だけ半額!")
    with django_assert_num_queries(2):
        keep("業界最安のプランです。今だけ半額!")
    assert rows() == [("LIM01", "今だけ", "open"), ("SUP01", "業界最安", "open")]


def test_what_left_the_text_is_gone_and_comes_back():
    keep("業界最安のプランです。")
    keep("安いプランです。")
    gone = rows()
    keep("業界最安のプランです。")
    assert (gone, rows()) == ([("SUP01", "業界最安", "gone")], [("SUP01", "業界最安", "open")])


def test_evidence_settles_exactly_these_words_in_this_sentence():
    ClaimAnswerFactory()
    keep("業界最安のプランです。")
    keep("業界最安の回線です。", source_id=2)
    keep("業界最安のプランです!", source_id=1)
    states = ClaimHit.objects.order_by("source_id", "pk").values_list("sentence", "state")
    assert list(states) == [
        ("業界最安のプランです。", "gone"),
        ("業界最安のプランです!", "open"),
        ("業界最安の回線です。", "open"),
    ]


def test_a_tick_does_not_settle_what_needs_evidence():
    ClaimAnswerFactory(kind=ClaimAnswer.Kind.TICK)
    keep("業界最安のプランです。")
    assert rows() == [("SUP01", "業界最安", "open")]


def test_a_text_without_hits_costs_one_query(django_assert_num_queries):
    with django_assert_num_queries(1):
        keep("静かなプランです。")
    assert rows() == []


def test_a_report_stands_once_until_its_words_leave_the_text():
    for remark in ("M-1", "M-2"):
        claims_queue.report("article", 1, title="題", words="すぐ  届く", remark=remark)
    keep("すぐ　届くと書きました。")
    there = list(ClaimHit.objects.values_list("origin", "state", "remark"))
    keep("翌日に届きました。")
    assert (there, rows()) == ([("reader", "open", "M-2")], [("", "すぐ  届く", "gone")])


def test_progress_counts_what_is_left():
    ClaimAnswerFactory()
    keep("業界最安のプランです。日本最速!今だけ半額!神コスメ。")
    assert claims_queue.progress() == {"total": 3, "settled": 1, "errors": 1, "warnings": 1}


def test_a_deleted_text_leaves_nothing_open():
    keep("業界最安のプランです。")
    claims_queue.forget("article", 1)
    assert rows() == [("SUP01", "業界最安", "gone")]


def test_the_ledger_gets_answers_as_data():
    answer = ClaimAnswerFactory(sample="会員1,000人")
    assert claim_answers.waivers_for("article", 1) == [
        {
            "rule": "SUP01",
            "kind": "waiver",
            "words": "業界最安",
            "sentence": "業界最安のプランです。",
            "url": "https://example.jp/survey",
            "sample": "会員1,000人",
            "as_of": "2026-11-20",
            "by": "owner",
            "at": answer.answered_at.isoformat(),
        }
    ]
    assert claim_answers.waivers_for("article", 2) == []
