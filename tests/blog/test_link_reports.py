"""A reader reports a link without a mark: no cookie, no name, no address, and the same guard as every visitors' form."""

import pytest

from blog.plain_links import plain_links
from blog.rendering import render_and_store
from disclosures.models import LinkReport
from tests.factories import ArticleFactory, DraftFactory
from tests.visitors import OWN, ticket

pytestmark = pytest.mark.django_db
SHOP = "https://shop.example/p?x=1"
BODY = (
    f'<p><a href="{SHOP}">店の<b>ページ</b></a> <a href="/about/">運営者</a> <a href="mailto:a@b.jp">手紙</a>'
    '<a href="https://px.a8.net/svt/ejp?a8mat=1">広告</a> <a href="https://shop.example/p?x=1">もう一度</a></p>'
)


@pytest.fixture
def article():
    row = ArticleFactory(slug="guide", title="選び方", body=BODY)
    render_and_store(row)
    return row


def send(client, *, seconds=40, headers=OWN, address="192.0.2.1", **typed):
    data = {"article": "guide", "link": SHOP, "body": "お礼の文がありました", "ticket": ticket("link", seconds=seconds)}
    return client.post("/ads/report/", data | typed, headers=headers, REMOTE_ADDR=address)


def test_the_links_that_bear_no_mark_are_offered_once(article):
    assert [(one.address, str(one)) for one in plain_links(article.rendering.html)] == [
        (SHOP, "店のページ（shop.example）")
    ]


def test_the_article_leads_to_the_form_and_the_form_is_the_same_for_everybody(client, article):
    assert '<a href="/ads/report/?article=guide"' in client.get("/guide/").content.decode()

    page = client.get("/ads/report/?article=guide")

    assert (page.status_code, page.cookies, "Cookie" in page.get("Vary", "")) == (200, {}, False)
    assert (page.context["seo"].noindex, page.content.decode().count('type="radio"')) == (True, 2)


@pytest.mark.parametrize("kind", ["page", "policy", "about", "labels"])
def test_a_fixed_page_leads_to_both_forms_and_is_reported_like_an_article(client, kind):
    row = ArticleFactory(slug="terms", title="約束ごと", page_type=kind, body=BODY, category=None, author=None)
    render_and_store(row)
    page = client.get("/terms/").content.decode()
    assert ['href="/ads/report/?article=terms"' in page, "topic=expression&amp;article=terms" in page] == [True, True]
    assert "このページの表現について知らせる" in page
    assert "ページに戻る" in client.get("/ads/report/?article=terms").content.decode()

    assert send(client, article="terms").status_code == 303
    assert LinkReport.objects.values_list("source_id", "title", "page_address").get() == (
        row.pk,
        "約束ごと",
        "https://blog.example.jp/terms/",
    )


def test_a_report_is_stored_and_names_nobody(client, article):
    response = send(client)

    report = LinkReport.objects.get()
    assert (response.status_code, response["Location"]) == (303, "/ads/report/done/")
    assert (report.source, report.source_id, report.link, report.body, report.state) == (
        "article",
        article.pk,
        SHOP,
        "お礼の文がありました",
        "new",
    )
    assert report.page_address == "https://blog.example.jp/guide/"
    assert client.get(response["Location"]).status_code == 200


def test_without_a_ticket_the_reader_is_asked_once_more(client, article):
    page = send(client, ticket="")

    text = page.content.decode()
    assert (page.status_code, LinkReport.objects.count(), "店のページ（shop.example）" in text) == (200, 0, True)
    assert 'name="ticket" value="' in text


def test_a_double_click_is_one_report(client, article):
    once = ticket("link")

    assert [send(client, ticket=once).status_code for _click in range(2)] == [303, 303]
    assert LinkReport.objects.count() == 1


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"link": "https://other.example/"}, "link"),
        ({"link": "javascript:alert(1)"}, "link"),
        ({"link": "", "body": "　"}, "body"),
        ({"link": "", "body": ""}, "body"),
        ({"body": "あ" * 1001}, "body"),
        ({"body": "\n" * 300 + "x"}, "body"),
    ],
)
def test_what_cannot_be_a_report_comes_back_with_a_sentence(client, article, typed, field):
    page = send(client, **typed)

    assert (page.status_code, list(page.context["form"].errors), LinkReport.objects.count()) == (422, [field], 0)


@pytest.mark.parametrize("slug", ["", "nothing", "draft", "x" * 300, "a\x00b"])
def test_a_report_is_about_a_published_article(client, slug):
    DraftFactory(slug="draft")

    assert client.get("/ads/report/", {"article": slug}).status_code == 404
    assert send(client, article=slug).status_code == 404


def test_a_program_is_put_aside_and_another_site_is_refused(client, article):
    assert send(client, website="https://pills.example").status_code == 303
    assert LinkReport.objects.get().state == "spam"
    assert send(client, headers={"origin": "https://evil.example"}).status_code == 403


def test_too_many_from_one_network_wait_with_their_text(client, article):
    for number in range(5):
        send(client, body=f"お礼の文が{number}つありました")

    page = send(client, body="もう一つありました")

    assert (page.status_code, "もう一つありました" in page.content.decode()) == (429, True)


def test_an_english_article_is_reported_on_an_english_page(client):
    row = ArticleFactory(slug="guide-en", language="en", body=BODY)
    render_and_store(row)

    page = client.get("/guide-en/").content.decode()

    assert 'href="/en/ads/report/?article=guide-en"' in page
    assert client.get("/en/ads/report/?article=guide-en")["Content-Language"] == "en"
