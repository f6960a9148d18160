"""blog.record_obstacles: records that are gone and pictures without words stand in the way, hidden cards are told."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing
from blog.advice import ADVISABLE
from blog.obstacles import Proof, found
from tests.factories import ArticleFactory, DraftFactory, ImageFactory, PartFactory, SpeakerFactory

pytestmark = pytest.mark.django_db


def figure(pk):
    return f'<figure data-block="figure" data-image="{pk}"><figcaption></figcaption></figure>'


def card(pk):
    return f'<div data-block="card" data-article="{pk}"></div>'


def told(article):
    return [(one.code, one.number, one.link) for one in publishing.obstacles(article)]


@pytest.mark.parametrize(
    ("block", "code"),
    [
        ('<figure data-block="figure" data-image="{}"></figure>', "image"),
        ('<div data-block="balloon" data-speaker="{}"><p>はい。</p></div>', "speaker"),
        ('<div data-block="part" data-part-id="{}"></div>', "part"),
        ('<div data-block="card" data-article="{}"></div>', "article"),
    ],
)
def test_a_record_that_is_gone_stands_in_the_way_at_its_place(block, code):
    row = {"image": ImageFactory, "speaker": SpeakerFactory, "part": PartFactory, "article": ArticleFactory}[code]()
    body = "".join(block.format(number) for number in (row.pk, 404, "-1", "99999999999999999999"))
    assert told(DraftFactory(body=body)) == [(code, 1, ""), (code, 2, ""), (code, 3, "")]


def test_a_picture_without_words_is_told_once_with_the_way_to_its_form():
    bare, described = ImageFactory(alt=" "), ImageFactory()
    decoration = ImageFactory(alt="", is_decorative=True)
    gallery = f'<div data-block="gallery">{figure(described.pk)}{figure(bare.pk)}{figure(bare.pk)}</div>'
    link = f"/admin/blog/image/{bare.pk}/change/"
    assert told(DraftFactory(body=figure(decoration.pk) + gallery)) == [("alt", 2, link)]


def test_a_picture_of_a_product_or_of_a_place_in_a_ranking_needs_words_too():
    bare, other = ImageFactory(alt=""), ImageFactory(alt="")
    body = (
        f'<div data-block="product" data-image="{bare.pk}"><p data-part="name">電池</p></div>'
        '<div data-block="ranking"><p data-part="criterion">速さの順</p><ol data-part="places">'
        f'<li data-image="{other.pk}"><p data-part="name">ねこ</p></li></ol></div>'
    )
    links = [f"/admin/blog/image/{image.pk}/change/" for image in (bare, other)]
    assert told(DraftFactory(body=body)) == [("alt", 0, links[0]), ("alt", 1, links[1])]


def test_a_picture_that_a_part_brings_along_needs_words_too():
    bare = ImageFactory(alt="")
    part = PartFactory(body=figure(bare.pk))
    body = f'<div data-block="part" data-part-id="{part.pk}"></div>'
    assert told(DraftFactory(body=body)) == [("alt", 0, f"/admin/blog/image/{bare.pk}/change/")]


def test_the_card_of_an_article_that_is_not_public_is_told_and_in_nobodys_way():
    hidden = [DraftFactory(), ArticleFactory(publish_at=timezone.now() + timedelta(days=1))]
    article = DraftFactory(body=card(ArticleFactory().pk) + "".join(card(one.pk) for one in hidden))
    assert told(article) == []
    cards = [one for one in found(ADVISABLE, Proof(article)) if one.code == "card"]
    assert [(one.number, target.title in one.message) for one, target in zip(cards, hidden, strict=True)] == [
        (1, True),
        (2, True),
    ]


def test_thirty_records_cost_as_many_queries_as_one(django_assert_num_queries):
    for count in (1, 30):
        images, targets = ImageFactory.create_batch(count), ArticleFactory.create_batch(count)
        article = DraftFactory(body="".join([figure(one.pk) for one in images] + [card(one.pk) for one in targets]))
        proof = Proof(article)
        assert proof.shown.html
        with django_assert_num_queries(3):  # pictures and articles that are there, pictures with their words
            assert found(publishing.RECORDS, proof) == []
