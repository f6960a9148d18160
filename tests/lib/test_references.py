"""lib.references: numbers for people."""

from lib import references


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
