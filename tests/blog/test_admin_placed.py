"""blog.admin.placed: an ad and a programme say where they stand, and stay while they stand anywhere."""

import pytest
from django.contrib.contenttypes.models import ContentType
from django.urls import reverse
from django.utils.translation import ngettext

from blog.admin.placed import RESTING
from blog.admin.shown import address_of
from blog.rendering import render_and_store
from disclosures.models import Creative, Placement
from tests.disclosures.test_placements import place
from tests.factories import ArticleFactory, ButtonFactory, CreativeFactory, ImageFactory, PartFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db


def change(row):
    return reverse(f"admin:disclosures_{row._meta.model_name}_change", args=[row.pk])


def standing(creative, times=1, **values):
    article = ArticleFactory(body=place(creative) * times, **values)
    render_and_store(article)
    return article


def test_the_page_of_an_ad_links_to_the_desks_of_its_texts_with_counts(desk):
    creative = CreativeFactory(programme=ProgrammeFactory())
    article, page = standing(creative, 2), standing(creative, page_type="page")
    part = PartFactory(body=place(creative))
    render_and_store(part)
    for row in (creative, creative.programme):
        shown = desk.get(change(row)).content.decode().split('class="where-used"')[1].split("</ul>")[0]
        assert [address_of(one) in shown for one in (article, page, part)] == [True, True, True]
        assert (shown.count("<li>"), ngettext("%(count)d place", "%(count)d places", 2) % {"count": 2} in shown) == (
            3,
            True,
        )


def test_an_ad_that_rests_says_so(desk):
    creative = ButtonFactory(ends_at="2020-01-01T00:00Z")
    standing(creative)
    assert str(RESTING) in desk.get(change(creative)).content.decode()


def test_a_text_that_is_gone_is_named_no_more(desk):
    creative = CreativeFactory()
    article = standing(creative)
    desk.post(reverse("admin:blog_article_delete", args=[article.pk]), {"post": "yes"})
    assert 'class="where-used"' not in desk.get(change(creative)).content.decode()
    assert Placement.objects.get().is_current is False


@pytest.mark.parametrize("is_used", [True, False])
def test_an_ad_stays_while_a_text_holds_it(desk, is_used):
    creative = CreativeFactory()
    if is_used:
        standing(creative)
    desk.post(reverse("admin:disclosures_creative_delete", args=[creative.pk]), {"post": "yes"})
    assert Creative.objects.filter(pk=creative.pk).exists() is is_used


def test_the_picture_of_a_product_is_chosen_from_the_library(desk):
    image = ImageFactory()
    values = {"name": "電池", "kind": "product", "label": "広告", "relationship": "affiliate", "language": "ja"}
    values |= {"product_name": "電池", "shop_1_address": "https://px.a8.net/svt/ejp?a8mat=1"}
    desk.post(reverse("admin:disclosures_creative_add"), {**values, "product_picture": image.pk})
    row = Creative.objects.get()
    assert row.product["picture"] == image.pk
    assert f'<option value="{image.pk}"' in desk.get(change(row)).content.decode()


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_of_an_ad_costs_the_same_for_any_number_of_texts(desk, count, django_assert_num_queries):
    creative = CreativeFactory()
    for _row in range(count):
        standing(creative)
    ContentType.objects.get_for_model(Creative)  # asked for once in the life of a process
    with django_assert_num_queries(10):
        desk.get(change(creative))
