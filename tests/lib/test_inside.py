"""Pages asked for within the process: what a browser would get, static files too, and nobody in the request."""

from django.db import connection

from lib import inside


def test_a_page_comes_through_all_middleware(db):
    answer = inside.get("/robots.txt")
    assert (answer.status, answer.headers["X-Content-Type-Options"]) == (200, "nosniff")
    assert "Sitemap: https://blog.example.jp/sitemap.xml" in answer.text


def test_a_style_sheet_is_read_to_its_end(db):
    assert "box-sizing" in inside.get("https://blog.example.jp/static/css/base.css").text


def test_an_address_in_japanese_is_found_by_its_name(db):
    assert inside.get("/%E3%81%AA%E3%81%84/").status == inside.get("/ない/").status == 404


def test_the_callers_transaction_goes_on(transactional_db):
    connection.set_autocommit(True)
    inside.get("/robots.txt")
    assert connection.connection is not None
