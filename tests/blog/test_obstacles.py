"""blog.obstacles: what stands in the way of readers, and where it is cured."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing
from blog.models import Image
from disclosures.models import Creative
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db

SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'
AD_LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'


def codes(article):
    return [obstacle.code for obstacle in publishing.obstacles(article)]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, []),
        ({"title": "\u3000"}, ["title"]),
        ({"slug": ""}, ["slug"]),
        ({"body": ""}, ["body"]),
        ({"category": None}, ["category"]),
        ({"category": None, "page_type": "page"}, []),
        ({"body": AD_LINK}, []),
        ({"body": SHORTENED}, ["undecided"]),
        ({"body": '<div data-block="ad" data-creative="99"></div>'}, ["creative"]),
        ({"title": "", "body": SHORTENED}, ["title", "undecided"]),
        ({"end_at": timezone.now()}, ["end"]),
        ({"end_at": timezone.now() + timedelta(days=1)}, []),
    ],
)
def test_an_article_has_the_obstacles_that_it_has(changes, expected):
    assert codes(DraftFactory(**changes)) == expected


@pytest.mark.parametrize(
    ("alt", "is_decorative", "expected"), [("", False, ["alt"]), ("机", False, []), ("", True, [])]
)
def test_a_picture_without_words_is_an_obstacle(alt, is_decorative, expected):
    picture = Image.objects.create(file="images/a.webp", width=1, height=1, alt=alt, is_decorative=is_decorative)
    assert codes(DraftFactory(picture=picture)) == expected


def test_a_second_policy_in_the_same_language_is_an_obstacle():
    ArticleFactory(page_type="policy")
    assert [codes(DraftFactory(page_type="policy", language=language)) for language in ("ja", "en")] == [["type"], []]


def test_a_policy_that_has_ended_gives_way_to_another():
    ArticleFactory(page_type="policy", end_at=timezone.now())
    assert codes(DraftFactory(page_type="policy")) == []


def test_an_undecided_obstacle_names_its_link():
    (obstacle,) = publishing.obstacles(DraftFactory(body=SHORTENED))
    assert (obstacle.address, obstacle.anchor) == ("https://bit.ly/3xample", "body")


def test_a_placed_creative_is_no_obstacle():
    creative = Creative.objects.create(name="宿", kind="button", address="https://px.a8.net/svt/ejp?a8mat=1")
    assert codes(DraftFactory(body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')) == []


def test_a_missing_ad_names_its_place_in_the_text():
    creative = Creative.objects.create(name="宿", kind="button", address="https://px.a8.net/svt/ejp?a8mat=1")
    there, gone = (f'<div data-block="ad" data-creative="{pk}"></div>' for pk in (creative.pk, creative.pk + 1))
    (obstacle,) = publishing.obstacles(DraftFactory(body=f"<p>前。</p>{there}{gone}"))
    assert (obstacle.selector, obstacle.number) == ("[data-creative]", 1)


@pytest.mark.parametrize(
    ("memo", "blocks", "expected"),
    [("値段を確かめる", True, ["memo"]), ("値段を確かめる", False, []), ("", True, ["memo"])],
)
def test_a_memo_blocks_while_it_is_ticked(memo, blocks, expected):
    assert codes(DraftFactory(memo=memo, memo_blocks=blocks)) == expected


def test_a_blocking_memo_says_what_is_open():
    (obstacle,) = publishing.obstacles(DraftFactory(memo="値段を確かめる\n写真も", memo_blocks=True))
    assert "値段を確かめる 写真も" in obstacle.message
