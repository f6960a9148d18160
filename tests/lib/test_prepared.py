"""lib.prepared: a query that was compiled once gives the rows of today's database for today's values."""

from datetime import timedelta

import pytest
from django.db.models import CharField, Count, Q
from django.utils import timezone

from blog.models import Article, Tag
from lib.prepared import NOW, Parameter, Prepared, among, keys
from tests.factories import ArticleFactory, TagFactory

pytestmark = pytest.mark.django_db

NAMED = Prepared(lambda: Tag.objects.filter(name=Parameter("name", CharField())))
PUBLIC = Prepared(lambda: Article.objects.published(NOW).select_related("category").order_by("pk"))
CHOSEN = Prepared(lambda: Tag.objects.filter(among("pk", 2)).order_by("pk").values_list("name", flat=True))
SECTION = Prepared(lambda: Tag.objects.order_by("pk"), most=2)
COUNTED = Prepared(lambda: Tag.objects.order_by("pk").values_list("name").annotate(Count("articles")))


def test_each_call_has_its_own_values():
    for name in ("VPS", "DNS"):
        TagFactory(name=name)
    assert [[tag.name for tag in NAMED(name=name)] for name in ("VPS", "DNS", "'; --")] == [["VPS"], ["DNS"], []]


def test_rows_that_came_since_are_found():
    assert NAMED(name="VPS") == []
    tag = TagFactory(name="VPS")
    assert NAMED(name="VPS") == [tag]


def test_the_moment_is_a_value_too():
    now = timezone.now()
    article = ArticleFactory(publish_at=now)
    assert (PUBLIC(now=now - timedelta(seconds=1)), PUBLIC(now=now)) == ([], [article])


def test_rows_come_with_what_the_query_joins(django_assert_num_queries):
    article = ArticleFactory(category__name="VPS")
    with django_assert_num_queries(1):
        found = [(row.category.name, row.publish_at) for row in PUBLIC(now=timezone.now())]
    assert found == [("VPS", article.publish_at)]


def test_several_keys_and_plain_values():
    one, two, _other = TagFactory.create_batch(3)
    assert CHOSEN(**keys([two.pk, one.pk])) == [one.name, two.name]
    ArticleFactory().tags.add(one)
    assert COUNTED()[0] == (one.name, 1)


def test_a_value_that_stands_in_several_places_is_the_same_in_each():
    name = Parameter("name", CharField())
    either = Prepared(lambda: Tag.objects.filter(Q(name=name) | Q(slug=name)).order_by("pk"))
    one, two = TagFactory(name="vps"), TagFactory(slug="vps")
    assert [either(name="vps"), either(name="dns")] == [[one, two], []]


@pytest.mark.parametrize(("skipped", "found"), [(0, [0, 1]), (1, [1, 2]), (2, [2]), (3, [])])
def test_one_query_gives_every_section_of_its_rows(skipped, found):
    tags = TagFactory.create_batch(3)
    assert SECTION(skipped=skipped) == [tags[place] for place in found]
