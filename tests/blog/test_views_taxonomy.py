"""blog.views: the pages of categories and authors, whose own texts pass the same labelling."""

import pytest

from blog import shelves
from blog.rendering import render_and_store
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    ImageFactory,
    SidebarBlockFactory,
    SiteFactory,
)

pytestmark = pytest.mark.django_db


def titles(response):
    return [article.title for article in response.context["articles"]]


@pytest.fixture
def furnished():
    SiteFactory()
    for kind in ("search", "latest", "categories", "archive"):
        SidebarBlockFactory(kind=kind)


def test_a_category_holds_the_articles_below_it_too(client):
    top = CategoryFactory(name="サーバー", slug="server")
    below = CategoryFactory(slug="rental", parent=CategoryFactory(slug="kinds", parent=top))
    ArticleFactory(title="下の下", category=below, publish_at="2026-03-01T00:00+09:00")
    ArticleFactory(title="上", category=top, publish_at="2026-03-02T00:00+09:00")
    ArticleFactory(title="別")
    response = client.get("/category/server/")
    assert (titles(response), response.context["heading"]) == (["上", "下の下"], "サーバー")


def test_the_numbers_beside_categories_count_what_is_below(client, furnished):
    top = CategoryFactory(name="上", position=0)
    CategoryFactory(name="空", position=1)
    ArticleFactory(category=CategoryFactory(name="下", parent=top, position=2))
    ArticleFactory(category=top)
    ArticleFactory(category=top, language="en")
    blocks = {block.kind: block for block in client.get("/").context["sidebar"]}
    rows = blocks["categories"].rows()
    assert [(row.name, row.total, row.depth) for row in rows] == [("上", 2, 0), ("下", 1, 1)]


def test_a_category_shows_its_own_text_first(client):
    category = CategoryFactory(slug="server", description="<p>借りる前に読む記事です。</p>")
    render_and_store(category)
    response = client.get("/category/server/")
    assert "借りる前に読む記事です。" in response.content.decode()
    assert response.context["seo"].description == "借りる前に読む記事です。"


PICTURED = (
    '<img alt="港の朝" src="/media/images/port.webp"'
    ' srcset="/media/images/port-480.webp 480w, /media/images/port.webp 960w"'
    ' sizes="(width >= 48em) 240px, calc(38vw - 15px)" width="960" height="540">'
)


def test_a_category_shows_its_picture_in_all_sizes_and_to_those_who_share_it(client):
    CategoryFactory(slug="travel", picture=ImageFactory(file="images/port.webp", alt="港の朝"))
    response = client.get("/category/travel/")
    assert PICTURED in response.content.decode()
    assert response.context["seo"].image == "https://blog.example.jp/media/images/port.webp"


def test_a_category_without_a_picture_shows_that_of_no_other(client):
    other = CategoryFactory(picture=ImageFactory())
    CategoryFactory(slug="plain", parent=other)
    response = client.get("/category/plain/")
    assert (response.context["category"].row.picture, response.context["seo"].image) == (None, "")


def test_an_author_is_shared_with_their_picture(client):
    AuthorFactory(slug="mio", picture=ImageFactory(file="images/mio.webp"))
    assert client.get("/author/mio/").context["seo"].image == "https://blog.example.jp/media/images/mio.webp"


def test_an_english_list_of_a_category_holds_english_articles(client):
    category = CategoryFactory(slug="server")
    ArticleFactory(title="日本語", category=category)
    ArticleFactory(title="English", category=category, language="en")
    response = client.get("/en/category/server/")
    assert titles(response) == ["English"]
    assert response.context["seo"].canonical == "https://blog.example.jp/en/category/server/"


def test_an_author_is_introduced_above_their_articles(client):
    author = AuthorFactory(name="瀬戸みお", slug="mio", bio="<p>窓口で六年。</p>")
    ArticleFactory(title="みおの記事", author=author)
    ArticleFactory(title="別の人")
    response = client.get("/author/mio/")
    assert titles(response) == ["みおの記事"]
    assert "窓口で六年。" in response.content.decode()


@pytest.mark.parametrize("address", ["/category/SERVER/", "/author/MIO/"])
def test_another_spelling_moves_to_the_one_address(client, address):
    CategoryFactory(slug="server")
    AuthorFactory(slug="mio")
    response = client.get(address)
    assert (response.status_code, response.headers["Location"]) == (301, address.lower())


@pytest.mark.parametrize("number", [1, 3, 30])
@pytest.mark.parametrize("address", ["/category/server/", "/author/mio/"])
def test_a_list_asks_the_same_queries_for_any_number_of_articles(
    client, furnished, address, number, django_assert_num_queries
):
    picture = ImageFactory()
    category, author = CategoryFactory(slug="server", picture=picture), AuthorFactory(slug="mio", picture=picture)
    CategoryFactory(parent=category, picture=picture)
    for row in (category, author):
        render_and_store(row)
    for article in ArticleFactory.create_batch(number, category=category, author=author):
        render_and_store(article)
    shelves.renew()
    with django_assert_num_queries(QUERIES[address]):
        client.get(address)


QUERIES = {"/category/server/": 4, "/author/mio/": 5}
