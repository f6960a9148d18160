"""What the page of an article asks of the database: as much, whatever stands on it and below it."""

from datetime import timedelta

import pytest
from django.utils import timezone

from blog import page_types
from blog.models import Site
from blog.renewing import rerender_stale
from comments.models import Settings
from tests.factories import (
    ArticleFactory,
    AuthorFactory,
    ButtonFactory,
    CategoryFactory,
    CommentFactory,
    CreativeFactory,
    ImageFactory,
    LinkDecisionFactory,
    OwnNetworkFactory,
    PartFactory,
    SidebarBlockFactory,
    SiteFactory,
    SpeakerFactory,
)

pytestmark = pytest.mark.django_db

QUERIES = 4  # the article, what stands around the page, its companions, its comments
A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
SHOP = f'<p data-part="shop"><a href="{A8}">店</a></p>'


@pytest.fixture(autouse=True)
def around():
    """What an owner has around every page."""
    SiteFactory()
    for kind in ("search", "latest", "categories", "archive"):
        SidebarBlockFactory(kind=kind)
    for place in ("sidebar", "footer", "notice"):
        SidebarBlockFactory(kind="text", place=place, body="<p>広告には印を付けます。</p>")


def guide(**facts):
    return ArticleFactory(**{"slug": "guide", **facts})


def comment(article, body="締め切りの前日に間に合いました。", **facts):
    return CommentFactory(article=article, state="approved", body=body, **facts)


def talked_about(**facts):
    """Comments with replies, and with addresses in both: plain ones, decided ones, ads."""
    article = guide(**facts)
    OwnNetworkFactory()
    decided = LinkDecisionFactory().address
    heads = [comment(article, f"{text} https://a.example/{text}") for text in ("一", "二", "三")]
    replies = [comment(article, f"{decided} {A8}", parent=head, answers=head) for head in heads]
    comment(article, "https://track.komorebi.example/click?id=1", parent=heads[0], answers=replies[0])


def closed():
    Settings.objects.create(close_after_days=1)
    talked_about(publish_at=timezone.now() - timedelta(days=9))


def blocks():
    """Every block that asks for rows while it is rendered."""
    picture, target = ImageFactory().pk, ArticleFactory(picture=ImageFactory()).pk
    guide(
        body=f'<figure data-block="figure" data-image="{picture}"><figcaption>図</figcaption></figure>'
        f'<div data-block="product" data-image="{picture}"><p data-part="name">電池</p>{SHOP}{SHOP}</div>'
        f'<div data-block="ranking"><p data-part="criterion">速さの順です。</p><ol data-part="places">'
        f'<li data-image="{picture}"><p data-part="name">ねこ</p></li><li><p data-part="name">とり</p></li></ol></div>'
        f'<div data-block="card" data-article="{target}"></div>'
        f'<div data-block="balloon" data-speaker="{SpeakerFactory().pk}"><p>はい</p></div>'
        f'<div data-block="part" data-part-id="{PartFactory().pk}"></div>'
        f'<div data-block="ad" data-creative="{CreativeFactory().pk}"></div>'
        f'<div data-block="ad" data-creative="{ButtonFactory().pk}"></div>'
    )


def portrayed():
    author = AuthorFactory(picture=ImageFactory(), bio=f'<p>元・修理受付です。<a href="{A8}">宿</a></p>')
    guide(picture=ImageFactory(), social_image=ImageFactory(), author=author)


def deep():
    """A category below two others, and neighbours in it with pictures and comments."""
    category = CategoryFactory(parent=CategoryFactory(parent=CategoryFactory()))
    others = [guide(slug=f"other-{number}", category=category, picture=ImageFactory()) for number in range(3)]
    article = guide(category=category)
    article.pinned.set(others)
    for other in others:
        comment(other, "https://a.example/")


def translated():
    article = guide()
    guide(slug="guide-en", language="en", translation_of=article)


def strong():
    Site.objects.update(strength="strong")
    guide(body=f'<h2>宿</h2><p><a href="{A8}">宿</a></p>', further_notice="宿から招かれました。")


KINDS = {
    "without comments": guide,
    "with comments and addresses in them": talked_about,
    "with closed comments": closed,
    "with comments closed by hand": lambda: talked_about(comments_open=False),
    "with blocks and ads": blocks,
    "with pictures and a portrait": portrayed,
    "with neighbours in a deep category": deep,
    "in two languages": translated,
    "with strong marks": strong,
    "without an author and a category": lambda: guide(author=None, category=None),
}


@pytest.mark.parametrize("made", KINDS.values(), ids=KINDS)
def test_an_article_asks_four_questions_whatever_it_shows(client, made, django_assert_num_queries):
    made()
    rerender_stale()
    with django_assert_num_queries(QUERIES):
        assert client.get("/guide/").status_code == 200


def test_whoever_is_logged_in_costs_no_more(desk, django_assert_num_queries):
    talked_about()
    rerender_stale()
    with django_assert_num_queries(QUERIES):
        assert desk.get("/guide/").status_code == 200


@pytest.mark.parametrize("kind", sorted({row.key for row in page_types.PAGE_TYPES} - {"article"}))
def test_a_fixed_page_asks_no_more(client, kind, django_assert_num_queries):
    guide(page_type=kind, author=None, category=None)
    rerender_stale()
    with django_assert_num_queries(QUERIES - 1):  # nothing is said below it
        assert client.get("/guide/").status_code == 200
