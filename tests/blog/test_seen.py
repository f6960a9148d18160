"""blog.seen: the address to which pages report their ads takes what is true, and answers everybody the same."""

import pytest
from django.test import Client

from blog import seen
from blog.models import Rendering, Revision
from blog.rendering import render_and_store
from disclosures import counting
from disclosures.models import DailyCount, LedgerEntry, Placement
from guard.meter import Meter
from tests import readers
from tests.factories import ArticleFactory, CreativeFactory, PlacementFactory

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def meter(monkeypatch):
    """Each test begins without a crowd behind it."""
    monkeypatch.setattr(seen, "METER", Meter())


@pytest.fixture
def placement():
    return PlacementFactory()


def place(creative):
    return f'<div data-block="ad" data-creative="{creative.pk}"></div>'


def total():
    return sum(DailyCount.objects.values_list("impressions", flat=True))


def test_a_report_is_counted_and_answered_with_nothing(client, placement):
    response = readers.report(client, readers.body(placement))
    assert (response.status_code, response.content, response.headers["Cache-Control"]) == (204, b"", "no-store")
    assert (dict(response.cookies), total()) == ({}, 1)


DROPPED = [
    {"headers": {"origin": "https://evil.example"}},
    {"headers": {"origin": "null"}},
    {"headers": {"origin": "http://testserver", "sec-fetch-site": "cross-site"}},
    {"headers": {"user-agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}},
    {"headers": {"user-agent": ""}},
    {"headers": {"sec-purpose": "prefetch;prerender"}},
    {"headers": {"purpose": "prefetch"}},
    {"headers": {"x-moz": "prefetch"}},
    {"headers": {"cookie": "session=abc"}},
    {"headers": {"cookie": "csrf=x; session=abc; broken=\xff"}},
]


@pytest.mark.parametrize("sent", DROPPED)
def test_what_must_not_count_is_answered_in_the_same_way(client, placement, sent):
    response = readers.report(client, readers.body(placement), **sent)
    assert (response.status_code, response.content, total()) == (204, b"", 0)


def test_a_program_that_names_no_page_is_not_counted(client, placement):
    client.post("/seen/", readers.body(placement), content_type="text/plain", headers={"user-agent": readers.CHROME})
    assert total() == 0


@pytest.mark.parametrize("body", [b"", b"{", b"\xff\xfe", b"[]", b"x" * 1_000_000, b'{"view": "' + b"[" * 9000])
def test_no_body_is_an_error(client, body):
    assert readers.report(client, body).status_code == 204


def test_other_cookies_do_not_keep_a_reader_from_counting(client, placement):
    readers.report(client, readers.body(placement), headers={"cookie": "django_language=ja; theme=dark"})
    assert total() == 1


@pytest.mark.parametrize("method", ["get", "head", "options", "put", "delete"])
def test_nothing_but_a_report_is_taken(client, method):
    assert getattr(client, method)("/seen/").status_code == 405


def test_one_network_counts_only_so_often(client, placement, settings):
    settings.GUARD_RATES = {**settings.GUARD_RATES, "beacon": (3, 60)}
    for _ in range(5):
        readers.report(client, readers.body(placement))
    readers.report(client, readers.body(placement), address="198.51.100.7")
    assert total() == 4


def test_a_report_needs_no_form_token(placement):
    strict = Client(enforce_csrf_checks=True)
    assert (readers.report(strict, readers.body(placement)).status_code, total()) == (204, 1)


def test_nobody_notices_that_the_database_is_away(client, dead_database, caplog):
    content = readers.body(token=counting.token("article", 1), seen=["creative-1"])
    assert readers.report(client, content).status_code == 204
    assert [record.message for record in caplog.records] == ["A beacon was lost: the disk is gone"]


def test_counting_makes_no_page_stale(client):
    article = ArticleFactory(body=place(CreativeFactory()))
    before = render_and_store(article)
    readers.report(client, readers.body(Placement.objects.get()))
    after = Rendering.objects.get(article=article)
    assert (after.fingerprint, after.rendered_at) == (before.fingerprint, before.rendered_at)
    assert [model.objects.count() for model in (DailyCount, LedgerEntry, Revision)] == [1, 0, 0]
