"""The template tags of the marks: text for readers, in the page's language, and nothing where there is no ad."""

import pytest
from django.template import Context, Template
from django.utils.safestring import SafeString
from django.utils.translation import override

from disclosures.classification import Decisions
from disclosures.inventory import Ad, Inventory
from disclosures.labelling import label
from disclosures.notices import Wordings, worded
from lib.document import Document
from tests.factories import CreativeFactory

A8 = Inventory(ads=(Ad("https://px.a8.net/svt/ejp?a8mat=1", "a8"),))
AMAZON = Inventory(ads=(Ad("https://amzn.to/1", "amazon-short"),))


def render(tag, **context):
    return Template("{% load disclosures %}{% " + tag + " %}").render(Context(context))


@pytest.mark.parametrize("tag", ["ad_badge shown", "ad_card_mark shown", "ad_label shown", "ad_notice shown"])
@pytest.mark.parametrize("shown", [Inventory(), None, ""])
def test_a_page_without_ads_shows_no_mark(tag, shown):
    assert render(tag, shown=shown) == ""


def test_the_badge():
    assert render("ad_badge shown", shown=A8) == '<p class="mark" data-disclosure="badge">広告を含む記事です</p>'


def test_the_badge_speaks_the_language_of_the_page():
    with override("en"):
        assert render("ad_badge shown", shown=A8) == '<p class="mark" data-disclosure="badge">Contains ads</p>'


def test_the_mark_of_a_card_asks_no_database():
    assert render("ad_card_mark shown", shown=worded(A8, "ja", Wordings())) == '<span class="mark">広告を含む</span>'


@pytest.mark.django_db
def test_a_label_alone():
    assert render("ad_label shown", shown=A8) == '<span class="mark" data-disclosure="label">広告</span>'


@pytest.mark.django_db
def test_the_notice_and_the_line_where_the_article_begins():
    assert render("ad_notice shown", shown=A8) == (
        '<p class="notice" data-disclosure="notice">広告を利用しています。リンク先で契約されると報酬を受け取ります。</p>\n'
        '<p class="boundary">この線の下から、記事の本文がはじまります。</p>'
    )


@pytest.mark.django_db
def test_amazons_sentence_and_the_owners_statement_stand_below_the_notice():
    html = render(
        "ad_notice shown statement=text", shown=AMAZON, text=SafeString("<p>方針</p>"), site_name="サーバー手帖<"
    )

    assert (
        '</p>\n<div class="statement"><p>Amazonのアソシエイトとして、サーバー手帖&lt;は適格販売により収入を得ています。</p>\n'
        '<p>方針</p></div>\n<p class="boundary">'
    ) in html


@pytest.mark.django_db
def test_amazons_sentence_stands_there_too_when_amazon_is_the_second_shop_of_a_code():
    code = (
        '<a href="https://px.a8.net/svt/ejp?a8mat=1">A</a><a href="https://www.amazon.co.jp/dp/B0?tag=example-22">B</a>'
    )
    creative = CreativeFactory(network="a8", code=code)
    document = Document(f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    shown = label(document, language="ja", own_hosts=frozenset(), decisions=Decisions())

    assert shown.networks == ("a8", "amazon-jp")
    assert "Amazonのアソシエイトとして" in render("ad_notice shown", shown=shown, site_name="手帖")


@pytest.mark.django_db
def test_the_page_about_ads_is_linked_below_the_notice():
    assert '<p class="small"><a href="/ads/">' in render('ad_notice shown about="/ads/"', shown=A8)


@pytest.mark.django_db
def test_a_statement_that_nobody_cleaned_is_escaped():
    assert "<script>" not in render("ad_notice shown statement=text", shown=A8, text="<script>")
