"""The contract of the marks for any text: labels = ads, each directly before its ad, bytes intact, a notice iff there are ads."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from disclosures.models import Creative, Programme
from disclosures.notices import notice
from disclosures.products import Product, Shop
from tests.disclosures.test_labelling import A8, ISSUED, labelled

NOON = datetime(2026, 11, 25, 3, tzinfo=UTC)
DAY = timedelta(days=1)
ENDED = "https://px.a8.net/svt/ejp?a8mat=ENDED"
HURRY = "今だけ"
SHOPS = (Shop(A8, "店"), Shop("https://example.org/", "公式"), Shop("https://bit.ly/1", "?"))

# Creatives by number: issued codes, a button, product boxes; some begin or end at noon, some stand in for others.
CODES = {number: {"code": code, "kind": "text"} for number, code in enumerate(ISSUED.values(), start=1)}
CAST = CODES | {
    11: {"kind": "banner", "code": ISSUED["valuecommerce"].replace("pid=2", "pid=11"), "copy": "ようこそ"},
    12: {"kind": "button", "address": f"{A8}2&x=<", "button_text": "<料金>", "copy": HURRY, "lines_end_at": NOON - DAY},
    13: {"kind": "product", "product": Product("電池", points=("軽い",), price="990円", shops=SHOPS).to_json()},
    14: {"kind": "product", "product": Product("本", shops=SHOPS[1:2]).to_json()},
    15: {"kind": "product", "network": "own", "product": Product("本", shops=SHOPS[1:2]).to_json()},
    21: {"kind": "button", "address": ENDED, "button_text": HURRY, "ends_at": NOON},
    22: {"kind": "text", "code": f'<a href="{ENDED}&y=1">{HURRY}半額</a>', "ends_at": NOON, "fallback_id": 21},
    23: {"kind": "banner", "code": ISSUED["a8"].replace("4A", "5B"), "ends_at": NOON, "fallback_id": 1},
    24: {"kind": "text", "code": ISSUED["a8"].replace("4A", "6C"), "starts_at": NOON, "fallback_id": 25},
    25: {"kind": "text", "code": ISSUED["a8"].replace("4A", "7D"), "programme_id": 1, "fallback_id": 24},
}
PIECES = st.sampled_from(
    [f'<div data-block="ad" data-creative="{number}"></div>' for number in [*CAST, 999]]
    + [f'<a href="{address}">先</a>' for address in (A8, ENDED, "/x/", "https://bit.ly/1", "https://example.org/")]
    + [f'<div class="offer" data-offer="shared"><p>{HURRY}</p><a href="{ENDED}">x</a></div>']
    + [f'<div class="product" data-offer="each"><p class="product-shop"><a href="{A8}">店</a></p></div>']
    + "文 <p> </p> <strong> </strong> <ul><li> </ul> <table><tr><td> </table> <details> </details> <h2> </h2> <br>".split()
    + ["<blockquote>", "</blockquote>", '<a href="/y/">', "</a>", "<figure><figcaption>", "</figure>"]
)


@pytest.fixture
def cast(db):
    Programme.objects.create(pk=1, name="p", ends_at=NOON, relationship="paid", statement="S")
    rows = [Creative(pk=number, name="n", **{"network": "a8", **values}) for number, values in CAST.items()]
    Creative.objects.bulk_create(sorted(rows, key=lambda row: row.fallback_id or 0))


# The cast is only read, so that examples may share it.
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PIECES, max_size=15).map("".join), st.sampled_from([NOON - DAY, NOON, NOON + DAY]))
def test_the_marks_of_any_text_follow_its_ads(cast, html, now):
    marked, inventory = labelled(html, now=now)

    tree = LexborHTMLParser(f"<!----><main>{marked}</main>", is_fragment=True)
    labels = tree.css('[data-disclosure="label"]')
    frames = [label for label in labels if label.parent.attributes.get("data-offer") == "each"]
    assert len(labels) - len(frames) == len(inventory.ads) + len(inventory.undecided)
    assert all(_stands_before_its_ad(label) for label in labels)
    assert bool(labels) is inventory.has_ads is bool(notice(inventory, "notice", "ja"))
    assert tree.css("a [data-disclosure], details [data-disclosure]") == []
    keys = [node.attributes["data-placement"] for node in tree.css("[data-placement]")]
    assert (keys, len(set(keys))) == ([ad.placement for ad in inventory.ads], len(keys))
    for number, values in CAST.items():
        if code := values.get("code"):
            assert marked.count(code) == sum(ad.creative_id == number for ad in inventory.ads)
    if now >= NOON:
        assert (ENDED in marked, HURRY in marked) == (False, False)
    assert labelled(html, now=now) == (marked, inventory)


def _stands_before_its_ad(label):
    """First of all in its frame, with the ad after it; or with nothing but a word joiner between it and its link."""
    if "ad" in (label.parent.attributes.get("class") or "").split():
        before = label.prev
        is_first = before is None or (before.is_text_node and not before.text_content.strip())
        return is_first and label.next is not None and bool(label.parent.css("a[href]"))
    return label.next.text_content == "\u2060" and label.next.next.tag == "a"
