"""lib.codings: what an Accept-Encoding header wants, and bodies that come back as they were."""

import gzip

import brotli
import pytest

from lib import codings

HEADERS = [
    (None, "identity"),
    ("", "identity"),
    ("gzip, deflate, br, zstd", "br"),
    ("gzip, deflate", "gzip"),
    ("br;q=0.2, gzip;q=0.9", "gzip"),
    ("br;q=0, gzip;q=0", "identity"),
    ("BR", "br"),
    ("*", "br"),
    ("*;q=0", "identity"),
    ("gzip;q=1.0, identity;q=0.5, *;q=0", "gzip"),
    ("identity, gzip;q=0.5", "identity"),
    ("identity;q=0.5, br;q=0.5", "br"),
    ("br;q=2, gzip", "gzip"),  # no weight is above one
    ("br;q=x, gzip;level=9", "identity"),
    (";;;,,, =,br;q=", "identity"),
    ("gzip" + "," * 100_000, "gzip"),
]


@pytest.mark.parametrize(("header", "coding"), HEADERS)
def test_the_coding_wanted_most_is_taken(header, coding):
    assert codings.wanted(header) == coding


@pytest.mark.parametrize(
    ("coding", "back"), [("br", brotli.decompress), ("gzip", gzip.decompress), ("identity", bytes)]
)
def test_a_body_comes_back_as_it_was(coding, back):
    body = "本文です。".encode() * 100
    assert back(codings.CODINGS[coding](body)) == body


TYPES = [
    ("text/html; charset=utf-8", 5000, True),
    ("application/atom+xml", 5000, True),
    ("image/svg+xml", 5000, True),
    ("image/webp", 5000, False),
    ("text/html", 100, False),
]


@pytest.mark.parametrize(("content_type", "size", "is_worth_it"), TYPES)
def test_only_texts_of_some_length_are_compressed(content_type, size, is_worth_it):
    assert codings.is_compressible(content_type, size) is is_worth_it


def test_headers_are_remembered_as_judged_and_no_more_of_them_than_there_is_room_for():
    for number in range(codings.MOST_JUDGED + 10):
        codings.wanted(f"br, x{number}" + "x" * 100_000)
    assert len(codings.JUDGED) <= codings.MOST_JUDGED
    assert {len(header) for header in codings.JUDGED} == {codings.LONGEST}


def test_who_names_no_coding_is_remembered_too():
    codings.JUDGED.clear()
    assert (codings.wanted(None), codings.JUDGED) == ("identity", {None: "identity"})
