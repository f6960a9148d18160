"""disclosures.old_codes: which creatives hold a code from the time before `rel`."""

import pytest

from disclosures import old_codes
from tests.factories import ButtonFactory, CreativeFactory

pytestmark = pytest.mark.django_db


def test_a_code_whose_link_says_nothing_is_old():
    old = CreativeFactory(code='<a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA">店</a>')
    CreativeFactory(code='<a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA" rel="sponsored">店</a>')
    CreativeFactory(), ButtonFactory()
    assert old_codes.creatives() == [old.pk]
