"""lib.days: a day looks as Django's own filter writes it."""

from datetime import date

import pytest
from django.utils import translation
from django.utils.dateformat import format
from hypothesis import given
from hypothesis import strategies as st

from lib.days import writer

DAYS = [date(2026, 3, 1), date(1999, 12, 31), date(813, 5, 9)]


@pytest.mark.parametrize(
    "pattern", ["j M Y", "Y年n月j日", "Y.m.d", "M j, Y", "D j M Y", r"\Y Y", "{0} Y", "jS M", "F Y", ""]
)
@pytest.mark.parametrize("language", ["ja", "en"])
def test_a_day_is_written_as_django_writes_it(pattern, language):
    with translation.override(language):
        write = writer(pattern)
        assert [write(day) for day in DAYS] == [format(day, pattern) for day in DAYS]


@given(st.dates(), st.text(st.sampled_from("YnjmdM年.-/ {}\\DFS")))
def test_any_day_by_any_pattern_is_written_as_django_writes_it(day, pattern):
    assert writer(pattern)(day) == format(day, pattern)


def test_each_language_has_its_own_months():
    found = []
    for language in ("en", "ja", "en"):
        with translation.override(language):
            found.append(writer("M")(date(2026, 3, 1)))
    assert found == ["Mar", "3月", "Mar"]
