"""What wrk is told, and what it prints, read as numbers."""

import pytest

from bench import wrk

WELL = """Running 2s test @ http://127.0.0.1:8000/
  1 threads and 16 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   635.91us    0.89ms  12.92ms   93.69%
    Req/Sec    56.20k     8.07k   62.00k    86.54%
  Latency Distribution
     50%  250.00us
     75%  491.00us
     90%  700.00us
     99%    5.80ms
  112400 requests in 2.00s, 1.21GB read
Requests/sec:  56200.00
Transfer/sec:    606.33MB
"""
BADLY = """     50%    1.20s
     99%    1.90s
  40 requests in 1.00m, 1.21MB read
  Socket errors: connect 1, read 2, write 0, timeout 4
  Non-2xx or 3xx responses: 8
"""


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        (WELL, wrk.Crowd(requests=112_400, seconds=2.0, p50=0.25, p99=5.8, failed=0)),
        (BADLY, wrk.Crowd(requests=40, seconds=60.0, p50=1200.0, p99=1900.0, failed=15)),
    ],
)
def test_its_words_become_numbers_in_one_unit(text, crowd):
    assert wrk.read(text) == crowd


def test_other_words_are_an_error():
    with pytest.raises(ValueError, match="unable to connect"):
        wrk.read("unable to connect to 127.0.0.1:8000")


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("", ["--header", "Host: 127.0.0.1"]),
        ("gzip", ["--header", "Host: 127.0.0.1", "--header", "Accept-Encoding: gzip"]),
    ],
)
def test_a_crowd_names_the_site_as_its_readers_do(encoding, said):
    assert wrk.headers(encoding) == said
