"""Readers' queries go by indexes: none of them reads the table of articles from its beginning to its end."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from blog import shelves
from tests.factories import CategoryFactory, RenderingFactory, SidebarBlockFactory, SiteFactory
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
