"""blog.cards: what a card shows, and that it is right after every change of what it shows."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from blog.models import Article, Category, Image
from blog.rendering import render_and_store
from comments.models import Comment
from tests.factories import ArticleFactory, CategoryFactory, CommentFactory, ImageFactory

pytestmark = pytest.mark.django_db
AT = timezone.make_aware(datetime(2026, 3, 1, 0, 30))  # in Greenwich it is still February


def cards(client, address="/"):
    """The cards of a page, without the white space between their elements."""
    html = client.get(address).content.decode()
    pieces = html.partition('<ul class="cards">')[2].partition("</ul>")[0].split("<li>")[1:]
    lines = [[line.strip() for line in piece.splitlines()] for piece in pieces]
    return ["".join(one).removesuffix("</li>") for one in lines]


@pytest.fixture
def article():
    category = CategoryFactory(name="宿 & 旅")
    row = ArticleFactory(
        title="<宿>の選び方", slug="宿-yado", category=category, picture=ImageFactory(sha256="a" * 64), publish_at=AT
    )
    render_and_store(row)
    return row


def test_a_card_shows_its_article(client, article):
    name = article.picture.file.name.removesuffix(".webp")
    file = f"/media/{name}.webp?v=aaaaaaaa"
    assert cards(client) == [
        '<article class="card"><div class="mark-row"><span class="chip">宿 &amp; 旅</span></div>'
        f'<img alt="" src="{file}" srcset="/media/{name}-480.webp?v=aaaaaaaa 480w, {file} 960w"'
        ' sizes="(width >= 66em) 344px, (width >= 48em) calc(50vw - 48px), calc(38vw - 15px)" width="960" height="540" fetchpriority="high">'
        '<h2><a href="/%E5%AE%BF-yado/">&lt;宿&gt;の<wbr>選び方</a></h2>'
        '<p class="card-foot small"><time datetime="2026-03-01">2026.03.01</time></p></article>'
    ]


def test_without_picture_and_category_the_title_gives_a_sign(client):
    ArticleFactory(title="Yado", slug="yado", category=None, language="en", publish_at=AT)
    assert cards(client, "/en/") == [
        '<article class="card"><div class="mark-row"></div><span class="card-blank" aria-hidden="true">Y</span>'
        '<h2><a href="/yado/">Yado</a></h2>'
        '<p class="card-foot small"><time datetime="2026-03-01">1 Mar 2026</time></p></article>'
    ]


def test_only_the_first_picture_of_the_first_view_loads_at_once(client):
    ArticleFactory.create_batch(3, picture=ImageFactory())
    assert [("fetchpriority" in card, "lazy" in card) for card in cards(client)] == [
        (True, False),
        (False, True),
        (False, True),
    ]


@pytest.mark.parametrize(
    ("has_picture", "loads_at_once"),
    [([False, True, True], [False, True, False]), ([False, False, False, True], [False, False, False, False])],
)
def test_the_first_picture_need_not_be_that_of_the_first_card(client, has_picture, loads_at_once):
    for number, has in enumerate(has_picture):
        picture = ImageFactory() if has else None
        ArticleFactory(picture=picture, publish_at=timezone.now() - timedelta(days=number))
    assert ["fetchpriority" in card for card in cards(client)] == loads_at_once


def test_comments_that_readers_see_are_counted(client, article):
    CommentFactory.create_batch(2, article=article, state=Comment.State.APPROVED)
    CommentFactory(article=article)
    assert "</span> 2</span>" in cards(client)[0]


# Nobody saves the article or renders it anew: the card reads what stands in the tables.
CHANGES = {
    "a new name of the category": (lambda: Category.objects.update(name="新しい名前"), "新しい名前</span>"),
    "another title": (lambda: Article.objects.update(title="別の題"), ">別の題</a>"),
    "another address": (lambda: Article.objects.update(slug="new"), 'href="/new/"'),
    "another day": (lambda: Article.objects.update(publish_at="2026-03-02T00:00+09:00"), "2026.03.02<"),
    "a replaced picture": (lambda: Image.objects.update(sha256="b" * 64), ".webp?v=bbbbbbbb 480w"),
    "another picture": (
        lambda: Article.objects.update(picture=ImageFactory(file="images/x.webp")),
        'src="/media/images/x.webp"',
    ),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_card_is_right_with_the_next_page_after(client, article, change):
    make, expected = CHANGES[change]
    before = cards(client)[0]
    make()
    assert (expected in before, expected in cards(client)[0]) == (False, True)
