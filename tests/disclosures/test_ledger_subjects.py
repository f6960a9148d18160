"""What the ledger tells of, in words: every kind of place by its name, with its reach where it has one."""

import pytest
from django.utils.translation import override

from disclosures import ledger_subjects
from disclosures.models import LedgerEntry


@pytest.mark.parametrize(
    ("subject", "source", "words"),
    [
        ("page", "article", "Fixed page"),
        ("", "article", "Article or fixed page"),
        ("footer", "block", "Block in the footer (on every page of its language)"),
        ("", "ledger", "The record itself"),
        ("", "unknown", "unknown"),
    ],
)
def test_a_row_says_of_what_it_tells(subject, source, words):
    with override("en"):
        assert ledger_subjects.described(LedgerEntry(subject=subject, source=source)) == words
