"""blog.lists: a list holds the same, whether the database walks through all articles for it or looks at its own."""

from datetime import timedelta

import pytest
from django.http import Http404
from django.utils import timezone

from blog import lists
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, DraftFactory, TagFactory

pytestmark = pytest.mark.django_db
MANY = 10**6  # other articles, so that each list seems short


@pytest.fixture
def kinds():
    """Each kind of list with its values; all of them hold the same thirteen articles."""
    category, author, tag, now = CategoryFactory(), AuthorFactory(), TagFactory(), timezone.now()
    own = {"category": CategoryFactory(parent=category), "author": author}
    for number in range(13):
        ArticleFactory(**own, publish_at=now - timedelta(hours=number // 2)).tags.add(tag)
    for others in ({"language": "en"}, {"page_type": "page"}, {"end_at": now}, {"publish_at": now + timedelta(days=1)}):
        ArticleFactory(**own, **others).tags.add(tag)
    DraftFactory(**own).tags.add(tag)
    ArticleFactory(publish_at=now - timedelta(days=60))
    return {
        "tag": (lists.OF_TAG, tag.pk),
        "author": (lists.OF_AUTHOR, author.pk),
        "categories": (lists.of_categories(2), category.pk, own["category"].pk),
        "month": (lists.OF_MONTH, now - timedelta(days=30), now + timedelta(days=30)),
    }


@pytest.mark.parametrize("kind", ["tag", "author", "categories", "month"])
def test_a_list_is_the_same_in_each_way_of_reading_it(rf, kinds, kind):
    listing, *values = kinds[kind]
    found = []
    for known in ({}, {"total": 13, "among": 13}, {"total": 13, "among": MANY}):
        pages = [listing.page(rf.get("/", {"page": number}), *values, **known) for number in (1, 2)]
        found.append([([row.pk for row in page], page.paginator.count) for page in pages])
    assert found[0] == found[1] == found[2]
    assert [(len(keys), total) for keys, total in found[0]] == [(12, 13), (1, 13)]


@pytest.mark.parametrize("among", [0, MANY])
def test_a_page_behind_the_last_is_not_found(rf, kinds, among):
    listing, *values = kinds["tag"]
    with pytest.raises(Http404):
        listing.page(rf.get("/?page=3"), *values, total=13, among=among)


def test_an_empty_list_has_one_page(rf):
    page = lists.OF_TAG.page(rf.get("/"), TagFactory().pk)
    assert (list(page), page.paginator.count, page.has_other_pages()) == ([], 0, False)
