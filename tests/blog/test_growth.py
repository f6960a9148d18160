"""Readers' queries go by indexes: none of them reads the table of articles from its beginning to its end."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog import drafts, moves, shelves
from blog.models import Article
from tests.factories import (
    AuthorFactory,
    CategoryFactory,
    CommentFactory,
    RenderingFactory,
    SidebarBlockFactory,
    SiteFactory,
    TagFactory,
)
from tests.questions import plan

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL chooses by what a table holds"),
]
WHOLE = ("SCAN blog_article", "SCAN comments_comment", "SCAN blog_rendering", "article_begins")


@pytest.mark.parametrize("address", ["/guide/", "/", "/category/vps/"])
def test_no_page_reads_whole_tables(client, address):
    SiteFactory()
    for kind in ("latest", "categories", "archive"):
        SidebarBlockFactory(kind=kind)
    RenderingFactory(article__slug="guide", article__category=CategoryFactory(slug="vps"))
    RenderingFactory.create_batch(3)
    shelves.renew()
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    assert [
        step for query in asked for step in plan(query["sql"]) if step.startswith(WHOLE[:3]) or WHOLE[3] in step
    ] == []


def test_what_is_read_most_is_found_by_its_places(client):
    SidebarBlockFactory(kind="popular-week")
    with CaptureQueriesContext(connection) as asked:
        client.get("/")
    steps = [step for query in asked for step in plan(query["sql"]) if "blog_popular" in step]
    assert steps == ["SEARCH V0 USING INDEX sqlite_autoindex_blog_popular_1 (period=? AND language=?)"]


LISTS = {"/tag/vps/": "blog_article_tags_tag_id", "/author/mio/": "author_id", "/category/vps/": "category_id"}


@pytest.mark.parametrize("address", LISTS)
def test_a_short_list_in_a_large_blog_is_read_by_itself(client, address):
    """SQLite looks at the few themselves instead of walking through all that are newer."""
    tag, author, category = TagFactory(slug="vps"), AuthorFactory(slug="mio"), CategoryFactory(slug="vps")
    RenderingFactory(article__author=author, article__category=category).article.tags.add(tag)
    RenderingFactory.create_batch(3)
    shelves.renew()
    with CaptureQueriesContext(connection) as asked:
        assert len(client.get(address).context["articles"]) == 1
    (cards,) = [query["sql"] for query in asked if 'AS "mark"' in query["sql"]]
    assert [step for step in plan(cards) if LISTS[address] in step]
    assert [step for step in plan(cards) if "article_lists" in step] == []


@pytest.mark.parametrize(
    "address",
    [
        "/comments/guide/7/",
        "/comments/guide/reply/7/",
        "/comments/guide/thread/7/",
        "/comments/guide/7/report/",
        "/comments/guide/reported/",
        "/comments/guide/feed/",
        "/comments/guide/page/2/",
        "/ads/report/?article=guide",
        "/contact/?topic=expression&article=guide",
    ],
)
def test_whatever_belongs_to_an_article_finds_it_by_its_address(client, address):
    article = RenderingFactory(article__slug="guide").article
    CommentFactory(pk=7, article=article, state="approved")
    CommentFactory.create_batch(50, article=article, state="approved")
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code in {200, 302}
    named = [query["sql"] for query in asked if "guide" in query["sql"]]
    found = {step for sql in named for step in plan(sql) if "blog_article " in step}
    assert found == {"SEARCH blog_article USING INDEX article_slug (<expr>=?)"}


ASKS = {
    "whether an address is free": lambda: moves.is_taken(Article, "other", by=7),
    "what autosave made for a window": lambda: drafts.begun("a" * 16),
    "what it makes for a new one": lambda: drafts.begin({}, page_type="page", language="ja", window="b" * 16, by=None),
}


@pytest.mark.parametrize("ask", ASKS.values(), ids=ASKS)
def test_writers_find_an_article_by_its_address_too(ask):
    with CaptureQueriesContext(connection) as asked:
        ask()
    questions = [query["sql"] for query in asked if query["sql"].startswith("SELECT")]
    found = {step for sql in questions for step in plan(sql) if "blog_article" in step}
    assert found == {"SEARCH blog_article USING INDEX article_slug (<expr>=?)"}
