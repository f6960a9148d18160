"""What the lists ask of the database: at most five questions, on every page of them, whatever stands beside them."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from blog import popular, shelves, surroundings
from blog.models import PageView
from blog.periods import PERIODS
from blog.renewing import rerender_stale
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    CommentFactory,
    ImageFactory,
    SidebarBlockFactory,
    SiteFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db

ANEW = {  # what stands around, the articles, their comments, the categories; for some lists the row that heads them
    "/": 4,
    "/category/top/": 4,
    "/tag/vps/": 5,
    "/author/mio/": 5,
    "/archive/2026/03/": 4,
    "/search/": 3,
    "/search/?q=VPS": 4,
}
KEPT = ANEW | {"/": 3, "/tag/vps/": 4, "/author/mio/": 4, "/archive/2026/03/": 3}


@pytest.fixture
def lists():
    """A blog of two languages with every kind of block and two pages of each list."""
    SiteFactory()
    kinds = ("search", "latest", "categories", "archive", *(f"popular-{row.key}" for row in PERIODS))
    above = CategoryFactory(slug="top", description="<p>説明</p>", picture=ImageFactory())
    own = {
        "category": CategoryFactory(parent=above),
        "author": AuthorFactory(slug="mio", bio="<p>紹介</p>", picture=ImageFactory()),
        "publish_at": timezone.make_aware(datetime(2026, 3, 9)),
    }
    tag = TagFactory(slug="vps")
    for language in ("ja", "en"):
        for kind in kinds:
            SidebarBlockFactory(kind=kind, language=language)
        for place in ("sidebar", "footer", "notice"):
            SidebarBlockFactory(kind="text", place=place, language=language, body="<p>文</p>")
        for number in range(13):
            article = ArticleFactory(language=language, title=f"VPS {number}", **own)
            article.tags.add(tag)
            CommentFactory(article=article, state="approved")
            PageView.objects.create(article=article, day=timezone.localdate(), number=3)
    rerender_stale()
    popular.renew()
    shelves.renew()
    connection.run_on_commit = []  # as after a commit: the tests' own transaction never ends


def asked(client, place):
    """The number of questions for each address, on its first and its second page."""
    found = {}
    for address in ANEW:
        for page in ("", *(["&page=2" if "?" in address else "?page=2"] if address != "/search/" else [])):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(f"{place}{address}{page}").status_code == 200
            found.setdefault(address, set()).add(len(queries))
    return found


@pytest.mark.parametrize("place", ["", "/en"])
def test_every_page_of_a_list_asks_at_most_five_questions(client, lists, place):
    anew = asked(client, place)
    surroundings.renew()
    assert (anew, asked(client, place)) == tuple({key: {number} for key, number in row.items()} for row in (ANEW, KEPT))


def test_whoever_is_logged_in_costs_no_more(desk, lists):
    assert asked(desk, "") == {key: {number} for key, number in ANEW.items()}
