"""blog.passes.cards: an own article as it stands today, a page elsewhere as its author described it."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils import timezone

from blog.models import Article, Rendering
from blog.rendering import Rules, expire, render, render_and_store, rendered
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db

A8 = "https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA"
DAY = datetime(2026, 10, 21, tzinfo=UTC)


def card(pk):
    return f'<div data-block="card" data-article="{pk}"></div>'


def shown(body):
    return render(ArticleFactory(body=body), Rules())


def test_an_own_card_shows_title_picture_and_date_of_today():
    target = ArticleFactory(title="六社の<比較>", slug="compare", publish_at=DAY, picture=ImageFactory())
    name = target.picture.file.name.removesuffix(".webp")
    rendering = shown(card(target.pk))
    assert rendering.html == (
        f'<div class="link-card"><img alt="" src="/media/{name}.webp"'
        f' srcset="/media/{name}-480.webp 480w, /media/{name}.webp 960w" sizes="(width &gt;= 42em) 200px, 27vw" width="960" height="540"'
        ' loading="lazy" decoding="async"><div class="link-card-text"><p class="link-card-title">'
        '<a href="/compare/">六社の<wbr>&lt;比較&gt;</a></p>'
        '<p class="link-card-foot"><time class="small" datetime="2026-10-21">2026.10.21</time></p></div></div>'
    )
    assert rendering.sheet.uses == {("article", target.pk), ("image", target.picture_id)}
    assert (rendering.contents, rendering.inventory["ads"]) == ([], ())


def test_the_card_of_an_article_with_ads_says_so_and_is_no_ad_itself():
    target = ArticleFactory(body=f'<p><a href="{A8}">申し込む</a></p>')
    render_and_store(target)
    rendering = shown(card(target.pk))
    assert '<span class="mark">広告を含む</span>' in rendering.html
    assert (rendering.inventory["ads"], rendering.inventory["undecided"]) == ((), ())


@pytest.mark.parametrize("state", ["draft", "review", "withdrawn"])
def test_an_article_that_is_not_public_is_not_given_away(state):
    target = ArticleFactory(title="ひみつの計画", slug="secret", state=state)
    rendering = shown(f"<p>前</p>{card(target.pk)}")
    assert (rendering.html, rendering.plain_text) == ("<p>前</p>", "前")
    assert (rendering.sheet.hidden, rendering.sheet.missing) == ({target.pk}, [])


def test_a_scheduled_article_appears_by_itself_and_goes_at_its_end():
    now = timezone.now()
    later = ArticleFactory(publish_at=now + timedelta(days=2))
    ending = ArticleFactory(publish_at=now - timedelta(days=2), end_at=now + timedelta(days=1))
    first, second = shown(card(later.pk)), shown(card(ending.pk))
    assert (first.html, first.valid_until) == ("", later.publish_at)
    assert (ending.title in second.html.replace("<wbr>", ""), second.valid_until) == (True, ending.end_at)


@pytest.mark.parametrize("number", ["404", "0", "-3", "99999999999999999999", "x"])
def test_a_card_without_an_article_shows_nothing_and_is_reported(number):
    rendering = shown(card(number))
    assert (rendering.html, rendering.sheet.missing) == ("", ["article"])


def test_an_article_shows_no_card_of_itself():
    article = ArticleFactory()
    article.body = card(article.pk)
    assert render(article, Rules()).html == ""


def test_articles_that_show_each_other_know_each_others_ads_without_going_in_circles():
    one, two = ArticleFactory(), ArticleFactory()
    Article.objects.filter(pk=one.pk).update(body=f'{card(two.pk)}<p><a href="{A8}">店</a></p>')
    Article.objects.filter(pk=two.pk).update(body=card(one.pk))
    one.refresh_from_db()
    two.refresh_from_db()
    assert ["広告を含む" in rendered(row).html for row in (one, two)] == [False, True]


def test_a_stale_no_is_not_believed():
    target = ArticleFactory()
    render_and_store(target)
    Article.objects.filter(pk=target.pk).update(body=f'<p><a href="{A8}">店</a></p>')
    assert "広告を含む" in shown(card(target.pk)).html


def test_a_renamed_article_expires_the_texts_that_show_it():
    target = ArticleFactory()
    article = ArticleFactory(body=card(target.pk))
    render_and_store(article)
    expire("article", target.pk)
    assert Rendering.objects.get(article=article).fingerprint == ""


def test_a_page_elsewhere_is_shown_as_its_author_described_it():
    body = '<div data-block="card"><a href="https://ja.wordpress.org/news/">WordPress の<b>知らせ</b></a><p>新しい版 &lt;6&gt;</p></div>'
    assert shown(body).html == (
        '<div class="link-card"><div class="link-card-text"><p class="link-card-title">'
        '<a href="https://ja.wordpress.org/news/">WordPress の知らせ</a></p>'
        '<p class="link-card-about small">新しい版 &lt;6&gt;</p><p class="link-card-foot small">ja.wordpress.org</p></div></div>'
    )


def test_a_page_elsewhere_that_is_an_ad_carries_the_label_in_its_card():
    rendering = shown(f'<div data-block="card"><a href="{A8}">やまねこホスト</a></div>')
    assert '<p class="link-card-title"><span class="mark" data-disclosure="label">広告</span>' in rendering.html
    assert [ad["network"] for ad in rendering.inventory["ads"]] == ["a8"]


@pytest.mark.parametrize(
    ("inside", "html"),
    [
        ("<p>題名だけ</p>", "<p>題名だけ</p>"),
        ("", ""),
        (
            '<a href="http://[bad/"></a>',
            '<div class="link-card"><div class="link-card-text"><p class="link-card-title">'
            '<a href="http://[bad/">http://[bad/</a></p></div></div>',
        ),
    ],
)
def test_a_broken_card_breaks_no_page(inside, html):
    assert html in shown(f'<div data-block="card">{inside}</div>').html.replace(
        '<span class="mark" data-disclosure="label">広告</span>\u2060', ""
    ).replace(' rel="sponsored nofollow noopener"', "")


def test_thirty_cards_cost_as_many_queries_as_one(django_assert_num_queries):
    for count in (1, 30):
        targets = [ArticleFactory(picture=ImageFactory()) for _ in range(count)]
        for target in targets:
            render_and_store(target)
        article, rules = ArticleFactory(body="".join(card(one.pk) for one in targets)), Rules()
        assert (bool(rules.state), bool(rules.decisions)) == (True, True)
        with django_assert_num_queries(1):  # the articles with their pictures and renderings
            render(article, rules)
