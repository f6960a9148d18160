"""What creatives need from a page's policy: only their own hosts and exact styles, and nothing for samples."""

import pytest

from disclosures import csp
from disclosures.inventory import Inventory
from tests.factories import ButtonFactory, CreativeFactory

pytestmark = pytest.mark.django_db


def needs(*creatives, **options):
    return csp.needs(Inventory(creative_ids=tuple(row.pk for row in creatives), **options))


def test_a_page_without_creatives_needs_nothing(django_assert_num_queries):
    with django_assert_num_queries(0):
        assert csp.needs(Inventory()) == {}


def test_pictures_are_let_in_by_host():
    assert needs(CreativeFactory()) == {"img-src": {"www10.a8.net"}}


def test_hosts_that_the_network_redirects_to_are_let_in():
    code = '<a href="//af.moshimo.com/af/c/click?a_id=1"><img src="//image.moshimo.com/af-img/1.png"></a>'

    assert needs(CreativeFactory(network="moshimo", code=code)) == {"img-src": {"i.moshimo.com", "image.moshimo.com"}}


def test_styles_are_let_in_by_their_exact_hash():
    code = '<a href="https://amzn.to/1" style="color:red">x</a>'

    assert needs(CreativeFactory(network="amazon-short", code=code)) == {
        "style-src-attr": {"'unsafe-hashes'", "'sha256-8f935d27GvUutRyY9yWScUMiFUk4WTdZURISiYfPOeQ='"}
    }


def test_samples_get_nothing():
    sample = CreativeFactory(is_sample=True)

    assert (needs(sample), needs(sample, is_sample_only=True)) == ({}, {})


def test_buttons_need_nothing():
    assert needs(ButtonFactory()) == {}
