"""blog.views: the lists of articles as readers meet them."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from blog import shelves
from blog.models import Article
from tests.factories import (
    ArticleFactory,
    DraftFactory,
    RenderingFactory,
    SidebarBlockFactory,
    SiteFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title for article in response.context["articles"]]


@pytest.fixture
def furnished():
    """A site with every kind of block that asks the database."""
    SiteFactory()
    for kind in ("search", "latest", "categories", "archive"):
        SidebarBlockFactory(kind=kind)


def test_the_home_page_lists_what_is_public_newest_first(client):
    now = timezone.now()
    ArticleFactory(title="古い", publish_at=now - timedelta(days=2))
    ArticleFactory(title="新しい", publish_at=now - timedelta(days=1))
    ArticleFactory(title="明日", publish_at=now + timedelta(days=1))
    ArticleFactory(title="取り下げ", state=Article.State.WITHDRAWN)
    ArticleFactory(title="English", language="en")
    ArticleFactory(title="固定ページ", page_type="page")
    DraftFactory(title="下書き")
    assert titles(client.get("/")) == ["新しい", "古い"]


def test_the_english_home_page_lists_the_english_articles(client):
    ArticleFactory(title="日本語")
    ArticleFactory(title="English", language="en")
    response = client.get("/en/")
    assert (titles(response), response.headers["Content-Language"]) == (["English"], "en")
    assert b'<html lang="en">' in response.content


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_home_page_asks_the_same_queries_for_any_number_of_articles(
    client, furnished, number, django_assert_num_queries
):
    RenderingFactory.create_batch(number)
    shelves.renew()
    with django_assert_num_queries(HOME_QUERIES):
        client.get("/")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_tag_asks_the_same_queries_for_any_number_of_articles(client, furnished, number, django_assert_num_queries):
    tag = TagFactory(slug="vps")
    for shown in RenderingFactory.create_batch(number):
        shown.article.tags.add(tag)
    shelves.renew()
    with django_assert_num_queries(LIST_QUERIES):
        client.get("/tag/vps/")


@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_month_asks_the_same_queries_for_any_number_of_articles(client, furnished, number, django_assert_num_queries):
    RenderingFactory.create_batch(number, article__publish_at=timezone.make_aware(datetime(2026, 3, 9)))
    shelves.renew()
    with django_assert_num_queries(HOME_QUERIES):
        client.get("/archive/2026/03/")


HOME_QUERIES = 4
LIST_QUERIES = 5


def test_a_tag_lists_its_articles_only(client):
    ArticleFactory(title="別の話")
    tag = TagFactory(name="VPS", slug="vps")
    ArticleFactory(title="VPSの話").tags.add(tag)
    response = client.get("/tag/vps/")
    assert (titles(response), response.context["heading"]) == (["VPSの話"], "VPS")


def test_another_spelling_of_a_tag_moves_to_its_address(client):
    TagFactory(slug="vps")
    response = client.get("/tag/VPS/?page=2")
    assert (response.status_code, response.headers["Location"]) == (301, "/tag/vps/?page=2")


def test_a_month_holds_what_was_published_in_it_by_the_sites_clock(client):
    ArticleFactory(title="三月の初め", publish_at=timezone.make_aware(datetime(2026, 3, 1, 0, 0)))
    ArticleFactory(title="三月の終わり", publish_at=timezone.make_aware(datetime(2026, 3, 31, 23, 59)))
    ArticleFactory(title="四月", publish_at=timezone.make_aware(datetime(2026, 4, 1, 0, 0)))
    assert titles(client.get("/archive/2026/03/")) == ["三月の終わり", "三月の初め"]


@pytest.mark.parametrize(
    "path", ["2026/02/", "0000/01/", "0001/01/", "9999/12/", "2026/13/", "2026/2/", f"{'9' * 400}/01/"]
)
def test_a_month_without_articles_is_not_found(client, path):
    assert client.get(f"/archive/{path}").status_code == 404


def test_the_second_page_holds_the_rest(client):
    ArticleFactory.create_batch(13)
    response = client.get("/?page=2")
    assert (len(response.context["articles"]), response.context["articles"].paginator.count) == (1, 13)
    assert response.context["seo"].canonical == "https://blog.example.jp/?page=2"


def test_the_first_page_is_canonical_without_its_number(client):
    ArticleFactory()
    assert client.get("/?page=1&utm_source=x").context["seo"].canonical == "https://blog.example.jp/"


@pytest.mark.parametrize("number", ["0", "-1", "", "x", "01", "1.0", "２", "2", "9" * 400, "%00", "%ff", "1;2"])
def test_a_page_that_does_not_exist_is_not_found(client, number):
    ArticleFactory()
    assert client.get(f"/?page={number}").status_code == 404


def test_an_empty_site_has_a_home_page(client):
    response = client.get("/")
    assert (response.status_code, titles(response)) == (200, [])


def test_an_empty_list_is_kept_out_of_search_engines(client):
    TagFactory(slug="vps")
    assert client.get("/tag/vps/").context["seo"].noindex


@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_a_list_only_reads(client, method):
    assert getattr(client, method)("/").status_code == 405
