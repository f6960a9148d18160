"""lib.json_rows: rows that came along with another query are the rows that a query of their own gives."""

from datetime import UTC, datetime

import pytest
from django.db.models import JSONField, Value
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from blog.models import Article, Image, Rendering, SidebarBlock, Site, Tag
from blog.rendering import render_and_store
from lib.json_rows import Entry, Items, Lists, Rows, instance, number_of, single
from lib.prepared import Parameter, Prepared
from tests.factories import ArticleFactory, ImageFactory, SidebarBlockFactory, SiteFactory, TagFactory

pytestmark = pytest.mark.django_db

BLOCK = ["id", "body", "is_sample", "picture__id", "picture__renditions", "rendering__id", "rendering__rendered_at"]


def asked(**columns):
    (row,) = single(Site.objects.all(), **columns)
    return row


@pytest.mark.parametrize("sites", [0, 1, 3])
def test_there_is_one_row_whatever_the_table_holds(sites):
    SiteFactory.create_batch(sites)
    assert [row.held for row in single(Site.objects.all(), tags=Rows(Tag.objects.all(), ["name"]))] == [sites]


@pytest.mark.parametrize("tags", [0, 1, 3])
def test_rows_keep_their_order(tags):
    names = [TagFactory(name=f"<{number}>\"'").name for number in range(tags)]
    row = asked(tags=Rows(Tag.objects.order_by("-pk"), ["name"]), none=Rows(Tag.objects.none(), ["name"]))
    assert ([tag["name"] for tag in row.tags], row.none) == (names[::-1], [])


def test_rows_may_come_as_lists_of_their_values():
    tags = TagFactory(name="VPS", slug="vps"), TagFactory(name="<b>", slug="b")
    row = asked(tags=Lists(Tag.objects.order_by("-pk"), ["slug", "name"]), none=Lists(Tag.objects.none(), ["name"]))
    assert (row.tags, row.none) == ([[tag.slug, tag.name] for tag in tags[::-1]], [])
    article = ArticleFactory(category=None, is_noindex=True)
    columns = ["pk", "category", "category__name", "is_noindex"]
    assert asked(rows=Lists(Article.objects.all(), columns)).rows == [[article.pk, None, None, True]]


def test_an_instance_is_what_the_database_holds():
    block = SidebarBlockFactory(kind="text", body="<p>はい</p>", picture=ImageFactory())
    render_and_store(block)
    (found,) = asked(blocks=Rows(SidebarBlock.objects.all(), BLOCK)).blocks
    read, picture, rendering = (
        instance(SidebarBlock, found),
        instance(Image, found, "picture__"),
        instance(Rendering, found, "rendering__"),
    )
    assert (read, read.body, read.is_sample) == (block, "<p>はい</p>", False)
    assert picture.renditions == block.picture.renditions
    assert rendering.rendered_at == Rendering.objects.get().rendered_at
    assert read.get_deferred_fields() >= {"heading", "kind"}


TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
LISTED = st.lists(st.dictionaries(TEXT, st.none() | st.booleans() | st.integers(-(2**53), 2**53) | TEXT), max_size=3)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(TEXT, st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 30), timezones=st.just(UTC)), LISTED, st.booleans())
def test_whatever_a_row_holds_comes_through(db, title, instant, renditions, is_noindex):
    picture = ImageFactory(renditions=renditions)
    article = ArticleFactory(title=title, publish_at=instant, is_noindex=is_noindex, picture=picture)
    columns = ["id", "title", "publish_at", "is_noindex", "picture__id", "picture__renditions"]
    (found,) = asked(rows=Rows(Article.objects.filter(pk=article.pk), columns)).rows
    read = instance(Article, found)
    assert (read.title, read.publish_at, read.is_noindex) == (title, instant, is_noindex)
    assert instance(Image, found, "picture__").renditions == renditions


def test_what_is_not_there_is_none():
    SidebarBlockFactory()
    (found,) = asked(blocks=Rows(SidebarBlock.objects.all(), BLOCK)).blocks
    assert instance(Image, found, "picture__") is None


def test_rows_of_another_row_come_with_it():
    article = ArticleFactory()
    article.tags.add(TagFactory(name="VPS"))
    TagFactory(name="DNS")
    assert asked(tags=Rows(Tag.objects.filter(articles=article.pk), ["name"])).tags == [{"name": "VPS"}]


CHOSEN = Prepared(lambda: Tag.objects.filter(pk__in=Items(Parameter("numbers", JSONField()))).order_by("pk"))


def test_a_list_of_any_length_is_one_value():
    one, two, three = TagFactory.create_batch(3)
    asked_for = [[], [two.pk], [three.pk, one.pk, 10**9], [*range(-2000, 0), two.pk]]
    assert [CHOSEN(numbers=numbers) for numbers in asked_for] == [[], [two], [one, three], [two]]


@pytest.mark.parametrize("tags", [0, 3])
def test_a_number_of_rows_is_a_column(tags):
    TagFactory.create_batch(tags)
    assert asked(tags=number_of(Tag.objects.order_by("name"))).tags == tags


def test_an_entry_is_found_by_the_key_that_a_column_holds():
    one, two = TagFactory.create_batch(2)
    numbers = Value({str(one.pk): 7, f"{one.pk}{two.pk}": 8}, JSONField())
    found = Tag.objects.order_by("pk").annotate(number=Entry(numbers, "pk")).values_list("number", flat=True)
    assert list(found) == [7, None]
