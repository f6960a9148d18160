"""lib.references: numbers for people."""

import pytest

from comments.models import Comment
from lib import references
from tests.factories import CommentFactory


def test_a_reference_is_short_and_has_no_look_alikes():
    reference = references.new("C", is_taken=lambda reference: False)
    assert references.PATTERN.fullmatch(reference)
    assert not set(references.ALPHABET) & set("01ILOU")


def test_a_taken_reference_is_not_given_again():
    answers = iter([True, True, False])
    asked = []

    def is_taken(reference):
        asked.append(reference)
        return next(answers)

    assert references.new("M", is_taken=is_taken) == asked[2]


@pytest.mark.django_db
def test_the_rows_tell_which_are_taken():
    comment = CommentFactory()
    is_taken = references.taken_by(Comment)
    assert (is_taken(comment.reference), is_taken("C-234567"), is_taken("")) == (True, False, False)
