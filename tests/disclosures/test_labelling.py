"""Labels in a document: one directly before each ad, bytes untouched, nothing forged, nothing hidden."""

from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from selectolax.lexbor import LexborHTMLParser

from disclosures.classification import Decisions
from disclosures.inventory import Ad, Inventory, Undecided
from disclosures.labelling import label
from disclosures.models import Creative
from lib.document import Document
from tests.factories import ButtonFactory, CreativeFactory, LinkDecisionFactory

A8 = "https://px.a8.net/svt/ejp?a8mat=1"
MARK = '<span class="mark" data-disclosure="label">広告</span>\u2060'
KEY = "link-b8a211ccb454f119"  # 16 digits of the digest of that address


def attributes(address):
    """What labelling gives to a link that is an ad, as it is written in the page."""
    return f' rel="sponsored nofollow noopener" data-placement="link-{sha256(address.encode()).hexdigest()[:16]}"'


AD = f'<a href="{A8}"{attributes(A8)}>'

# Codes in the shape that networks issue, pixels and odd attributes included.
ISSUED = {
    "a8": '<a href="https://px.a8.net/svt/ejp?a8mat=4A+B+3G+6" rel="nofollow">文</a>\n<img border="0" width="1" height="1" src="https://www10.a8.net/0.gif?a8mat=4A+B+3G+6" alt="">',
    "moshimo": '<a href="//af.moshimo.com/af/c/click?a_id=1&p_id=54&pc_id=54&pl_id=616&url=https%3A%2F%2Fx.example%2F" rel="nofollow" referrerpolicy="no-referrer-when-downgrade" attributionsrc>文</a><img src="//i.moshimo.com/af/i/impression?a_id=1&p_id=54" width="1" height="1" style="border:none;" loading="lazy">',
    "valuecommerce": '<a href="//ck.jp.ap.valuecommerce.com/servlet/referral?sid=1&pid=2" rel="nofollow"><img src="//ad.jp.ap.valuecommerce.com/servlet/gifbanner?sid=1&pid=2" height="1" width="0" border="0">文</a>',
    "rakuten": '<a href="https://hb.afl.rakuten.co.jp/ichiba/1a.2b/?pc=https%3A%2F%2Fitem.rakuten.co.jp%2Fx&link_type=text" target="_blank" rel="nofollow sponsored noopener" style="word-wrap:break-word;">文</a>',
    "rentracks": '<img src="https://www.rentracks.jp/adx/p.gifx?idx=0.1.2&dna=5" border="0" height="1" width="1"><a href="https://www.rentracks.jp/adx/r.html?idx=0.1.2&dna=5" rel="nofollow noopener" target="_blank">文</a>',
    "amazon-jp": '<a target="_blank" href="https://www.amazon.co.jp/dp/B0?&linkCode=ll1&tag=example-22&linkId=%25">文</a>',
}


def labelled(html, **options):
    document = Document(html)
    inventory = label(
        document,
        **{"language": "ja", "own_hosts": frozenset({"blog.example.jp"}), "decisions": Decisions()} | options,
    )
    return document.serialise(), inventory


@pytest.mark.django_db
def test_a_link_in_running_text_gets_its_label_and_rel():
    html, inventory = labelled(f'<p>移るなら<a href="{A8}" rel="noreferrer" title="t">ここ</a>。</p>')

    assert (
        html
        == f'<p>移るなら{MARK}<a href="{A8}" rel="sponsored nofollow noopener" title="t" data-placement="{KEY}">ここ</a>。</p>'
    )
    assert inventory == Inventory(ads=(Ad(A8, "a8", "affiliate", "広告", placement=KEY),))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("before", "after"),
    [
        (f'<h2><a href="{A8}">x</a></h2>', f"<h2>{MARK}{AD}x</a></h2>"),
        (f'<ul><li><a href="{A8}">x</a></li></ul>', f"<ul><li>{MARK}{AD}x</a></li></ul>"),
        (f'<p><strong>a<a href="{A8}">x</a></strong></p>', f"<p><strong>a{MARK}{AD}x</a></strong></p>"),
        (
            f'<figure><a href="{A8}"><img src="/i.png"></a></figure>',
            f'<figure>{MARK}{AD}<img src="/i.png"></a></figure>',
        ),
        (f'<figcaption><a href="{A8}">x</a></figcaption>', f"<figcaption>{MARK}{AD}x</a></figcaption>"),
        (f'<a href="{A8}">x</a>', f"{MARK}{AD}x</a>"),
        (
            f'<table><tbody><tr><td><a href="{A8}">x</a></td></tr></tbody></table>',
            f"<table><tbody><tr><td>{MARK}{AD}x</a></td></tr></tbody></table>",
        ),
        (
            f'<details><summary>開く</summary><p><a href="{A8}">x</a></p></details>',
            f"<div><div><strong>開く</strong></div><p>{MARK}{AD}x</a></p></div>",
        ),
    ],
)
def test_the_label_stands_in_the_same_block_wherever_the_link_is(before, after):
    assert labelled(before)[0] == after


def test_a_text_without_ads_is_left_alone_and_asks_no_database():
    html = '<p><a href="https://example.org/">x</a></p><details><summary>q</summary>a</details>'

    assert labelled(html) == (html, Inventory())


@pytest.mark.django_db
def test_the_address_of_an_ad_is_never_rewritten():
    address = "HTTPS://px.a8.net/svt/ejp?a8mat=%25+1&amp;x=%E5%BA%83"

    assert f'href="{address}"' in labelled(f'<a href="{address}">x</a>')[0]


@pytest.mark.django_db
def test_an_undecided_link_is_marked_like_an_ad_until_its_author_decides():
    html, inventory = labelled('<p><a href="https://bit.ly/a">x</a></p>')

    assert html.startswith(f"<p>{MARK}<a ")
    assert (inventory.undecided, inventory.has_ads) == ((Undecided("https://bit.ly/a", "shortener"),), True)


@pytest.mark.django_db
def test_a_decided_link_is_marked_as_its_author_said():
    LinkDecisionFactory(address="https://bit.ly/plain")
    LinkDecisionFactory(address="https://bit.ly/ad", verdict="ad", relationship="paid")

    html, inventory = labelled(
        '<p><a href="https://bit.ly/plain">x</a><a href="https://bit.ly/ad">y</a></p>', decisions=Decisions.load()
    )

    assert html.count("広告") == 1
    assert [(ad.address, ad.relationship) for ad in inventory.ads] == [("https://bit.ly/ad", "paid")]
    assert inventory.undecided == ()


@pytest.mark.django_db
@pytest.mark.parametrize("network", ISSUED)
def test_issued_code_is_framed_and_its_bytes_stay(network):
    creative = CreativeFactory(network=network, code=ISSUED[network], label="PR")

    html, inventory = labelled(f'<p>前</p><div data-block="ad" data-creative="{creative.pk}"></div>')

    assert html == (
        f'<p>前</p><div class="ad" data-placement="creative-{creative.pk}">\n<p class="mark" data-disclosure="label">PR</p>\n'
        f'<div class="ad-code">{ISSUED[network]}</div>\n</div>'
    )
    assert inventory.creative_ids == (creative.pk,)
    assert inventory.ads == (Ad("", network, "affiliate", "PR", creative.pk, f"creative-{creative.pk}"),)


@pytest.mark.django_db
def test_a_banner_scrolls_in_its_own_named_region():
    creative = CreativeFactory(kind="banner", copy="無料で試せます", terms="2027 年まで")

    html = labelled(f'<div data-block="ad" data-creative="{creative.pk}"></div>', language="en")[0]

    assert html == (
        f'<div class="ad" data-placement="creative-{creative.pk}">\n<p class="mark" data-disclosure="label">Ad</p>\n<p class="ad-copy">無料で<wbr>試せます</p>\n'
        f'<div class="ad-banner" role="group" aria-label="Banner ad" tabindex="0">{creative.code}</div>\n'
        '<p class="ad-terms small">2027 年まで</p>\n</div>'
    )


@pytest.mark.django_db
def test_a_button_is_built_from_its_address():
    creative = ButtonFactory(address="https://px.a8.net/svt/ejp?a8mat=1&x=<", button_text="<料金>")

    html = labelled(f'<div data-block="ad" data-creative="{creative.pk}"></div>')[0]

    assert (
        '<a class="ad-button" href="https://px.a8.net/svt/ejp?a8mat=1&amp;x=&lt;" rel="sponsored nofollow noopener">&lt;料金&gt;</a>'
        in html
    )


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["999", "0", "x", "", "9" * 40, "１"])
def test_an_unknown_creative_shows_nothing_and_is_reported(number):
    html, inventory = labelled(f'<p>a</p><div data-block="ad" data-creative="{number}">x</div>')

    assert (html, inventory.missing, inventory.has_ads) == ("<p>a</p>", (number,), False)


@pytest.mark.django_db
def test_a_feed_shows_a_link_to_the_article_instead_of_code():
    creative = CreativeFactory()

    html, inventory = labelled(
        f'<div data-block="ad" data-creative="{creative.pk}"></div>',
        is_feed=True,
        article_address="https://b.example/a/",
    )

    assert html == (
        '<p><strong data-disclosure="label">広告</strong> '
        '<a href="https://b.example/a/">この広告は、記事のページでご覧いただけます。</a></p>'
    )
    assert inventory.creative_ids == (creative.pk,)


@pytest.mark.django_db
def test_creatives_take_one_query_however_many_they_are(django_assert_num_queries):
    places = "".join(f'<div data-block="ad" data-creative="{row.pk}"></div>' for row in CreativeFactory.create_batch(3))

    with django_assert_num_queries(2):  # creatives, own wording
        labelled(places)


@pytest.mark.django_db
def test_samples_alone_are_told_apart():
    sample, real = CreativeFactory(is_sample=True), CreativeFactory()
    place = '<div data-block="ad" data-creative="{}"></div>'.format

    assert labelled(place(sample.pk))[1].is_sample_only is True
    assert labelled(place(sample.pk) + place(real.pk))[1].is_sample_only is False


@pytest.mark.django_db
def test_marks_that_a_text_brings_along_are_removed():
    html = labelled('<p><span class="mark" data-disclosure="label">広告</span><b class="mark">PR</b>x</p>')[0]

    assert html == "<p><b>PR</b>x</p>"


@pytest.mark.django_db
def test_labelling_twice_gives_the_same_page():
    once, inventory = labelled(f'<p>a<a href="{A8}">x</a>b</p><details><a href="{A8}">y</a></details>')

    assert labelled(once) == (once, inventory)


@pytest.mark.django_db
def test_an_ad_inside_a_link_is_freed_from_it():
    creative = CreativeFactory(code="CODE")

    html = labelled(f'<a href="/x/"><div data-block="ad" data-creative="{creative.pk}"></div></a>')[0]

    assert html.startswith('<div class="ad" data-placement="creative-')


PIECES = st.sampled_from(
    [
        f'<a href="{A8}">広告先</a>',
        '<a href="/x/">x</a>',
        '<a href="https://bit.ly/1">?</a>',
        "文",
        "<p>",
        "</p>",
        "<strong>",
    ]
    + [
        "</strong>",
        "<ul><li>",
        "</ul>",
        "<table><tr><td>",
        "</table>",
        "<details>",
        "</details>",
        "<h2>",
        "</h2>",
        "<br>",
    ]
    + ['<div data-block="ad" data-creative="1"></div>', "<blockquote>", "</blockquote>"]
)


@pytest.mark.django_db
@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=15).map("".join))
def test_every_ad_has_its_own_label_directly_before_it(html):
    Creative.objects.get_or_create(pk=1, defaults={"name": "n", "code": "⟦code⟧", "network": "a8"})

    marked, inventory = labelled(html)

    tree = LexborHTMLParser("<!---->" + marked, is_fragment=True)
    labels = tree.css('[data-disclosure="label"]')
    assert len(labels) == len(inventory.ads) + len(inventory.undecided)
    assert marked.count("⟦code⟧") == sum(ad.creative_id == 1 for ad in inventory.ads)
    for mark in labels:
        nearest = mark.next.next
        assert nearest.tag == "a" or "⟦code⟧" in nearest.html
    assert tree.css('a [data-disclosure="label"], details [data-disclosure="label"]') == []
