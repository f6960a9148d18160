"""The preview at the desk: the form's present values in the real template, nothing stored, nobody asked."""

import pytest
from django.urls import reverse
from django.utils import translation

from blog.models import Article, Tag
from disclosures.models import LedgerEntry
from lib.document import Document
from tests.blog.test_admin_articles import typed
from tests.factories import ArticleFactory, CreativeFactory, DraftFactory, TagFactory

NEW = "/admin/blog/article/add/live/"


def live_url(article):
    return reverse("admin:blog_article_live", args=[article.pk])


def shown(response):
    """The heading and the text of the page in the answer."""
    page = Document(response.json()["html"])
    return [page.css("h1")[0].text(), page.css(".entry .prose")[-1].text(strip=True)]


def test_an_article_is_shown_as_it_stands_in_the_form(desk):
    article = ArticleFactory(title="前の題", body="<p>前の文。</p>")
    response = desk.post(
        live_url(article), typed("_continue", title="今の題", body="<p>今の文。</p>", slug=article.slug)
    )
    assert (response.status_code, response.json()["errors"], shown(response)) == (200, [], ["今の題", "今の文。"])
    assert response.headers["Cache-Control"] == "private, no-store"


def test_nothing_is_stored(desk):
    article = ArticleFactory(title="前の題")
    desk.post(live_url(article), typed("_continue", title="今の題", slug=article.slug))
    desk.post(NEW, typed("_continue", title="新しい題"))
    assert list(Article.objects.values_list("title", flat=True)) == ["前の題"]
    assert LedgerEntry.objects.count() == 0


def test_a_new_article_is_shown_before_it_has_a_row(desk):
    TagFactory(name="宿")
    response = desk.post(NEW, typed("_continue", title="新しい題", body="<p>文。</p>", slug="", tags="宿、新しいタグ"))
    assert shown(response) == ["新しい題", "文。"]
    tags = [node.text(strip=True) for node in Document(response.json()["html"]).css(".tags a")]
    assert ["宿" in tags[0], "新しいタグ" in tags[1], Tag.objects.count()] == [True, True, 1]


def test_ads_carry_their_marks_and_ask_nobody(desk):
    code = '<a href="https://px.a8.net/svt/ejp?a8mat=A+B">店</a><img src="https://www10.a8.net/0.gif?a8mat=A+B" width="1" height="1" style="x">'
    creative = CreativeFactory(code=code)
    response = desk.post(
        NEW, typed("_continue", title="題", body=f'<div data-block="ad" data-creative="{creative.pk}"></div>')
    )
    page = Document(response.json()["html"])
    assert [node.attributes["data-disclosure"] for node in page.css("[data-disclosure]")] == [
        "badge",
        "notice",
        "label",
    ]
    assert [node.attributes.get("src") for node in page.css("img")] == []
    assert "a8.net" not in response.headers["Content-Security-Policy"]


def test_what_is_wrong_is_said_and_the_rest_is_shown(desk):
    with translation.override("ja"):
        response = desk.post(NEW, typed("_continue", title="", body="<p>文。</p>"))
    assert shown(response) == ["", "文。"]
    assert len(response.json()["errors"]) == 1


def test_a_text_that_cannot_be_read_leaves_the_last_page_standing(desk):
    response = desk.post(NEW, typed("_continue", title="題", body="<div>" * 3000))
    assert response.json()["html"] is None
    assert len(response.json()["errors"]) == 1


def test_a_fixed_page_is_shown_too(desk):
    response = desk.post(
        "/admin/blog/page/add/live/", typed("_continue", title="運営者", page_type="about", slug="about")
    )
    assert shown(response)[0] == "運営者"


def test_only_a_post_of_somebody_who_writes_is_answered(desk, client, django_user_model):
    draft = DraftFactory()
    nowhere = reverse("admin:blog_article_live", args=[draft.pk + 1])
    assert [desk.get(live_url(draft)).status_code, desk.post(nowhere, typed("_continue")).status_code] == [405, 404]
    client.force_login(django_user_model.objects.create_user("guest", is_staff=True))
    assert [client.post(address, typed("_continue")).status_code for address in (live_url(draft), NEW)] == [403, 403]


def test_the_preview_of_the_saved_text_says_what_it_is(desk):
    draft = DraftFactory()
    page = desk.get(reverse("admin:blog_article_preview", args=[draft.pk])).content.decode()
    assert Document(page).css(".proof-strip")[0].text(strip=True)


@pytest.mark.parametrize("name", ["blog_article_add", "blog_page_add"])
def test_the_desk_offers_the_preview(desk, name):
    page = Document(desk.get(reverse(f"admin:{name}")).content.decode())
    assert page.css("#preview")[0].attributes["data-page"] == reverse(f"admin:{name.replace('_add', '_live_new')}")
