"""blog.addresses: names by language, one spelling of an address, absolute ones from the site's own URL."""

import unicodedata

import pytest
from django.http import Http404
from django.utils import translation

from blog.addresses import absolute, by_slug, list_url, month_start
from blog.models import Tag
from tests.factories import TagFactory


def test_a_list_stands_in_the_active_language():
    with translation.override("en"):
        assert list_url("tag", None, "vps") == "/en/tag/vps/"
    assert [list_url("tag", None, "vps"), list_url("home", "en"), list_url("archive", "ja", 2026, 3)] == [
        "/tag/vps/",
        "/en/",
        "/archive/2026/03/",
    ]


def test_an_absolute_address_begins_with_the_sites_own():
    assert absolute("/about/") == "https://blog.example.jp/about/"


@pytest.mark.django_db
@pytest.mark.parametrize("spelling", ["サーバー-a", "サーバー-A", unicodedata.normalize("NFD", "サーバー-a")])
def test_every_spelling_of_a_slug_finds_its_row(spelling):
    row = TagFactory(slug="サーバー-a")
    assert by_slug(Tag.objects.all(), spelling) == row


@pytest.mark.parametrize("nonsense", ["", "a\0b", "\ufffd", "../x", "a b", "x" * 9000, "-", "🎉"])
def test_nonsense_is_not_found_without_a_query(nonsense):
    with pytest.raises(Http404):
        by_slug(Tag.objects.all(), nonsense)


@pytest.mark.parametrize(("year", "month"), [(0, 1), (1, 1), (10000, 1)])
def test_a_year_that_no_calendar_has_is_not_found(year, month):
    with pytest.raises(Http404):
        month_start(year, month)
