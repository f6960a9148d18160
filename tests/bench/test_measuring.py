"""The arithmetic between what was counted and what is printed."""

import pytest

from bench import measuring
from bench.subjects import Subject


@pytest.mark.parametrize(
    ("values", "share", "found"),
    [([], 50, 0.0), ([7], 99, 7), ([3, 1, 2, 4], 50, 2), (range(1, 101), 99, 99), (range(1, 102), 99, 100)],
)
def test_a_percentile_is_the_value_that_so_many_do_not_exceed(values, share, found):
    assert measuring.percentile(list(values), share) == found


def test_the_rounds_of_a_subject_become_one_row():
    tally = measuring.Tally(requests=400, seconds=2.0, cpu=0.8, p50=[1.0, 3.0], p99=[9.0, 11.0], size=100, failed=1)

    assert tally.figures() == {
        "cpu": 2.0,
        "rate": 200.0,
        "p50": 2.0,
        "p99": 10.0,
        "requests": 400,
        "failed": 1,
        "bytes": 100,
    }


def test_a_subject_that_nobody_answered_has_no_figures():
    assert measuring.Tally().figures() == {}


def test_a_page_is_asked_for_again_and_again_and_a_form_sent_once():
    page, form = Subject("a", "A", ("s",), "/", "br"), Subject("b", "B", ("s",), "/", posts=(b"1", b"2"))

    requests = measuring.requests_of(page)
    assert next(requests) == next(requests) == b"GET / HTTP/1.1\r\nhost: 127.0.0.1\r\naccept-encoding: br\r\n\r\n"
    assert list(measuring.requests_of(form)) == [b"1", b"2"]
