"""blog.picture_uses: every place that shows a picture, and the pictures that no place shows."""

import pytest

from blog.models import Draft, Image
from blog.picture_uses import places, unused
from blog.rendering import render_and_store
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    CategoryFactory,
    DraftFactory,
    ImageFactory,
    PartFactory,
    SidebarBlockFactory,
    SiteFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db


def figure(image):
    return f'<figure data-block="figure" data-image="{image.pk}" data-size="normal"><figcaption></figcaption></figure>'


def in_text(make, field):
    def build(image):
        row = make(**{field: figure(image)})
        render_and_store(row)
        return row

    return build


def in_draft(**data):
    def build(image):
        article = DraftFactory()
        values = {name: value.format(pk=image.pk) for name, value in data.items()}
        Draft.objects.create(article=article, data={"title": "書きかけ", **values})
        return article

    return build


PLACES = {
    "article": in_text(ArticleFactory, "body"),
    "category": in_text(CategoryFactory, "description"),
    "author": in_text(AuthorFactory, "bio"),
    "part": in_text(PartFactory, "body"),
    "block": in_text(SidebarBlockFactory, "body"),
    "picture": lambda image: ArticleFactory(picture=image),
    "social image": lambda image: ArticleFactory(social_image=image),
    "category's picture": lambda image: CategoryFactory(picture=image),
    "portrait": lambda image: AuthorFactory(picture=image),
    "speaker": lambda image: SpeakerFactory(picture=image),
    "logo": lambda image: SiteFactory(logo=image),
    "block's picture": lambda image: SidebarBlockFactory(picture=image),
    "draft": in_draft(body='<figure data-block="figure" data-image="{pk}"></figure>'),
    "draft's picture": in_draft(picture="{pk}"),
    "draft's social image": in_draft(social_image="{pk}", body=""),
}


@pytest.mark.parametrize("place", PLACES)
def test_each_place_of_a_picture_is_known(place):
    image, other = ImageFactory(), ImageFactory()
    row = PLACES[place](image)
    found = places([image.pk, other.pk])
    assert {pk: [place.row for place in rows] for pk, rows in found.items()} == {image.pk: [row]}
    assert list(unused(Image.objects.all())) == [other]


def test_a_picture_that_left_its_text_is_free():
    image = ImageFactory()
    article = ArticleFactory(body=figure(image))
    render_and_store(article)
    article.body = "<p>本文</p>"
    render_and_store(article)
    assert (places([image.pk]), list(unused(Image.objects.all()))) == ({}, [image])


@pytest.mark.parametrize(
    "data", [{"picture": "x"}, {"picture": "²"}, {"picture": None, "body": 5}, {"body": 'data-image="x"'}]
)
def test_nonsense_in_a_working_copy_names_no_picture(data):
    ImageFactory()
    Draft.objects.create(article=DraftFactory(), data=data)
    assert unused(Image.objects.all()).count() == 1


@pytest.mark.parametrize("count", [1, 3])
def test_the_places_of_many_cost_the_queries_of_one(count, django_assert_num_queries):
    images = ImageFactory.create_batch(count)
    for image in images:
        for place in PLACES.values():
            place(image)
    with django_assert_num_queries(9):  # texts, seven fields, working copies
        found = places(image.pk for image in images)
        assert [len({str(place.row) for place in rows}) for rows in found.values()] == [len(PLACES)] * count
