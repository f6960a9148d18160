"""blog.addresses: names by language, absolute ones from the site's own URL, and the instants that addresses name."""

import pytest
from django.http import Http404
from django.urls import clear_script_prefix, reverse, set_script_prefix
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from blog.addresses import absolute, list_url, month_start
from blog.models.articles import addresses
from blog.slugs import ALLOWED, normalise


def test_a_list_stands_in_the_active_language():
    with translation.override("en"):
        assert list_url("tag", None, "vps") == "/en/tag/vps/"
    assert [list_url("tag", None, "vps"), list_url("home", "en"), list_url("archive", "ja", 2026, 3)] == [
        "/tag/vps/",
        "/en/",
        "/archive/2026/03/",
    ]


@pytest.mark.parametrize("slug", ["vps", "サーバー", "it's-(a)-100%", "0"])
@pytest.mark.parametrize("root", ["/", "/blog-0/"])
def test_a_list_stands_where_the_map_of_the_site_says(slug, root):
    set_script_prefix(root)
    found = [list_url("tag", "en", slug), list_url("tag", "ja", slug), list_url("rss", "ja")]
    expected = [reverse("blog:tag_en", args=[slug]), reverse("blog:tag", args=[slug]), reverse("blog:rss")]
    clear_script_prefix()
    assert found == expected


@given(st.from_regex(ALLOWED, fullmatch=True).map(normalise))
def test_any_slug_stands_where_the_map_of_the_site_says(slug):
    expected = [reverse("blog:tag", args=[slug]), reverse("blog:article", args=[slug])]
    assert [list_url("tag", "ja", slug), addresses()(slug)] == expected


def test_an_absolute_address_begins_with_the_sites_own():
    assert absolute("/about/") == "https://blog.example.jp/about/"


@pytest.mark.parametrize(("year", "month"), [(0, 1), (1, 1), (10000, 1)])
def test_a_year_that_no_calendar_has_is_not_found(year, month):
    with pytest.raises(Http404):
        month_start(year, month)
