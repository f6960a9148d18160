"""Product boxes as ads: one frame, a label for each shop that is an ad, and everything else calm."""

import pytest

from blog.rendering import Rules, render
from disclosures.inventory import Undecided
from disclosures.products import Product, Shop
from tests.disclosures.test_labelling import A8, KEY, MARK, attributes, labelled
from tests.disclosures.test_placements import place
from tests.factories import ArticleFactory, CreativeFactory, ImageFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
LABEL = '<p class="mark" data-disclosure="label">広告</p>'
PLAIN = "https://example.org/"


def ad(*shops, network="a8", programme=None, **values):
    product = Product("軽い電池", shops=tuple(Shop(address, "店") for address in shops), **values)
    return CreativeFactory(kind="product", code="", network=network, programme=programme, product=product.to_json())


def row(link):
    return f'<p class="product-shop">{link}</p>'


def test_a_box_has_its_frame_and_each_ad_its_label():
    programme = ProgrammeFactory(relationship="provided")
    creative = ad(A8, PLAIN, programme=programme, points=("120 g", "<軽い>"), price="2,980円", as_of="2026-11-25")
    html, inventory = labelled(place(creative))
    assert html == (
        f'<div class="product ad" data-offer="each" role="group" aria-label="軽い電池">{LABEL}'
        '<p class="product-name">軽い<wbr>電池</p><ul><li>120 g</li><li>&lt;軽い&gt;</li></ul>'
        '<p class="product-price"><span>2,980円</span>（<time datetime="2026-11-25">2026年11月25日</time>時点の価格）</p>'
        + row(f'{MARK}<a class="offer-button" href="{A8}"{attributes(A8)}>店</a>')
        + row(f'<a class="offer-button" href="{PLAIN}">店</a>')
        + "</div>"
    )
    assert [(one.placement, one.creative_id, one.programme_id, one.relationship) for one in inventory.ads] == [
        (KEY, creative.pk, programme.pk, "provided")
    ]


def test_an_undecided_shop_is_marked_until_somebody_decides():
    html, inventory = labelled(place(ad("https://bit.ly/a")))
    assert html.count("広告") == 2
    assert (inventory.undecided, inventory.ads) == ((Undecided("https://bit.ly/a", "shortener"),), ())


def test_a_box_without_ads_is_calm_and_keeps_its_place():
    creative = ad(PLAIN)
    html, inventory = labelled(place(creative))
    assert ("広告" in html, inventory.has_ads) == (False, False)
    assert [one.creative_id for one in inventory.resting] == [creative.pk]


def test_every_shop_of_a_direct_advertiser_is_an_ad():
    inventory = labelled(place(ad(PLAIN, network="own")))[1]
    assert [(one.address, one.network) for one in inventory.ads] == [(PLAIN, "own")]


def test_the_picture_comes_from_the_library_and_is_noted():
    image = ImageFactory()
    rendering = render(ArticleFactory(body=place(ad(A8, picture=image.pk))), Rules())
    assert f'<img alt="{image.alt}" src="{image.file.url}"' in rendering.html
    assert ("image", image.pk) in rendering.sheet.uses


def test_a_picture_that_is_gone_leaves_the_rest():
    html = render(ArticleFactory(body=place(ad(A8, picture=999))), Rules()).html
    assert ("<img" in html, html.count("product-shop")) == (False, 1)


def test_a_product_survives_its_json():
    product = Product("名", 5, ("一", "二"), "990円", "2026-11-25", (Shop("https://example.org/", "店"),))
    assert Product.from_json(product.to_json()) == product
    assert Product.from_json({}) == Product()
