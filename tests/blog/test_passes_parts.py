"""blog.passes.parts: one text in many places, read by everything that reads the text around it."""

import pytest

from blog.models import Article, Part, Rendering
from blog.rendering import Rules, expire, render, render_and_store, rendered
from tests.factories import ArticleFactory, PartFactory

pytestmark = pytest.mark.django_db

A8 = "https://px.a8.net/svt/ejp?a8mat=EXAMPLE+SAMPLE+0000+AAAAA"


def place(pk):
    return f'<div data-block="part" data-part-id="{pk}"></div>'


def shown(body):
    return render(ArticleFactory(title="題名", body=body), Rules())


def test_headings_words_and_ads_of_a_part_belong_to_the_text():
    part = PartFactory(body=f'<h2>料金</h2><p><a href="{A8}">申し込む</a></p>')
    rendering = shown(f"<p>前</p>{place(part.pk)}<p>後</p>")
    assert [row["text"] for row in rendering.contents] == ["料金"]
    assert rendering.plain_text == "前\n料金\n申し込む\n後"
    assert [ad["network"] for ad in rendering.inventory["ads"]] == ["a8"]
    assert rendering.sheet.uses == {("part", part.pk)}


def test_one_edit_changes_every_text_that_shows_the_part():
    part = PartFactory(body="<p>税込です。</p>")
    articles = ArticleFactory.create_batch(2, body=place(part.pk), category=None, author=None)
    for article in articles:
        render_and_store(article)
    assert [rendered(article).html for article in articles] == ["<p>税込です。</p>"] * 2
    Part.objects.update(body="<p>税別です。</p>")
    expire("part", part.pk)
    assert [rendered(article).html for article in Article.objects.for_page()] == ["<p>税別です。</p>"] * 2


def test_cards_of_articles_that_show_the_part_are_made_anew():
    part = PartFactory()
    target = ArticleFactory(body=place(part.pk))
    article = ArticleFactory(body=f'<div data-block="card" data-article="{target.pk}"></div>')
    for row in (target, article):
        render_and_store(row)
    Part.objects.update(body=f'<p><a href="{A8}">店</a></p>')
    expire("part", part.pk)
    assert list(Rendering.objects.values_list("fingerprint", flat=True)) == ["", ""]
    article.refresh_from_db()
    assert "広告を含む" in rendered(article).html


def test_parts_inside_parts_are_taken_out_and_circles_end():
    one, two = PartFactory(), PartFactory()
    Part.objects.filter(pk=one.pk).update(body=f"<p>一</p>{place(two.pk)}{place(one.pk)}")
    assert shown(place(one.pk)).html == "<p>一</p>"
    one.refresh_from_db()
    assert render(one, Rules()).html == "<p>一</p>"


@pytest.mark.parametrize("number", ["404", "0", "-3", "99999999999999999999", "x"])
def test_a_part_that_is_gone_shows_nothing_and_is_reported(number):
    rendering = shown(f"<p>前</p>{place(number)}")
    assert (rendering.html, rendering.sheet.missing) == ("<p>前</p>", ["part"])


def test_thirty_parts_cost_as_many_queries_as_one(django_assert_num_queries):
    for count in (1, 30):
        body = "".join(place(part.pk) for part in PartFactory.create_batch(count))
        article, rules = ArticleFactory(body=body), Rules()
        assert (bool(rules.state), bool(rules.decisions)) == (True, True)
        with django_assert_num_queries(1):
            render(article, rules)
