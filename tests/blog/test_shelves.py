"""blog.shelves: numbers of articles are kept, never older than the articles, and counted anew where none are kept."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

import pytest
from django.db import connection, transaction
from django.utils import timezone

from blog import shelves
from blog.models import Article, Shelf
from blog.next_change import next_of_articles
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DraftFactory,
    RenderingFactory,
    SidebarBlockFactory,
    TagFactory,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def kept():
    """One article of March, its numbers stored."""
    article = ArticleFactory(slug="guide", publish_at=timezone.make_aware(datetime(2026, 3, 1)))
    shelves.renew()
    return article


def test_what_readers_find_is_counted_by_month_and_category():
    category = CategoryFactory()
    for day in (datetime(2026, 3, 1), datetime(2026, 3, 31, 23, 59), datetime(2026, 4, 1)):
        ArticleFactory(publish_at=timezone.make_aware(day), category=category)
    ArticleFactory(language="en")
    ArticleFactory(page_type="page", category=None)
    DraftFactory()
    shelf = shelves.count("ja", timezone.now())
    assert shelf.by_month == [["2026-04-01", 1], ["2026-03-01", 2]]
    assert (shelf.total, shelf.by_category) == (3, {str(category.pk): 3})


def test_what_is_kept_knows_tags_and_authors_as_well():
    tag, empty = TagFactory.create_batch(2)
    article = ArticleFactory()
    article.tags.add(tag)
    for hidden in (DraftFactory(author=article.author), ArticleFactory(author=article.author, language="en")):
        hidden.tags.add(tag, empty)
    shelves.renew()
    shelf = Shelf.objects.get(language="ja")
    assert (shelf.by_tag, shelf.by_author) == ({str(tag.pk): 1}, {str(article.author_id): 1})


def numbers(client, tag, author):
    """How many articles the pages of a tag and of an author say they have."""
    pages = [client.get(address).context["articles"] for address in (f"/tag/{tag.slug}/", f"/author/{author.slug}/")]
    return [page.paginator.count for page in pages]


@pytest.mark.parametrize("keep", ["all", "some", "nothing"])
def test_tags_and_authors_tell_the_same_numbers_kept_or_not(client, kept, keep):
    tag, empty = TagFactory.create_batch(2)
    kept.tags.add(tag)
    shelves.renew()
    if keep == "some":
        Shelf.objects.update(by_tag=None, by_author=None)  # as an older release left them
    elif keep == "nothing":
        Shelf.objects.all().delete()
    assert numbers(client, tag, kept.author) == [1, 1]
    assert numbers(client, empty, AuthorFactory()) == [0, 0]


def test_numbers_that_are_over_are_asked_no_longer(client, kept):
    Shelf.objects.update(by_author={str(kept.author_id): 7})
    told = numbers(client, TagFactory(), kept.author)
    Shelf.objects.update(valid_until=timezone.now())
    assert (told, numbers(client, TagFactory(), kept.author)) == ([0, 7], [0, 1])


WRITES = {
    "another article": lambda _article: ArticleFactory(),
    "its deletion": lambda article: article.delete(),
    "a bulk edit": lambda article: Article.objects.update(state="withdrawn"),
    "many rows": lambda article: Article.objects.bulk_create([ArticleFactory.build(category=None, author=None)]),
    "a save": lambda article: article.save(),
    "a tag": lambda article: article.tags.add(TagFactory()),
}


@pytest.mark.parametrize("write", WRITES)
def test_whatever_writes_an_article_takes_the_numbers_away(kept, write):
    WRITES[write](kept)
    assert list(Shelf.objects.all()) == []


def test_what_is_not_an_article_leaves_them(kept):
    kept.category.save()
    assert Shelf.objects.count() == 2


def test_numbers_end_when_the_next_article_begins_or_ends(kept):
    now = timezone.now()
    soon, later = now + timedelta(hours=1), now + timedelta(days=1)
    assert next_of_articles(now) is None
    ArticleFactory(publish_at=later)
    assert next_of_articles(now) == later
    ArticleFactory(end_at=soon, publish_at=now)
    assert next_of_articles(now) == soon
    assert [shelves.is_fresh(Shelf(valid_until=at), now) for at in (None, soon, now)] == [True, True, False]


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer")
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("write", WRITES)
def test_nothing_is_stored_while_somebody_writes_an_article_or_its_tags(write):
    """Neither waits for the other: both would have what the other one needs."""
    article = ArticleFactory()
    with ThreadPoolExecutor(1) as pool, transaction.atomic():
        WRITES[write](article)
        pool.submit(apart, shelves.renew).result(timeout=20)
        assert pool.submit(apart, Shelf.objects.count).result() == 0
    shelves.renew()
    assert Shelf.objects.count() == 2


def apart(call):
    """What it gives over a connection of its own."""
    try:
        return call()
    finally:
        connection.close()


@pytest.mark.parametrize("is_kept", [True, False])
def test_a_page_tells_the_same_numbers_kept_or_not(client, kept, is_kept):
    for kind in ("archive", "categories"):
        SidebarBlockFactory(kind=kind)
    if not is_kept:
        Shelf.objects.all().delete()
    text = client.get("/").content.decode()
    assert '<a href="/archive/2026/03/">2026年3月</a><span>1</span>' in text
    assert f"{kept.category.name}</a><span>1</span>" in text


@pytest.mark.parametrize("number", [1, 3])
def test_a_page_asks_the_same_where_the_numbers_are_kept(client, number, django_assert_num_queries):
    RenderingFactory.create_batch(number)
    SidebarBlockFactory(kind="archive")
    shelves.renew()
    with django_assert_num_queries(3):  # what stands around; the articles; their comments
        client.get("/")
