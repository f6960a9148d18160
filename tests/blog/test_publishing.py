"""blog.publishing: what stands in the way of readers, and what publishing leaves behind."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import publishing
from blog.models import Article, Image
from disclosures.models import Creative, LedgerEntry
from tests.factories import ArticleFactory, DraftFactory

pytestmark = pytest.mark.django_db

SHORTENED = '<p><a href="https://bit.ly/3xample">店へ</a></p>'
AD_LINK = '<p><a href="https://px.a8.net/svt/ejp?a8mat=4AAAAA+BBBBBB+CCC+DDDDD">店へ</a></p>'


def codes(article):
    return [obstacle.code for obstacle in publishing.obstacles(article)]


def ledger():
    return list(LedgerEntry.objects.order_by("pk").values_list("cause", "source", "source_id", "actor"))


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


def test_publishing_makes_public_renders_and_records(owner):
    draft = DraftFactory(body=AD_LINK)
    publishing.publish(draft, by=owner)
    article = Article.objects.select_related("rendering").get()
    assert (article.is_public, 'data-disclosure="label"' in article.rendering.html) == (True, True)
    assert ledger() == [("published", "article", article.pk, "owner")]


def test_a_blocked_article_stays_a_draft_and_leaves_no_trace(owner):
    draft = DraftFactory(body=SHORTENED)
    with pytest.raises(publishing.Blocked) as refusal:
        publishing.publish(draft, by=owner)
    assert [one.code for one in refusal.value.obstacles] == ["undecided"]
    assert (Article.objects.get().state, ledger()) == (Article.State.DRAFT, [])


def test_a_later_time_schedules(owner):
    draft = DraftFactory(publish_at=timezone.now() + timedelta(days=1))
    publishing.publish(draft, by=owner)
    assert (draft.is_scheduled, Article.objects.published().count()) == (True, 0)


def test_a_time_given_by_the_caller_counts_before_the_field(owner):
    moment = timezone.now() - timedelta(days=400)
    draft = DraftFactory(publish_at=timezone.now())
    publishing.publish(draft, by=owner, at=moment)
    assert Article.objects.get().publish_at == moment


def test_withdrawing_takes_the_page_away_and_records_it(owner):
    article = ArticleFactory()
    publishing.withdraw(article, by=owner)
    assert (Article.objects.published().count(), ledger()) == (0, [("withdrawn", "article", article.pk, "owner")])


def test_a_saved_draft_is_rendered_and_not_recorded(owner):
    draft = DraftFactory(body=SHORTENED)
    assert (publishing.keep(draft, by=owner), ledger()) == ([], [])
    assert Article.objects.get().rendering.plain_text == "店へ"


def test_a_saved_public_page_is_recorded_and_its_open_links_are_told(owner):
    article = ArticleFactory(body=SHORTENED)
    told = publishing.keep(article, by=owner)
    assert ([one.code for one in told], [row[0] for row in ledger()]) == (["undecided"], ["saved"])
    assert 'data-disclosure="label"' in article.rendering.html


def test_a_placed_creative_is_no_obstacle():
    creative = Creative.objects.create(name="宿", kind="button", address="https://px.a8.net/svt/ejp?a8mat=1")
    assert codes(DraftFactory(body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')) == []
