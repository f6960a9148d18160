"""The choice of presentation: site, categories and articles may ask for strong marks, and nobody can make them weaker."""

import re

import pytest
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from blog import publishing, strength
from blog.auditing import audit_page
from blog.models import Article, Category, Site
from blog.rendering import render_and_store
from disclosures import ledger_reading, ledger_words
from disclosures.models import LedgerEntry
from disclosures.strengths import BY_KEY, STRENGTHS
from tests.blog.test_admin_articles import typed
from tests.factories import ArticleFactory, AuthorFactory, CategoryFactory, SiteFactory

A8 = "https://px.a8.net/svt/ejp?a8mat=1X+2X"
LINK = f'<a href="{A8}">宿</a>'
SAID = "広告を利用しています。リンク先で契約されると報酬を受け取ります。"
MARK = re.compile(r'<p class="([^"]+)" data-disclosure="(badge|notice)">([^<]+)</p>')
STANDARD = [("mark", "badge", "広告を含む記事です"), ("notice", "notice", SAID)]
STRONG = [("mark mark-strong", "badge", "広告を含む記事です"), ("notice notice-strong", "notice", SAID)]


@pytest.fixture
def article(db):
    """An article with an ad, in a category below another, on a site."""
    SiteFactory()
    category = CategoryFactory(name="宿", parent=CategoryFactory(name="旅"))
    row = ArticleFactory(category=category, body=f"<p>導入</p><h2>宿</h2><p>場所</p><p>{LINK}</p>")
    render_and_store(row)
    return row


def ask(row, key="strong"):
    type(row).objects.filter(pk=row.pk).update(strength=key)


def marks(client, address):
    return MARK.findall(client.get(address).content.decode())


def test_without_a_wish_the_marks_are_standard(article, client):
    assert marks(client, article.get_absolute_url()) == STANDARD


@pytest.mark.parametrize("who", ["site", "outer category", "category", "article"])
def test_one_wish_is_enough_for_strong_marks_and_a_notice_before_the_first_ad(article, client, who):
    ask(
        {"article": article, "category": article.category, "outer category": article.category.parent}.get(who)
        or Site.objects.get()
    )
    page = client.get(article.get_absolute_url()).content.decode()
    assert MARK.findall(page) == [*STRONG, STRONG[1]]
    assert f'<p>場所</p><p class="notice notice-strong" data-disclosure="notice">{SAID}</p><p><span' in page


def test_a_text_that_begins_with_an_ad_has_its_notice_once(article, client):
    article.body = f"<p>{LINK}</p>"
    article.save()
    ask(article)
    assert marks(client, article.get_absolute_url()) == STRONG


@pytest.mark.parametrize("who", ["page", "category", "author"])
def test_every_kind_of_page_with_ads_follows_the_site(article, client, who):
    ask(Site.objects.get())
    rows = {
        "page": lambda: ArticleFactory(page_type="page", category=None, author=None, body=f"<p>{LINK}</p>"),
        "category": lambda: CategoryFactory(description=f"<p>{LINK}</p>"),
        "author": lambda: AuthorFactory(bio=f"<p>{LINK}</p>"),
    }
    assert marks(client, rows[who]().get_absolute_url()) == STRONG


def test_a_list_follows_the_categories_above_it(article, client):
    ask(article.category.parent)
    article.category.description = f"<p>{LINK}</p>"
    article.category.save()
    assert marks(client, article.category.get_absolute_url()) == STRONG


def test_strong_marks_pass_the_audit(article):
    ask(article)
    assert audit_page(article) is False
    assert Article.objects.get().rendering.findings == []


def test_a_page_without_ads_says_nothing_however_strong_it_is(article, client):
    article.body = "<p>宿</p>"
    article.save()
    ask(article)
    assert marks(client, article.get_absolute_url()) == []


WISHES = st.sampled_from(list(BY_KEY))


@given(WISHES, st.lists(WISHES, max_size=4), WISHES)
def test_no_combination_is_weaker_than_any_wish_in_it(site, categories, article):
    category = None
    for key in categories:
        category = Category(name="c", strength=key, parent=category)
    found = strength.strength_of(Site(strength=site), None, Article(strength=article, category=category))
    assert STRENGTHS.index(found) == max(STRENGTHS.index(BY_KEY[key]) for key in (site, *categories, article))


def test_the_ledger_tells_of_strong_marks_and_why_the_page_looks_different(article, owner):
    publishing.keep(article, by=owner)
    Article.objects.filter(pk=article.pk).update(strength="strong")
    article.refresh_from_db()
    publishing.keep(article, by=owner)
    before, after = LedgerEntry.objects.order_by("pk")
    assert [row.marks.get("strength", "") for row in (before, after)] == ["", "strong"]
    assert ledger_reading.differences(before, after) == ["強さ：「強め」を追加"]
    assert ("強さ", "強め") in ledger_words.mark_rows(after.marks)


def test_a_wish_of_the_category_reaches_the_ledger_of_its_articles(article, owner, desk):
    publishing.keep(article, by=owner)
    row = article.category
    url = reverse("admin:blog_category_change", args=[row.pk])
    desk.post(url, {"name": row.name, "slug": row.slug, "position": 0, "description": "", "strength": "strong"})
    row.refresh_from_db()
    article = Article.objects.get()
    publishing.keep(article, by=owner)
    assert (row.strength, LedgerEntry.objects.latest("pk").marks["strength"]) == ("strong", "strong")


def test_the_desk_says_which_strength_applies_and_who_asks(article, desk):
    url = reverse("admin:blog_article_change", args=[article.pk])
    assert "広告表示は「標準」です。" in desk.get(url).content.decode()
    ask(article.category.parent)
    ask(Site.objects.get())
    told = "広告表示は「強め」です。指定元：サイト設定、カテゴリー「旅」"
    assert told in desk.get(url).content.decode()
    sent = desk.post(
        reverse("admin:blog_article_checklist", args=[article.pk]),
        typed("_save", strength="strong", body=f"<p>{LINK}</p>", category=article.category_id),
    )
    assert f"{told}、この文章" in sent.content.decode()


def test_the_form_of_a_category_says_what_comes_from_above(article, desk):
    ask(article.category.parent)
    page = desk.get(reverse("admin:blog_category_change", args=[article.category_id])).content.decode()
    assert "広告表示は「強め」です。指定元：カテゴリー「旅」" in page


def test_a_form_without_the_choice_leaves_the_row_as_strong_as_it_is(article, desk):
    ask(article.category)
    row = article.category
    url = reverse("admin:blog_category_change", args=[row.pk])
    desk.post(url, {"name": "温泉", "slug": row.slug, "position": 0, "description": ""})
    row.refresh_from_db()
    assert (row.name, row.strength) == ("温泉", "strong")


def test_a_strength_that_does_not_exist_is_refused_beside_the_field(article, desk):
    answer = desk.post(reverse("admin:blog_category_change", args=[article.category_id]), {"strength": "none"})
    assert list(answer.context["adminform"].form.errors["strength"]) == [
        "正しく選択してください。 none は候補にありません。"
    ]


def test_the_owner_chooses_for_the_whole_site(article, desk):
    site = Site.objects.get()
    desk.post(reverse("admin:blog_site_change", args=[site.pk]), {"name": site.name, "strength": "strong"})
    site.refresh_from_db()
    assert site.strength == "strong"
