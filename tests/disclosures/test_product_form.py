"""Product boxes, stand-ins and lines through the form of an ad, and what is refused with a sentence beside its field."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from disclosures.forms import CreativeForm
from disclosures.models import Creative
from disclosures.products import Product, Shop
from tests.disclosures.test_labelling import A8
from tests.factories import ButtonFactory, CreativeFactory

pytestmark = pytest.mark.django_db
START = {"name": "電池", "kind": "product", "label": "広告", "relationship": "affiliate", "language": "ja"}
TYPED = {**START, "product_name": "軽い電池", "shop_1_address": A8, "shop_1_words": "公式で見る"}


def form(**values):
    return CreativeForm({**TYPED, **values})


def test_a_product_is_kept_as_data():
    values = {"product_points": "120 g\r\n\r\n 軽い ", "product_price": "2,980円", "product_as_of": "2026-11-25"}
    row = form(**values, shop_3_address="https://example.org/", code="<b>").save()
    assert Product.from_json(row.product) == Product(
        name="軽い電池",
        points=("120 g", "軽い"),
        price="2,980円",
        as_of="2026-11-25",
        shops=(Shop(A8, "公式で見る"), Shop("https://example.org/")),
    )
    assert (row.code, row.network, row.address) == ("", "a8", A8)
    assert CreativeForm(instance=row).initial["shop_2_address"] == "https://example.org/"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("product_name", {"product_name": ""}),
        ("product_name", {"product_name": "\u3164"}),
        ("product_as_of", {"product_price": "990円"}),
        ("product_as_of", {"product_price": "990円", "product_as_of": "きのう"}),
        ("product_points", {"product_points": "\n".join("0123456789a")}),
        ("shop_1_address", {"shop_1_address": "", "shop_1_words": ""}),
        ("shop_1_address", {"shop_1_address": "https://example.org/"}),
        ("shop_2_address", {"shop_2_words": "店"}),
        ("shop_2_address", {"shop_2_address": "javascript:alert(1)"}),
        ("shop_2_address", {"shop_2_address": "https://a b/"}),
        ("product_picture", {"product_picture": "x"}),
    ],
)
def test_what_a_product_lacks_is_said_beside_its_field(field, typed):
    assert list(form(**typed).errors) == [field]


def test_a_product_of_a_direct_advertiser_needs_no_network():
    assert form(shop_1_address="https://example.org/", network="own").is_valid()


def test_an_ad_that_is_no_product_any_more_keeps_none():
    row = form().save()
    values = {**TYPED, "kind": "button", "address": A8, "button_text": "料金"}
    assert CreativeForm(values, instance=row).save().product == {}


def test_an_ad_never_stands_in_for_itself():
    first = ButtonFactory()
    second = ButtonFactory(fallback=first)
    values = {**START, "kind": "button", "address": A8, "button_text": "料金"}
    for fallback in (first, second):
        assert list(CreativeForm({**values, "fallback": fallback.pk}, instance=first).errors) == ["fallback"]
    assert CreativeForm({**values, "fallback": first.pk}).is_valid()


def test_the_lines_have_their_own_days():
    row = form(lines_start_at_0="2026-12-01", lines_end_at_0="2026-12-31").save()
    days = (datetime(2026, 11, 30, 15, tzinfo=UTC), datetime(2026, 12, 31, 15, tzinfo=UTC))
    assert (row.lines_start_at, row.lines_end_at) == days
    assert list(form(lines_start_at_0="2026-12-02", lines_end_at_0="2026-12-01").errors) == ["lines_end_at"]


@pytest.mark.parametrize(("width", "levels"), [(320, ["success"]), (468, ["warning", "success"])])
def test_a_banner_that_is_wider_than_a_phone_is_saved_with_a_hint(desk, width, levels):
    code = f'<a href="{A8}" rel="nofollow"><img src="https://www10.a8.net/svt/bgt?x=1" width="{width}" height="60"></a>'
    values = {**START, "kind": "banner", "code": code}
    page = desk.post(reverse("admin:disclosures_creative_add"), values, follow=True)
    assert [message.level_tag for message in page.context["messages"]] == levels
    assert Creative.objects.get().width == width


def test_the_preview_of_a_product_names_its_shops(desk):
    row = form().save()
    page = desk.get(reverse("admin:disclosures_creative_change", args=[row.pk])).content.decode()
    assert f"<li><code>{A8}</code></li>" in page.split("creative-preview")[1]


def test_the_editor_shows_a_product_by_its_name(desk):
    form().save()
    CreativeFactory()
    rows = desk.get(reverse("admin:blog_creative_choices")).json()["creatives"]
    assert [row["inside"] for row in rows] == ["やまねこホスト", "軽い電池"]
