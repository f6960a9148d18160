"""blog.admin.cards: own articles for a card, and what a page elsewhere says of itself."""

import pytest

from blog import publishing
from blog.models import Article
from blog.rendering import render_and_store, rendered
from lib.fetch import OFFLINE
from tests.factories import ArticleFactory, DraftFactory, ImageFactory, LinkDecisionFactory

pytestmark = pytest.mark.django_db

DESCRIBE, CHOICES = "/admin/blog/article/cards/describe/", "/admin/blog/article/cards.json"
PAGE = '<title>知らせ</title><meta name="description" content="新しい版が出ました。">'


@pytest.fixture(autouse=True)
def elsewhere():
    OFFLINE.lay("https://example.org/news", PAGE.encode(), "text/html")
    yield OFFLINE
    OFFLINE.forget()


def described(desk, address):
    response = desk.post(DESCRIBE, {"address": address})
    return response.status_code, response.json()


def test_own_articles_are_found_by_every_word_of_their_title(desk):
    target = ArticleFactory(title="サーバー六社の比較", picture=ImageFactory(), publish_at="2026-10-21T00:00:00Z")
    ArticleFactory(title="サーバーの解約")
    draft = DraftFactory(title="比較の下書き")
    row = {
        "id": target.pk,
        "title": "サーバー六社の比較",
        "picture": f"/media/{target.picture.renditions[0]['name']}",
        "date": "2026.10.21",
        "state": "",
        "address": f"/admin/blog/article/{target.pk}/change/",
    }
    assert desk.get(CHOICES, {"q": "比較 サーバー"}).json() == {"articles": [row]}
    asked = desk.get(CHOICES, {"ids": f"{draft.pk},404,-1,x"}).json()["articles"]
    assert [(one["id"], one["state"], one["date"]) for one in asked] == [(draft.pk, "下書き", "")]


@pytest.mark.parametrize("address", ["/compare/", "http://testserver/compare/", "http://testserver/COMPARE/?x=1#y"])
def test_an_own_address_becomes_a_card_of_the_article(desk, address, settings):
    target = ArticleFactory(slug="compare")
    settings.SITE_HOST = "testserver"
    status, answer = described(desk, address)
    assert (status, answer["article"]["id"]) == (200, target.pk)


def test_a_page_elsewhere_says_what_it_is(desk):
    assert described(desk, "https://example.org/news") == (
        200,
        {"address": "https://example.org/news", "title": "知らせ", "description": "新しい版が出ました。", "note": ""},
    )


def test_a_page_that_does_not_answer_is_described_by_its_author(desk):
    status, answer = described(desk, "https://example.org/silent")
    assert (status, answer["title"], bool(answer["note"])) == (200, "", True)


@pytest.mark.parametrize(
    "address",
    [
        "https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA",
        "https://bit.ly/3abcde",
        "https://example.org/?affid=77",
        "javascript:alert(1)",
        "ftp://example.org/",
        "/no-such-page/",
        "/category/server/",
        "/%00/",
        "",
        "x" * 3000,
    ],
)
def test_what_gets_no_card_is_said_and_never_asked(desk, elsewhere, address):
    status, answer = described(desk, address)
    assert (status, list(answer), bool(answer["error"]), elsewhere.asked) == (422, ["error"], True, [])


def test_an_address_decided_to_be_no_ad_gets_its_card(desk):
    OFFLINE.lay("https://bit.ly/3abcde", PAGE.encode(), "text/html")
    LinkDecisionFactory(address="https://bit.ly/3abcde")
    assert described(desk, "https://bit.ly/3abcde")[0] == 200


def test_a_card_follows_what_becomes_of_its_article(desk, owner):
    target = ArticleFactory(title="前の題名", slug="target")
    article = ArticleFactory(body=f'<div data-block="card" data-article="{target.pk}"></div>')
    for row in (target, article):
        render_and_store(row)

    def shown():
        return rendered(Article.objects.for_page().get(pk=article.pk)).html.replace("<wbr>", "")

    assert "前の題名" in shown()
    publishing.withdraw(target, by=owner)
    assert shown() == ""
    target.title = "新しい題名"
    target.save()
    publishing.publish(target, by=owner)
    assert "新しい題名" in shown()
    desk.post(f"/admin/blog/article/{target.pk}/delete/", {"post": "yes"})
    assert shown() == ""
