"""config.caching: the site itself behind its page cache."""

from datetime import timedelta

import pytest
import time_machine
from django.core.wsgi import get_wsgi_application
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from blog.publishing import publish
from comments.models import Comment
from config import caching, generation
from config.intake import Intake
from lib.generation import number
from tests.factories import ArticleFactory, CommentFactory, DraftFactory
from tests.wsgi import ask

HOST = {"HTTP_HOST": "blog.example.jp"}


@pytest.fixture
def site(db, monkeypatch, settings):
    """The site as its server has it. Its reader looks through the test's own connection, whose transaction stays open."""
    settings.PAGE_CACHE_MB = 8
    monkeypatch.setattr(caching, "Reader", lambda: number)
    monkeypatch.setattr(BaseDatabaseWrapper, "close_if_unusable_or_obsolete", lambda connection: None)
    monkeypatch.setattr(generation, "LISTENERS", [])
    return caching.around(Intake(get_wsgi_application()))


@pytest.fixture
def read(site):
    """What a reader gets, after all changes so far have been committed."""

    def read(address="/", **environ):
        connection.run_on_commit = []
        site.generation.forget()
        return ask(site, address, **HOST, **environ)

    return read


def test_a_page_in_memory_costs_no_query(read, django_assert_num_queries):
    article = ArticleFactory()
    first = read(f"/{article.slug}/")
    with django_assert_num_queries(1):  # the generation
        again = read(f"/{article.slug}/")
    assert (first.status, again.body, again.headers) == (200, first.body, first.headers)


def test_a_new_article_is_in_the_list_at_once(read, owner):
    article = DraftFactory()
    assert f"/{article.slug}/" not in read().text
    publish(article, by=owner)
    assert f"/{article.slug}/" in read().text


def test_an_approved_comment_appears_and_a_waiting_one_changes_nothing(read):
    article = ArticleFactory()
    address = f"/{article.slug}/"
    before = read(address)
    comment = CommentFactory(article=article, body="助かりました", state=Comment.State.PENDING)
    assert read(address).headers == before.headers
    Comment.objects.filter(pk=comment.pk).update(state=Comment.State.APPROVED)
    assert "助かりました" in read(address).text


def test_a_scheduled_article_appears_with_its_time(read):
    now = timezone.now().replace(hour=3)
    with time_machine.travel(now, tick=False) as clock:
        article = ArticleFactory(publish_at=now + timedelta(seconds=2))
        assert read(f"/{article.slug}/").status == 404
        assert f"/{article.slug}/" not in read().text
        clock.shift(3)
        assert read(f"/{article.slug}/").status == 200
        assert f"/{article.slug}/" in read().text


def test_a_new_article_shows_at_once_at_an_address_that_was_missing(read, owner):
    article = DraftFactory()
    statuses = [read(f"/{article.slug}/").status for _ in range(2)]
    publish(article, by=owner)
    assert [*statuses, read(f"/{article.slug}/").status] == [404, 404, 200]


@pytest.mark.parametrize("place", ["", "/en", "/category", "/en/tag"])
def test_missing_addresses_of_one_language_get_one_answer_from_memory(read, site, place, django_assert_num_queries):
    first, other = read(f"{place}/one/"), read(f"{place}/other/")
    assert (first.status, other.status, len(site.store.missing.answers)) == (404, 404, 1)
    assert (other.body, other.headers) == (first.body, first.headers)
    with django_assert_num_queries(1):  # the generation
        assert read(f"{place}/one/").body == first.body


def test_an_address_that_was_left_out_of_the_site_is_told_of_nobody(read):
    answer = read("/secret-name/", HTTP_COOKIE="theme=secret", HTTP_REFERER="https://secret.example/")
    assert (answer.status, "secret" in answer.text) == (404, False)


def test_staff_get_pages_that_nobody_keeps(read):
    ArticleFactory()
    assert read().headers["Cache-Control"].startswith("public")
    assert read(HTTP_COOKIE="session=abc").headers["Cache-Control"] == "private, no-store"
    assert read().headers["Cache-Control"].startswith("public")


@pytest.mark.parametrize(
    "address", ["/", "/search/?q=a", "/contact/", "/feed/", "/sitemap.xml", "/robots.txt", "/ads/"]
)
def test_no_page_in_a_cache_sets_a_cookie(read, address):
    ArticleFactory()
    answer = read(address)
    assert answer.status == 200
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"].startswith("public, max-age=")


def test_names_that_a_page_does_not_know_are_in_no_page(read):
    assert "evil" not in read("/search/?q=a&evil=evil").text
    assert read("/?utm_source=evil").body == read("/").body


def test_a_strange_host_is_refused_and_never_kept(site):
    assert [ask(site, HTTP_HOST="evil.example").status for _ in range(2)] == [400, 400]


SPELLED = [
    ("blog.example.jp", "blog.example.jp"),
    ("blog.example.jp.", "blog.example.jp"),
    ("blog.example.jp:1", "blog.example.jp"),
    ("blog.example.jp:8443", "blog.example.jp:8443"),
    ("[::1]:80", "[::1]"),
    ("evil.example:8443", ""),
    ("blog.example.jp:x", ""),
]


@pytest.mark.parametrize(("named", "host"), SPELLED)
def test_ports_that_anybody_can_invent_make_no_pages_of_their_own(settings, named, host):
    settings.SITE_URL = "https://blog.example.jp:8443"
    settings.ALLOWED_HOSTS = ["blog.example.jp", "[::1]"]
    assert caching.host_of(named) == host


def test_the_cache_can_be_left_out(settings):
    settings.PAGE_CACHE_MB = 0
    application = Intake(get_wsgi_application())
    assert caching.around(application) is application
