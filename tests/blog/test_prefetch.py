"""blog.prefetch: browsers may fetch the site's own pages ahead, and never render them."""

import json
import re

import pytest
from django.urls import get_resolver

from blog import prefetch
from tests.factories import ArticleFactory

pytestmark = pytest.mark.django_db


def closed(address):
    return any(re.fullmatch(pattern.replace("*", ".*"), address) for pattern in prefetch.CLOSED)


@pytest.mark.parametrize("address", ["/", "/guide/", "/contact/"])
def test_a_public_page_names_rules_that_only_fetch(client, address):
    ArticleFactory(slug="guide")
    rules = client.get(client.get(address).headers["Speculation-Rules"].strip('"'))
    assert (rules.headers["Content-Type"], rules.headers["Cache-Control"]) == (
        "application/speculationrules+json",
        "public, max-age=31536000, immutable",
    )
    assert list(json.loads(rules.content)) == ["prefetch"]


def test_rules_under_another_name_are_asked_for_again(client):
    assert client.get("/prefetch-old.json").headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize("address", ["/nowhere/", "/admin/login/", "/feed/"])
def test_what_is_no_public_page_names_none(client, address):
    assert "Speculation-Rules" not in client.get(address).headers


def test_no_link_from_a_mail_is_followed_before_somebody_opens_it():
    routes = [str(one.pattern) for one in get_resolver().url_patterns]
    assert [closed(f"/{route}") for route in routes if route in {"admin/", "guard/", "comments/", "i18n/"}] == [
        True
    ] * 4


@pytest.mark.parametrize("address", ["/guide/", "/", "/en/", "/category/top/", "/contact/"])
def test_pages_that_people_read_are_open(address):
    assert not closed(address)
