"""disclosures.placements: each ad of a text has a key that stays, and a row that says where it stands."""

import hashlib

import pytest

from blog.rendering import render_and_store
from disclosures import placements
from disclosures.models import Placement
from tests.disclosures.test_labelling import A8, KEY, labelled
from tests.factories import ArticleFactory, CreativeFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def place(creative):
    return f'<div data-block="ad" data-creative="{creative.pk}"></div>'


def link(address=A8):
    return f'<p><a href="{address}">店</a></p>'


def keep(html):
    placements.keep("article", 1, labelled(html)[1])


def rows():
    return [(row.key, row.number, row.is_current) for row in Placement.objects.order_by("pk")]


def test_keys_stay_while_ads_around_them_come_and_go():
    one, two = CreativeFactory.create_batch(2)
    first, second = f"creative-{one.pk}", f"creative-{two.pk}"
    keep(place(one) + link() + place(one) + link())
    assert rows() == [(first, 1, True), (KEY, 2, True), (f"{first}-2", 3, True), (f"{KEY}-2", 4, True)]

    keep(place(two) + link())
    assert rows() == [
        *((first, 1, False), (KEY, 2, True), (f"{first}-2", 3, False), (f"{KEY}-2", 4, False)),
        (second, 1, True),
    ]


def test_a_row_tells_whose_ad_stands_there():
    creative = CreativeFactory(programme=ProgrammeFactory(), address=A8)
    keep(place(creative))
    row = Placement.objects.get()
    assert (row.creative, row.programme, row.network) == (creative, creative.programme, "a8")
    assert (row.address_sha256, row.is_shown) == (hashlib.sha256(A8.encode()).hexdigest(), True)


def test_the_page_names_its_ads_by_these_keys():
    creative = CreativeFactory()
    html = labelled(place(creative) + link())[0]
    assert html.count(f'<div class="ad" data-placement="creative-{creative.pk}">') == 1
    assert html.count(f' data-placement="{KEY}">店</a>') == 1


@pytest.mark.parametrize("count", [1, 3])
def test_keeping_costs_two_queries_and_one_when_nothing_changed(count, django_assert_num_queries):
    inventory = labelled("".join(map(place, CreativeFactory.create_batch(count))))[1]
    with django_assert_num_queries(2):
        placements.keep("article", 1, inventory)
    with django_assert_num_queries(1):
        placements.keep("article", 1, inventory)


def test_storing_a_rendering_keeps_the_places_of_its_ads():
    article = ArticleFactory(body=link())
    render_and_store(article)
    assert list(Placement.objects.values_list("source", "source_id", "key")) == [("article", article.pk, KEY)]


def test_a_text_that_is_gone_has_no_places_any_more():
    keep(link())
    placements.forget("article", [1])
    assert rows() == [(KEY, 1, False)]
