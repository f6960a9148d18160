"""blog.sitemaps: every page that search engines may show, and no other."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db
SITE = "https://blog.example.jp"
NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def urls(client):
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)  # noqa: S314 -- our own answer
    return {url.findtext("s:loc", namespaces=NAMES): url for url in root.findall("s:url", NAMES)}


def test_every_kind_of_page_is_listed(client):
    category = CategoryFactory(slug="sub", parent=CategoryFactory(slug="top"))
    article = ArticleFactory(slug="guide", category=category, author=AuthorFactory(slug="mio"))
    article.tags.add(TagFactory(slug="vps"))
    ArticleFactory(slug="about", page_type="about", category=None, author=None)
    assert [address.removeprefix(SITE) for address in urls(client)] == [
        "/",
        "/ads/",
        "/about/",
        "/guide/",
        "/category/top/",
        "/category/sub/",
        "/tag/vps/",
        "/author/mio/",
    ]


def test_what_readers_cannot_open_or_engines_shall_not_show_is_missing(client):
    DraftFactory()
    ArticleFactory(publish_at=timezone.now() + timedelta(days=1))
    ArticleFactory(slug="quiet", is_noindex=True, category=None, author=None)
    CategoryFactory()
    TagFactory()
    assert list(urls(client)) == []


def test_a_page_says_when_it_last_changed(client):
    ArticleFactory(
        slug="guide",
        publish_at=timezone.make_aware(datetime(2026, 3, 1)),
        revised_at=timezone.make_aware(datetime(2026, 5, 2)),
    )
    assert urls(client)[f"{SITE}/guide/"].findtext("s:lastmod", namespaces=NAMES) == "2026-05-02"


def test_translations_name_each_other(client):
    article = ArticleFactory(slug="guide")
    ArticleFactory(slug="guide-en", language="en", translation_of=article)
    links = urls(client)[f"{SITE}/guide/"].findall("x:link", NAMES)
    assert [(link.get("hreflang"), link.get("href")) for link in links] == [
        ("en", f"{SITE}/guide-en/"),
        ("ja", f"{SITE}/guide/"),
    ]


@pytest.mark.parametrize("number", [1, 3, 30])
def test_the_sitemap_asks_the_same_queries_for_any_number_of_pages(client, number, django_assert_num_queries):
    for article in ArticleFactory.create_batch(number):
        article.tags.add(TagFactory())
    with django_assert_num_queries(5):
        client.get("/sitemap.xml")


def test_the_sitemap_never_names_the_host_of_the_request(client):
    ArticleFactory()
    assert b"testserver" not in client.get("/sitemap.xml", headers={"host": "testserver"}).content
