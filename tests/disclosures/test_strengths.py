"""The strengths of marks: the strongest counts, and a stronger one adds to what every mark has."""

from hypothesis import given
from hypothesis import strategies as st

from disclosures.strengths import BY_KEY, STANDARD, STRENGTHS, strongest

KEYS = st.lists(st.sampled_from(list(BY_KEY)))


def test_who_asks_for_nothing_gets_the_standard():
    assert (strongest().key, strongest("", "loud").key) == (STANDARD, STANDARD)


@given(KEYS, KEYS)
def test_whoever_else_asks_for_whatever_nothing_becomes_weaker(some, others):
    assert STRENGTHS.index(strongest(*some, *others)) >= STRENGTHS.index(strongest(*some))


def test_a_stronger_mark_keeps_the_classes_of_every_mark():
    assert [row.classes("notice") for row in STRENGTHS] == ["notice", "notice notice-strong"]
