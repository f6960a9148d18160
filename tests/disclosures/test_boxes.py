"""Boxes of one offer: the frame and its label come with the first ad link, and go with the last."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from disclosures.classification import Decisions
from disclosures.inventory import Ad, Inventory, Undecided
from disclosures.models import NoticeWording
from tests.disclosures.test_labelling import A8, KEY, MARK, labelled
from tests.factories import LinkDecisionFactory

LABEL = '<p class="mark" data-disclosure="label">広告</p>'
REL = 'rel="sponsored nofollow noopener"'


def box(*links, shares="shared", name="offer"):
    return f'<div class="{name}" data-offer="{shares}">' + "".join(f"<p>{link}</p>" for link in links) + "</div>"


def link(address, text="店"):
    return f'<a href="{address}">{text}</a>'


@pytest.mark.django_db
def test_a_shared_box_has_one_label_before_everything_in_it():
    html, inventory = labelled(box("10 日間おためし", link(A8)))

    assert html == (
        f'<div class="offer ad" data-offer="shared">{LABEL}<p>10 日間おためし</p><p><a href="{A8}" {REL} data-placement="{KEY}">店</a></p></div>'
    )
    assert inventory == Inventory(ads=(Ad(A8, "a8", "affiliate", "広告", placement=KEY),))


@pytest.mark.django_db
def test_an_undecided_link_frames_its_box():
    html, inventory = labelled(box(link("https://bit.ly/a")))

    assert html.startswith(f'<div class="offer ad" data-offer="shared">{LABEL}')
    assert inventory == Inventory(undecided=(Undecided("https://bit.ly/a", "shortener"),))


def test_a_box_without_ads_has_neither_frame_nor_label():
    assert labelled(box(link("https://example.org/"))) == (box(link("https://example.org/")), Inventory())


@pytest.mark.django_db
def test_in_a_box_of_several_each_ad_has_its_own_label_as_well():
    html, inventory = labelled(box(link("https://example.org/"), link(A8), shares="each"))

    assert html == (
        f'<div class="offer ad" data-offer="each">{LABEL}<p><a href="https://example.org/">店</a></p>'
        f'<p>{MARK}<a href="{A8}" {REL} data-placement="{KEY}">店</a></p></div>'
    )
    assert len(inventory.ads) == 1


@pytest.mark.django_db
def test_the_strongest_relationship_speaks_for_the_box():
    NoticeWording.objects.create(place="label", relationship="paid", language="ja", text="PR")
    LinkDecisionFactory(address="https://bit.ly/paid", verdict="ad", relationship="paid")

    html, inventory = labelled(box(link(A8), link("https://bit.ly/paid")), decisions=Decisions.load())

    assert html.count("広告") == 0
    assert [ad.label for ad in inventory.ads] == ["PR", "PR"]


@pytest.mark.django_db
def test_a_box_inside_another_frames_only_itself():
    html = labelled(f'<div class="outer" data-offer="each">{box(link(A8))}</div>')[0]

    assert html.startswith(f'<div class="outer" data-offer="each"><div class="offer ad" data-offer="shared">{LABEL}')


@pytest.mark.django_db
def test_a_box_in_a_fold_is_shown_unfolded():
    html = labelled(f"<details><summary>開く</summary>{box(link(A8))}</details>")[0]

    assert html.startswith(f'<div><div><strong>開く</strong></div><div class="offer ad" data-offer="shared">{LABEL}')


@pytest.mark.django_db
def test_labelling_boxes_twice_gives_the_same_page():
    once, inventory = labelled(box(link(A8)) + box(link(A8), link("/x/"), shares="each"))

    assert labelled(once) == (once, inventory)


@pytest.mark.django_db
def test_a_frame_of_earlier_goes_when_nothing_in_it_is_an_ad_any_more():
    earlier = f'<div class="offer ad" data-offer="shared">{LABEL}<p>{link("https://example.org/")}</p></div>'

    assert labelled(earlier)[0] == box(link("https://example.org/"))


AROUND = st.sampled_from(
    ["{}", "<blockquote>{}</blockquote>", "<table><tbody><tr><td>{}</td></tr></tbody></table>", "<ul><li>{}</li></ul>"]
    + ["<details>{}</details>", "<dl><dd>{}</dd></dl>", "<figure><figcaption>{}</figcaption></figure>"]
    + ['<div class="offer" data-offer="each">{}</div>', "<details><details>{}</details></details>"]
)


@pytest.mark.django_db
@settings(max_examples=100, deadline=None)
@given(st.lists(AROUND, max_size=4), st.sampled_from(["shared", "each"]))
def test_a_framed_box_begins_with_its_label_wherever_it_stands(around, shares):
    html = box("前書き", link(A8), shares=shares)
    for outer in around:
        html = outer.format(html)

    tree = LexborHTMLParser("<!---->" + labelled(html)[0], is_fragment=True)

    assert [node.first_child.attributes.get("data-disclosure") for node in tree.css(".ad")] == ["label"]
    assert tree.css("details, a [data-disclosure]") == []
