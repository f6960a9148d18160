"""lib.one_row: what is set in a table with one row."""

import pytest

from guard.models import Policy

pytestmark = pytest.mark.django_db


def test_before_somebody_has_saved_it_the_defaults_hold():
    assert (Policy.current().other_languages, Policy.current().pk, Policy.objects.count()) == (False, None, 0)


def test_the_row_that_was_saved_first_is_the_row():
    first = Policy.objects.create(other_languages=True)
    Policy.objects.create(other_languages=False)
    assert Policy.current() == first
