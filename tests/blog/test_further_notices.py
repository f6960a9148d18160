"""What categories and articles add to the notice: it stands beside it, as large, and nothing can take the notice away."""

import html
from dataclasses import replace

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from blog import publishing
from blog.rendering import render_and_store
from disclosures import relationships
from disclosures.inventory import Ad, Inventory
from disclosures.models import LedgerEntry
from disclosures.notices import Wordings, notice
from tests.factories import ArticleFactory, CategoryFactory

A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
NOTICE = (
    '<p class="notice" data-disclosure="notice">広告を利用しています。リンク先で契約されると報酬を受け取ります。</p>'
)
FROM_ABOVE, FROM_CATEGORY, OWN = "旅は自費です。", "宿から招かれた回は題名に書きます。", "今回は宿から招かれました。"


@pytest.fixture
def article(db):
    above = CategoryFactory(further_notice=FROM_ABOVE)
    category = CategoryFactory(parent=above, further_notice=FROM_CATEGORY)
    row = ArticleFactory(category=category, further_notice=OWN, body=f'<p><a href="{A8}">宿</a></p>')
    render_and_store(row)
    return row


def shown(client, address):
    page = client.get(address).content.decode()
    return NOTICE in page, [text for text in (FROM_ABOVE, FROM_CATEGORY, OWN) if f'notice-further">{text}</p>' in page]


def test_an_article_shows_its_own_and_those_of_its_categories(article, client):
    assert shown(client, article.get_absolute_url()) == (True, [FROM_ABOVE, FROM_CATEGORY, OWN])


def test_an_article_without_ads_shows_none(article, client):
    article.body = "<p>宿</p>"
    article.save()
    render_and_store(article)
    assert shown(client, article.get_absolute_url()) == (False, [])


def test_a_category_with_ads_in_its_text_shows_them_too(article, client):
    article.category.description = f'<p><a href="{A8}">宿</a></p>'
    article.category.save()
    render_and_store(article.category)
    assert shown(client, article.category.get_absolute_url()) == (True, [FROM_ABOVE, FROM_CATEGORY])


def test_the_ledger_keeps_them(article, owner):
    publishing.keep(article, by=owner)
    assert LedgerEntry.objects.latest("pk").marks["statements"][:3] == [FROM_ABOVE, FROM_CATEGORY, OWN]


@pytest.mark.parametrize("name", ["article", "category"])
def test_one_that_takes_the_notice_back_is_refused_beside_the_field(article, desk, name):
    row = {"article": article, "category": article.category}[name]
    answer = desk.post(
        reverse(f"admin:blog_{name}_change", args=[row.pk]), {"further_notice": "この記事は広告ではありません。"}
    )
    assert answer.context["adminform"].form.errors["further_notice"] == [
        "広告であることを打ち消す表現が含まれています。何を受け取っているかを書いてください。"
    ]


ADS = st.lists(st.sampled_from(relationships.KEYS), min_size=1, max_size=3)
FURTHER = st.lists(st.text(max_size=80), max_size=4)


@given(ADS, FURTHER, st.sampled_from(["ja", "en"]))
def test_no_addition_weakens_a_notice(keys, further, language):
    """Whatever is added, the badge and the notice are those of the ads alone, and stand before it."""
    bare = Inventory(ads=tuple(Ad(A8, "a8", key) for key in keys))
    words = {place: notice(bare, place, language, Wordings()) for place in ("badge", "notice")}
    worded = replace(bare, language=language, words=words)
    template = Template("{% load disclosures %}{% ad_badge marks %}{% ad_notice marks further=further %}")
    with override(language):
        plain, more = (template.render(Context({"marks": worded, "further": some})) for some in ((), further))
    beginning, _boundary, _rest = plain.partition('<p class="boundary">')
    assert words["notice"] in html.unescape(beginning)
    assert more.startswith(beginning)
