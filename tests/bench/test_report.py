"""The table as people read it."""

import pytest

from bench import report
from bench.figures import Figures
from bench.targets import Target, Verdict

MACHINE = {
    "version": "abc",
    "when": "2026-11-29T02:00+09:00",
    "processors": 2,
    "python": "3.11",
    "load": 3.0,
    "crowd": "wrk",
}
SPEED = {"cpu": 0.25, "rate": 3000.0, "p50": 0.3, "p99": 1.25, "bytes": 1234.0}


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (None, "–"),
        (0.0163, "0.016"),
        (0.25, "0.25"),
        (5.55, "5.55"),
        (12.34, "12.3"),
        (99.99, "100.0"),
        (12345.6, "12,346"),
    ],
)
def test_numbers_have_the_digits_that_count(value, shown):
    assert report.number(value) == shown


def test_the_table_says_what_was_measured_judged_and_left_out():
    rows = {"bare": {"name": "bare view", "queries": None, "1": SPEED, "16": SPEED}}
    parts, skipped = {"marks": {"percent": 2.5}}, {"PostgreSQL": "nothing answers"}
    figures = Figures(machine=MACHINE, sizes=[1000], rows=rows, parts=parts, skipped=skipped)

    lines = report.text(figures, [Verdict(Target("marks", lambda figures: 0, 5, "%"), 2.5)]).splitlines()

    assert lines[1] == "The machine was busy: ratios of CPU hold, requests/s and percentiles do not."
    assert lines[4].split() == "bare view 0.25 1.00 3,000 3,000 0.30 1.25 0.30 1.25 1,234 –".split()
    assert lines[6:] == [
        "marks: percent 2.50",
        "",
        "marks      2.50  ≤ 5 %         pass",
        "",
        "Skipped: PostgreSQL (nothing answers)",
    ]
