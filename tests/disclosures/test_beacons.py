"""disclosures.beacons: what a report must look like, and every kind that is dropped by its own example."""

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from disclosures.beacons import DROPS, MOST_ADS, MOST_TEXTS, PLAIN, Noted, Report, dropped_as, parse

VIEW = "0123456789abcdef"
SEEN = {"seen": ["creative-1"]}


def sent(view=VIEW, **texts):
    return json.dumps({"view": view, "texts": texts}).encode()


@pytest.mark.parametrize("row", DROPS, ids=lambda row: row.key)
def test_each_kind_is_dropped_for_its_own_reason_alone(row):
    assert [dropped_as(row.caught), row.catches(row.passed)] == [row.key, False]


def test_a_plain_report_is_not_dropped():
    assert dropped_as(PLAIN) == ""


@pytest.mark.parametrize("purpose", ["prefetch", "prefetch;prerender", "Prerender", "preview", "instant prefetch"])
def test_a_page_that_is_loaded_ahead_has_no_reader(purpose):
    assert dropped_as(replace(PLAIN, purpose=purpose)) == "ahead"


def test_a_report_says_which_ads_of_which_text_were_seen_and_clicked():
    noted = {"seen": ["creative-1", "link-00aa", "creative-1"], "clicked": ["creative-1"]}
    assert parse(sent(token=noted)) == Report(
        VIEW, {"token": Noted(frozenset({"creative-1", "link-00aa"}), frozenset({"creative-1"}))}
    )


@pytest.mark.parametrize(
    "body",
    [
        *(b"", b"\xff", b"null", b"[]", b"1" * 5000, b"[" * 10_000, b'{"view": 1, "texts": {}}', sent()),
        *(sent(view=view, t=SEEN) for view in ("short", "x" * 65, "ハル" * 10, "a b c d e f g h i", None, 7)),
        *(sent(t=noted) for noted in ({}, [], None, 1, {"seen": []}, {"seen": "creative-1"}, {"seen": {"a": 1}})),
        *(sent(t={"seen": [name]}) for name in ("", "Creative", "a" * 61, "a b", "a\n", 1, None, [])),
        sent(t=SEEN, u={"clicked": [[]]}),
        *(sent(**{token: SEEN}) for token in ("", "t" * 201, "a b", "a\x00", "a:\ud800:b", "あ", "a\n")),
        sent(t={"seen": ["a"] * (MOST_ADS + 1)}),
        sent(**{f"t{number}": SEEN for number in range(MOST_TEXTS + 1)}),
    ],
)
def test_what_is_not_exactly_a_report_is_none(body):
    assert parse(body) is None


ANYTHING = st.recursive(
    st.none() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.sampled_from(["view", "texts", "seen"]), inner),
    max_leaves=5,
)


@settings(max_examples=50)
@given(st.binary() | ANYTHING.map(lambda content: json.dumps(content).encode()))
def test_nothing_that_arrives_is_an_error(body):
    assert parse(body) is None
