"""blog.sitemaps: every page that search engines may show, and no other, in parts that they can read."""

from datetime import datetime, timedelta
from xml.etree import ElementTree

import pytest
from django.utils import timezone

from blog import sitemap_articles
from blog.models import Article, Use
from blog.rendering import render_and_store
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DraftFactory,
    ImageFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
SITE = "https://blog.example.jp"
NAMES = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "x": "http://www.w3.org/1999/xhtml",
    "i": "http://www.google.com/schemas/sitemap-image/1.1",
}


def parsed(client, path):
    return ElementTree.fromstring(client.get(path).content)  # noqa: S314 -- our own answer


def parts(client):
    """The parts that the index names, each with its last change."""
    rows = parsed(client, "/sitemap.xml").findall("s:sitemap", NAMES)
    return {text(row, "s:loc").removeprefix(SITE): text(row, "s:lastmod") for row in rows}


def text(row, name):
    return row.findtext(name, namespaces=NAMES)


def urls(client):
    found = (url for path in parts(client) for url in parsed(client, path).findall("s:url", NAMES))
    return {text(url, "s:loc").removeprefix(SITE): url for url in found}


def test_every_kind_of_page_is_listed(client):
    category = CategoryFactory(slug="sub", parent=CategoryFactory(slug="top"))
    article = ArticleFactory(slug="guide", category=category, author=AuthorFactory(slug="mio"))
    article.tags.add(TagFactory(slug="vps"))
    ArticleFactory(slug="about", page_type="about", category=None, author=None)
    pages = ["/", "/ads/", "/contact/", "/personal-data/"]
    lists = ["/category/top/", "/category/sub/", "/tag/vps/", "/author/mio/"]
    assert list(urls(client)) == [*pages, "/guide/", "/about/", *lists]


def test_the_pages_of_another_language_begin_with_its_first_article(client):
    ArticleFactory(language="en", slug="guide", category=None, author=None)
    found = urls(client)
    english = ["/en/", "/en/ads/", "/en/contact/", "/en/personal-data/"]
    assert [path for path in found if path.startswith("/en/")] == english
    assert links(found["/personal-data/"]) == [("en", "/en/personal-data/"), ("ja", "/personal-data/")]


def links(url):
    return [(link.get("hreflang"), link.get("href").removeprefix(SITE)) for link in url.findall("x:link", NAMES)]


def test_what_readers_cannot_open_or_engines_shall_not_show_is_missing(client):
    DraftFactory()
    ArticleFactory(publish_at=timezone.now() + timedelta(days=1))
    ArticleFactory(slug="quiet", is_noindex=True, category=None, author=None)
    CategoryFactory()
    TagFactory()
    assert list(urls(client)) == ["/", "/ads/", "/contact/", "/personal-data/"]


def test_a_page_and_its_part_say_when_it_last_changed(client):
    begun, revised = (timezone.make_aware(datetime(2026, month, 2)) for month in (3, 5))
    article = ArticleFactory(slug="guide", publish_at=begun, revised_at=revised)
    part = f"/sitemap/articles-{(article.pk - 1) // 1000 + 1}.xml"
    moments = (text(urls(client)["/guide/"], "s:lastmod"), parts(client)[part])
    assert moments == ("2026-05-02T00:00:00+09:00", "2026-05-02T00:00:00+09:00")


def test_a_list_changed_when_its_newest_article_came(client):
    for month in (3, 5):
        ArticleFactory(publish_at=timezone.make_aware(datetime(2026, month, 2))).tags.add(
            TagFactory(slug="vps") if month == 3 else Article.tags.rel.model.objects.get()
        )
    assert text(urls(client)["/tag/vps/"], "s:lastmod") == "2026-05-02T00:00:00+09:00"


def test_translations_name_each_other_from_one_part_to_another(client, monkeypatch):
    monkeypatch.setattr(sitemap_articles, "SIZE", 1)
    article = ArticleFactory(slug="guide")
    ArticleFactory(slug="guide-en", language="en", translation_of=article)
    found, both = urls(client), [("en", "/guide-en/"), ("ja", "/guide/")]
    assert (links(found["/guide/"]), links(found["/guide-en/"])) == (both, both)


def test_the_pictures_of_an_article_stand_beside_it_once(client):
    own, inside = ImageFactory(), ImageFactory()
    article = ArticleFactory(slug="guide", picture=own)
    for image in (own, inside):
        Use.objects.create(rendering=render_and_store(article), kind=Use.Kind.IMAGE, target_id=image.pk)
    found = urls(client)["/guide/"].findall("i:image/i:loc", NAMES)
    assert [one.text for one in found] == [f"{SITE}{image.address}" for image in (own, inside)]


def test_a_part_holds_no_more_than_it_may_and_stays_where_it_is(client, monkeypatch):
    monkeypatch.setattr(sitemap_articles, "SIZE", 2)
    articles = ArticleFactory.create_batch(5, category=None, author=None)
    before = [path for path in parts(client) if "articles" in path]
    sizes = [len(parsed(client, path)) for path in before]
    articles[0].delete()
    assert (sum(sizes), max(sizes)) == (5, 2)
    assert {path for path in parts(client) if "articles" in path} <= set(before)


@pytest.mark.parametrize("path", ["articles-2", "articles-0", "none-1", f"articles-{'9' * 30}", "pages-2", "tags-1"])
def test_a_part_that_holds_nothing_is_not_found(client, path):
    ArticleFactory(pk=1)
    assert client.get(f"/sitemap/{path}.xml").status_code == 404


@pytest.mark.parametrize("slug", ["guide", "しるし-の-話", "50-off"])
def test_an_article_stands_under_the_address_that_it_has(client, slug):
    article = ArticleFactory(slug=slug)
    assert article.get_absolute_url() in urls(client)


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize(("part", "queries"), [("articles", 4), ("categories", 2), ("tags", 1), ("pages", 1)])
def test_a_part_asks_the_same_queries_for_any_number_of_pages(client, part, queries, number, django_assert_num_queries):
    for article in ArticleFactory.create_batch(number, picture=ImageFactory()):
        article.tags.add(TagFactory())
    path = next(path for path in parts(client) if part in path)
    with django_assert_num_queries(queries):
        client.get(path)


def test_the_sitemap_never_names_the_host_of_the_request(client):
    ArticleFactory()
    host = {"host": "testserver"}
    found = [client.get(path, headers=host).content for path in ("/sitemap.xml", *parts(client))]
    assert [one for one in found if b"testserver" in one] == []


MACHINES = [
    "/sitemap.xml",
    "/sitemap/pages-1.xml",
    "/feed/",
    "/feed/atom/",
    "/feed.json",
    "/robots.txt",
    "/",
    "/guide/",
]


@pytest.mark.parametrize("path", MACHINES)
def test_what_has_not_changed_is_not_sent_again(client, path):
    ArticleFactory(slug="guide")
    tag = client.get(path).headers["ETag"]
    again = client.get(path, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
