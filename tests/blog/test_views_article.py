"""blog.views: the page of an article and of a fixed page."""

import unicodedata
from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from blog.models import Article
from blog.rendering import render_and_store
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CreativeFactory,
    SidebarBlockFactory,
    SiteFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db
SITE = "https://blog.example.jp"


def stored(**values):
    article = ArticleFactory(**values)
    render_and_store(article)
    return article


def test_an_article_is_shown_with_its_title_and_text(client):
    stored(slug="guide", title="選び方", body="<p>三つの点を見ます。</p>")
    response = client.get("/guide/")
    assert (response.status_code, response.context["article"].title) == (200, "選び方")
    assert "三つの点を見ます。" in response.content.decode()


@pytest.mark.parametrize(
    "values",
    [
        {"state": Article.State.DRAFT, "publish_at": None},
        {"state": Article.State.WITHDRAWN},
        {"publish_at": timezone.now() + timedelta(days=1)},
    ],
)
def test_what_is_not_public_is_not_found_by_anybody(client, owner, values):
    ArticleFactory(slug="secret", **values)
    client.force_login(owner)
    assert client.get("/secret/").status_code == 404


@pytest.mark.parametrize("spelling", ["ガイド-A", unicodedata.normalize("NFD", "ガイド-a")])
def test_another_spelling_moves_to_the_one_address(client, spelling):
    ArticleFactory(slug="ガイド-a")
    response = client.get(f"/{spelling}/?utm=1")
    assert (response.status_code, response.headers["Location"]) == (
        301,
        "/%E3%82%AC%E3%82%A4%E3%83%89-a/?utm=1",
    )


def test_an_address_without_its_slash_moves_too(client):
    assert client.get("/guide").headers["Location"] == "/guide/"


def test_a_page_of_the_system_is_never_shadowed(client):
    for slug in ("search", "feed", "sitemap.xml", "healthz"):
        ArticleFactory(slug=slug, title="影")
    found = [client.get(path).content.decode() for path in ("/search/", "/feed/", "/sitemap.xml", "/healthz")]
    assert [text for text in found if "<h1>影" in text] == []


def test_an_english_article_has_an_english_page_under_its_own_address(client):
    SiteFactory()
    article = stored(slug="guide")
    stored(slug="guide-en", language="en", translation_of=article)
    response = client.get("/guide-en/")
    assert (response.headers["Content-Language"], response.context["site_name"]) == ("en", "Server Notes")
    assert b'<html lang="en">' in response.content
    assert b'href="/en/"' in response.content
    assert response.context["seo"].alternates == (("en", f"{SITE}/guide-en/"), ("ja", f"{SITE}/guide/"))


def test_the_path_leads_through_the_categories(client):
    category = CategoryFactory(name="解約", slug="cancel", parent=CategoryFactory(name="サーバー", slug="server"))
    stored(slug="guide", title="手順", category=category)
    assert client.get("/guide/").context["breadcrumbs"][1:] == [
        ("サーバー", "/category/server/"),
        ("解約", "/category/cancel/"),
        ("手順", ""),
    ]


def test_a_reader_can_report_an_expression_of_this_article(client):
    stored(slug="guide")
    assert "/contact/?topic=expression&amp;article=guide" in client.get("/guide/").content.decode()


def test_a_fixed_page_has_neither_neighbours_nor_comments(client):
    stored(slug="about", page_type="about", category=None, author=None)
    response = client.get("/about/")
    assert (response.status_code, "previous" in response.context) == (200, False)
    assert b"comment-form" not in response.content


def test_linked_data_tells_of_an_article_what_its_page_shows(client):
    stored(
        slug="guide",
        title="選び方",
        description="三つの点。",
        author=AuthorFactory(name="みお", slug="mio"),
        publish_at=timezone.make_aware(datetime(2026, 3, 9, 10)),
        revised_at="2026-05-02T00:00Z",
    )
    posting = client.get("/guide/").context["seo"].json_ld[0]
    assert posting == {
        "@context": "https://schema.org",
        "@type": "BlogPosting",
        "headline": "選び方",
        "description": "三つの点。",
        "inLanguage": "ja",
        "datePublished": "2026-03-09T10:00:00+09:00",
        "dateModified": "2026-05-02T09:00:00+09:00",
        "mainEntityOfPage": f"{SITE}/guide/",
        "publisher": {"@type": "Organization", "name": "しるし"},
        "author": {"@type": "Person", "name": "みお", "url": f"{SITE}/author/mio/"},
    }


def test_an_article_can_be_kept_out_of_search_engines(client):
    stored(slug="quiet", is_noindex=True)
    assert b'<meta name="robots" content="noindex">' in client.get("/quiet/").content


ARTICLE_QUERIES = 4


@pytest.mark.parametrize("number", [1, 3, 30])
def test_an_article_asks_the_same_queries_in_a_blog_of_any_size(client, number, django_assert_num_queries):
    SiteFactory()
    for kind in ("search", "latest", "categories", "archive"):
        SidebarBlockFactory(kind=kind)
    category = CategoryFactory()
    article = stored(slug="guide", category=category)
    article.tags.set(TagFactory.create_batch(number))
    for other in [article.author, *ArticleFactory.create_batch(number, category=category)]:
        render_and_store(other)
    with django_assert_num_queries(ARTICLE_QUERIES):
        client.get("/guide/")


def test_reading_writes_nothing(client, django_assert_num_queries):
    ArticleFactory(slug="guide")
    with django_assert_num_queries(6) as asked:
        client.get("/guide/")
    assert [query["sql"] for query in asked if not query["sql"].startswith(("SELECT", "(SELECT"))] == []


def test_a_page_allows_the_pictures_of_its_own_ads_only(client):
    code = '<a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE" rel="nofollow">やまねこ</a>'
    code += '<img border="0" width="1" height="1" src="https://www10.a8.net/0.gif?a8mat=EXAMPLE" alt="">'
    creative = CreativeFactory(network="a8", code=code)
    stored(slug="ad", body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    stored(slug="plain")
    policies = [client.get(address).headers["Content-Security-Policy"] for address in ("/ad/", "/plain/", "/")]
    assert ["a8.net" in policy for policy in policies] == [True, False, False]
    assert code in client.get("/ad/").content.decode()


@pytest.mark.parametrize(
    ("language", "statement"), [("ja", "順番は報酬で決めません。"), ("en", "Money never decides the order.")]
)
def test_the_owners_statement_stands_between_notice_and_text_in_the_pages_language(client, language, statement):
    for spoken, text in (("ja", "順番は報酬で決めません。"), ("en", "Money never decides the order.")):
        SidebarBlockFactory(kind="text", place="notice", language=spoken, body=f"<p>{text}</p>")
    link = "https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA"
    stored(slug="ad", language=language, body=f'<p>本文 <a href="{link}">店</a></p>')
    stored(slug="plain", language=language, body="<p>本文</p>")
    page = client.get("/ad/").content.decode()
    places = [page.index(mark) for mark in ('data-disclosure="notice"', statement, 'class="boundary"', "本文 <")]
    assert places == sorted(places)
    assert (page.count("順番は報酬で決めません。") + page.count("Money never decides"), statement in page) == (1, True)
    assert statement not in client.get("/plain/").content.decode()
