"""config.page_queries: which names of a query a page knows, and that none is forgotten."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.urls import Resolver404, resolve

from config import page_queries

NAMED = re.compile(r"GET\.get\(\"(\w+)\"|\"(\w+)\" in request\.GET")
# Read below addresses that pass by, whose queries stay as they are: the form that asks for a ticket, the version of a picture.
ELSEWHERE = {"form": "/guard/", "v": "/media/"}


@pytest.mark.parametrize("row", page_queries.ROWS, ids=lambda row: row.example)
def test_a_page_knows_the_names_of_its_row_and_no_other(row):
    path, _, query = row.example.partition("?")
    assert page_queries.known(path, f"{query}&utm_source=x") == query
    assert set(re.findall(r"(\w+)=", query)) == row.names


@pytest.mark.parametrize("row", page_queries.ROWS, ids=lambda row: row.example)
def test_there_is_a_page_at_the_address_of_a_row(row):
    assert resolve(row.example.partition("?")[0])


@pytest.mark.parametrize("path", ["/some-article/", "/feed/", "/sitemap.xml", "/comments/some-article/page/2/"])
def test_all_other_pages_know_none(path):
    assert page_queries.known(path, "page=2&q=x&v=1") == ""


def test_every_name_that_a_public_view_reads_stands_in_a_row():
    known = {name for row in page_queries.ROWS for name in row.names} | set(ELSEWHERE)
    for app in ("blog", "comments", "contact", "guard"):
        for module in Path(settings.BASE_DIR, app).glob("*.py"):
            read = {name for pair in NAMED.findall(module.read_text()) for name in pair if name}
            assert (module.name, read - known) == (module.name, set())


def test_names_that_stand_in_no_row_are_read_where_no_page_is():
    assert set(ELSEWHERE.values()) < set(page_queries.PASSED)


@pytest.mark.parametrize("beginning", set(page_queries.PASSED) - {"/static/"})
def test_the_addresses_that_pass_by_exist(beginning):
    assert any(exists(beginning + rest) for rest in ("", "x", "x/", "abc:def/", "token/", "setlang/"))


def exists(path):
    try:
        return bool(resolve(path))
    except Resolver404:
        return False
