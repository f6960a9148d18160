"""blog.rendering: one way from source to page, kept fresh and never written by a reader."""

import pytest
from django.utils import timezone

from blog.models import Article, Rendering
from blog.rendering import Rules, render, render_and_store, rendered
from blog.renewing import rerender_stale
from disclosures.inventory import Inventory
from disclosures.models import LedgerEntry, LinkDecision, NoticeWording
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory

pytestmark = pytest.mark.django_db
A8 = "https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA"


def test_rendering_in_memory_leaves_the_stored_one_where_it_is():
    article = ArticleFactory(body="<p>月額です。</p>")
    stored = render_and_store(article)
    assert (render(article, Rules()).article_id, article.rendering) == (article.pk, stored)


def test_a_stored_rendering_is_shown_without_a_query_for_it(django_assert_num_queries):
    render_and_store(ArticleFactory(body="<p>月額です。</p><h2>料金</h2>"))
    article = Article.objects.for_page().get()
    rules = Rules()
    assert rules.state
    with django_assert_num_queries(0):
        shown = rendered(article, rules)
    assert shown.html == '<p>月額です。</p><!--lead ends--><h2 id="h-料金">料金</h2>'
    assert (shown.plain_text, shown.minutes, shown.marks.has_ads) == ("月額です。\n料金", 1, False)


def test_a_changed_text_is_shown_at_once_and_nothing_is_written():
    article = ArticleFactory(body="<p>前</p>")
    render_and_store(article)
    article.body = "<p>後</p>"
    assert rendered(article).html == "<p>後</p>"
    assert Rendering.objects.get().html == "<p>前</p>"


def test_an_affiliate_link_carries_its_label_in_every_source():
    text = f'<p><a href="{A8}">申し込む</a></p>'
    rows = [ArticleFactory(body=text), CategoryFactory(description=text), AuthorFactory(bio=text)]
    assert [rendered(row).html.count('data-disclosure="label"') for row in rows] == [1, 1, 1]
    assert [rendered(row).marks.has_ads for row in rows] == [True, True, True]


def test_a_decision_about_a_host_renews_what_was_rendered_before_it():
    article = ArticleFactory(
        body='<p><a href="https://shop.example.com/?affid=77">店</a></p>', category=None, author=None
    )
    render_and_store(article)
    assert rendered(article).marks.undecided != ()
    host = "shop.example.com"
    LinkDecision.objects.create(scope="host", address=host, target=host, verdict="not_ad", reason="自分の店")
    assert rendered(article).marks.undecided == ()
    assert (rerender_stale(), rerender_stale()) == (1, 0)
    assert Inventory.from_json(Rendering.objects.get().inventory) == Inventory()


def test_renewing_a_public_article_that_changed_writes_the_ledger():
    article = ArticleFactory(body=f'<p><a href="{A8}">申し込む</a></p>')
    rerender_stale()
    Rendering.objects.update(fingerprint="old")
    rerender_stale()
    Article.objects.update(title="ほかの題")
    rerender_stale(is_thorough=True)
    assert list(LedgerEntry.objects.order_by("pk").values_list("source_id", "cause")) == [
        (article.pk, "noted"),
        (article.pk, "rerender"),
    ]


def test_another_wording_of_the_notice_is_written_to_the_ledger():
    article = ArticleFactory(body=f'<p><a href="{A8}">申し込む</a></p>')
    rerender_stale()
    NoticeWording.objects.create(place="notice", language="ja", text="広告です。報酬を受け取ります。")
    rerender_stale()
    assert [entry.marks["notice"] for entry in LedgerEntry.objects.filter(source_id=article.pk)] == [
        "広告です。報酬を受け取ります。",
        "広告を利用しています。リンク先で契約されると報酬を受け取ります。",
    ]


def test_a_text_changed_behind_the_admins_back_is_found_by_a_thorough_run():
    article = ArticleFactory(body="<p>前</p>", category=None, author=None)
    render_and_store(article)
    Article.objects.update(body="<p>後</p>")
    assert (rerender_stale(), rerender_stale(is_thorough=True)) == (0, 1)
    assert Rendering.objects.get().html == "<p>後</p>"


def test_a_rendering_past_its_time_is_renewed():
    render_and_store(ArticleFactory(category=None, author=None))
    Rendering.objects.update(valid_until=timezone.now())
    assert (rerender_stale(), Rendering.objects.get().valid_until) == (1, None)


def test_renewing_stops_at_its_limit():
    ArticleFactory.create_batch(3)
    assert (rerender_stale(limit=2), Rendering.objects.count()) == (2, 2)
