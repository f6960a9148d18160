"""blog.passes.products: a card with a picture, points and shops, each shop judged and labelled by itself."""

import pytest

from blog.rendering import Rules, render
from tests.disclosures.test_labelling import attributes
from tests.factories import ArticleFactory, ImageFactory

pytestmark = pytest.mark.django_db
A8, RAKUTEN = (
    "https://px.a8.net/svt/ejp?a8mat=1",
    "https://hb.afl.rakuten.co.jp/ichiba/1a.2b/?pc=https%3A%2F%2Fx.example%2F",
)
LABEL = '<p class="mark" data-disclosure="label">広告</p>'
MARK = '<span class="mark" data-disclosure="label">広告</span>\u2060'


def shop(href, words="店"):
    return f'<p data-part="shop"><a href="{href}">{words}</a></p>'


def product(*shops, image="", inside=""):
    picture = f' data-image="{image}"' if image else ""
    return f'<div data-block="product"{picture}><p data-part="name">電池</p>{inside}{"".join(shops)}</div>'


def shown(body, **fields):
    return render(ArticleFactory(body=body, **fields), Rules())


def rows(*links):
    return "".join(f'<p class="product-shop">{link}</p>' for link in links)


def link(href, rel=""):
    return f'<a class="offer-button" href="{href}"{rel}>店</a>'


def test_a_box_without_ads_is_a_calm_card():
    points = '<ul data-part="points"><li><p>120 g</p></li><li><p><strong>軽い</strong></p></li></ul>'
    price = '<p data-part="price" data-as-of="2026-11-25">2,980円</p>'
    assert shown(product(shop("https://example.org/"), inside=points + price)).html == (
        '<div class="product" data-offer="each" role="group" aria-label="電池"><p class="product-name">電池</p>'
        "<ul><li>120 g</li><li><strong>軽い</strong></li></ul>"
        '<p class="product-price"><span>2,980円</span>（<time datetime="2026-11-25">2026年11月25日</time>時点の価格）</p>'
        f"{rows(link('https://example.org/'))}</div>"
    )


def test_each_shop_that_is_an_ad_is_labelled_and_the_box_is_framed():
    rendering = shown(product(shop(A8), shop("https://example.org/"), shop(RAKUTEN)))
    assert rendering.html == (
        f'<div class="product ad" data-offer="each" role="group" aria-label="電池">{LABEL}<p class="product-name">電池</p>'
        + rows(MARK + link(A8, attributes(A8)), link("https://example.org/"), MARK + link(RAKUTEN, attributes(RAKUTEN)))
        + "</div>"
    )
    assert [ad["network"] for ad in rendering.inventory["ads"]] == ["a8", "rakuten"]


def test_the_picture_comes_from_the_library_and_is_noted():
    image = ImageFactory()
    rendering = shown(product(image=image.pk))
    assert f'<img alt="{image.alt}" src="{image.file.url}"' in rendering.html
    assert rendering.sheet.uses == {("image", image.pk)}


def test_a_picture_that_is_gone_leaves_the_rest():
    rendering = shown(product(shop("/x/"), image=999))
    assert "<img" not in rendering.html
    assert (rendering.sheet.missing, rendering.html.count("product-shop")) == (["image"], 1)


def test_a_price_is_shown_as_it_was_typed():
    html = shown(product(inside='<p data-part="price">3,000 円前後</p>')).html
    assert '<p class="product-price"><span>3,000 円前後</span></p>' in html


def test_a_price_may_be_a_fact_with_its_source():
    fact = '<data data-block="fact" data-source="https://example.org/" data-as-of="2026-11-01">990円</data>'
    assert "2026年11月1日" in shown(product(inside=f'<p data-part="price">{fact}</p>')).html


def test_a_fifth_shop_is_a_link_behind_the_box():
    html, fifth = shown(product(*[shop(A8)] * 5)).html, attributes(A8).removesuffix('"') + '-5"'
    assert html.count('class="product-shop"') == 4
    assert html.endswith(f'</div><p data-part="shop">{MARK}<a href="{A8}"{fifth}>店</a></p>')


def test_a_shop_without_an_address_is_left_out():
    assert "product-shop" not in shown(product('<p data-part="shop">店</p>')).html


def test_an_empty_box_shows_nothing():
    assert shown('<p>前</p><div data-block="product"></div>').html == "<p>前</p>"


def test_pictures_take_one_query_however_many_they_are(django_assert_num_queries):
    bodies = ["".join(product(image=image.pk) for image in ImageFactory.create_batch(count)) for count in (1, 3)]
    articles, rules = [ArticleFactory(body=body) for body in bodies], Rules()
    assert rules.state
    assert rules.decisions
    for article in articles:
        with django_assert_num_queries(1):
            render(article, rules)
