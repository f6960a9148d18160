"""blog.feeds: RSS, Atom and JSON, marked, whole and well-formed whatever a title holds."""

from xml.etree import ElementTree

import pytest

from blog.feed_items import for_feed
from blog.models import Article
from blog.rendering import render_and_store
from blog.structure import LEAD_ENDS
from disclosures.models import Creative
from tests.factories import ArticleFactory, CommentFactory, DraftFactory, SiteFactory, TagFactory

pytestmark = pytest.mark.django_db
SITE = "https://blog.example.jp"
ATOM = {"a": "http://www.w3.org/2005/Atom"}
XML_FEEDS = ["/feed/", "/feed/atom/"]
AUTHORS = ["a:author", "a:entry/a:author"]
CODE = '<a href="https://px.a8.net/svt/ejp?a8mat=EXAMPLE" rel="nofollow">やまねこ</a>'
CODE += '<img border="0" width="1" height="1" src="https://www10.a8.net/0.gif?a8mat=EXAMPLE" alt="">'


@pytest.fixture
def with_ad():
    creative = Creative.objects.create(name="やまねこ", network="a8", code=CODE)
    body = f'<p>はじめに。</p><div data-block="ad" data-creative="{creative.pk}"></div><p>おわりに。</p>'
    article = ArticleFactory(slug="guide", title="選び方", description="三つの点。", body=body)
    render_and_store(article)
    return article


def parsed(client, address):
    return ElementTree.fromstring(client.get(address).content)  # noqa: S314 -- our own answer


def test_the_feed_lists_what_is_public_newest_first(client):
    ArticleFactory(title="古い", publish_at="2026-03-01T00:00+09:00")
    ArticleFactory(title="新しい", publish_at="2026-03-02T00:00+09:00")
    ArticleFactory(title="English", language="en")
    ArticleFactory(page_type="page")
    ArticleFactory(state=Article.State.WITHDRAWN)
    DraftFactory()
    assert [item["title"] for item in client.get("/feed.json").json()["items"]] == ["新しい", "古い"]
    assert [title.text for title in parsed(client, "/feed/").findall("channel/item/title")] == ["新しい", "古い"]
    assert [title.text for title in parsed(client, "/feed/atom/").findall("a:entry/a:title", ATOM)] == [
        "新しい",
        "古い",
    ]


def test_the_english_feed_stands_beside_it(client):
    SiteFactory()
    ArticleFactory()
    ArticleFactory(title="English", slug="guide-en", language="en")
    feed = client.get("/en/feed.json").json()
    assert (feed["title"], feed["language"], feed["feed_url"]) == ("Server Notes", "en", f"{SITE}/en/feed.json")
    assert [item["url"] for item in feed["items"]] == [f"{SITE}/guide-en/"]


def test_an_item_with_an_ad_says_so_before_anything_else(client, with_ad):
    (item,) = client.get("/feed.json").json()["items"]
    assert (item["title"], item["summary"]) == ("【広告を含む】選び方", "広告を含む記事です 三つの点。")
    assert item["content_html"].startswith('<p><strong data-disclosure="badge">広告を含む記事です</strong></p>')
    assert item["_disclosure"]["contains_ads"]


@pytest.mark.parametrize("address", [*XML_FEEDS, "/feed.json"])
def test_a_networks_code_stays_on_the_page(client, with_ad, address):
    text = client.get(address).content.decode()
    assert "a8.net" not in text
    assert "広告を含む記事です" in text
    assert "この広告は、記事のページでご覧いただけます。" in text


def test_an_ad_gives_way_to_its_label_and_a_link_to_the_article():
    html = (
        f'<div class="ad">\n<p class="mark" data-disclosure="label">PR</p>\n<div class="ad-code">{CODE}</div>\n</div>'
    )
    assert for_feed(html, "この広告は、記事のページでご覧いただけます。", f"{SITE}/guide/") == (
        f'<p><strong data-disclosure="label">PR</strong> <a href="{SITE}/guide/">'
        "この広告は、記事のページでご覧いただけます。</a></p>"
    )


def test_a_box_that_the_author_made_keeps_its_label_and_its_link_in_a_feed():
    html = (
        '<div class="offer ad" data-offer="shared"><p class="mark" data-disclosure="label">広告</p>'
        '<p><a class="offer-button" href="https://px.a8.net/svt/ejp?a8mat=1" rel="sponsored nofollow noopener">店</a></p></div>'
    )
    assert for_feed(html, "", f"{SITE}/guide/") == html


def test_the_end_of_the_lead_is_no_matter_for_a_feed():
    assert for_feed(f"<p>a</p>{LEAD_ENDS}<h2>b</h2>", "", SITE) == "<p>a</p><h2>b</h2>"


def test_addresses_in_a_feed_are_whole():
    html = (
        '<a href="/about/">a</a><a href="#faq">b</a><img src="/media/x.webp" srcset="/media/y.webp 2x" sizes="100vw">'
    )
    assert for_feed(html, "この広告は、記事のページでご覧いただけます。", f"{SITE}/guide/") == (
        f'<a href="{SITE}/about/">a</a><a href="{SITE}/guide/#faq">b</a><img src="{SITE}/media/x.webp">'
    )


def test_a_picture_stands_in_a_feed_in_one_kind():
    html = '<picture><source type="image/avif" srcset="/media/x.avif 480w" sizes="100vw"><img src="/media/x.webp"></picture>'
    assert for_feed(html, "", f"{SITE}/guide/") == f'<picture><img src="{SITE}/media/x.webp"></picture>'


@pytest.mark.parametrize(
    ("address", "summary"), [("/feed/", "channel/item/description"), ("/feed/atom/", "a:entry/a:summary")]
)
def test_what_an_article_says_of_tags_is_no_markup_in_a_feed(client, address, summary):
    ArticleFactory(description="<table>の書き方 & 例")
    assert parsed(client, address).find(summary, ATOM).text == "&lt;table&gt;の書き方 &amp; 例"


def test_an_article_without_an_author_is_its_sites_in_atom(client):
    SiteFactory(name="ふせん日和")
    ArticleFactory(author=None)
    names = {author: parsed(client, "/feed/atom/").findtext(f"{author}/a:name", namespaces=ATOM) for author in AUTHORS}
    assert names == {"a:author": "ふせん日和", "a:entry/a:author": None}


@pytest.mark.parametrize("address", XML_FEEDS)
def test_a_feed_is_well_formed_whatever_a_title_holds(client, address):
    title = "a\x00\x08\x0b\x1f\ufffe]]></title><script>&amp;🎉"
    article = ArticleFactory(slug="guide", title="x", body="<p>]]&gt;\x0c</p>")
    Article.objects.filter(pk=article.pk).update(title=title.replace("\x00", ""))
    SiteFactory(name="]]><&")
    titles = [element.text for element in parsed(client, address).iter() if element.tag.endswith("title")]
    assert titles[-1] == "a]]></title><script>&amp;🎉"


def test_comments_and_addresses_of_people_stand_in_no_feed(client):
    CommentFactory(article=ArticleFactory(), body="合言葉", email="aikotoba@example.com")
    found = [client.get(address).content.decode() for address in [*XML_FEEDS, "/feed.json"]]
    assert [text for text in found if "合言葉" in text or "aikotoba" in text] == []


@pytest.mark.parametrize("address", [*XML_FEEDS, "/feed.json"])
def test_a_feed_names_the_sites_own_host_only(client, address):
    ArticleFactory()
    assert b"testserver" not in client.get(address, headers={"host": "testserver"}).content


@pytest.mark.parametrize("address", [*XML_FEEDS, "/feed.json"])
@pytest.mark.parametrize("number", [1, 3, 30])
def test_a_feed_asks_the_same_queries_for_any_number_of_articles(client, address, number, django_assert_num_queries):
    for article in ArticleFactory.create_batch(number):
        article.tags.add(TagFactory())
        render_and_store(article)
    with django_assert_num_queries(3):
        client.get(address)


@pytest.mark.parametrize("address", [*XML_FEEDS, "/feed.json"])
def test_each_of_a_full_feed_of_long_articles_with_ads_is_marked_and_whole(client, with_ad, address):
    place = f'<div data-block="ad" data-creative="{Creative.objects.get().pk}"></div>'
    body = "".join(f"<p>{number}番目の段落です。</p>{place}" for number in range(30)) + "<p>おわりに。</p>"
    for number in range(20):
        render_and_store(ArticleFactory(title=f"長い記事{number}", body=body))
    text = client.get(address).content.decode()
    counts = [
        text.count(part)
        for part in ("【広告を含む】長い記事", "おわりに。", "この広告は、記事のページでご覧いただけます。")
    ]
    assert (counts, "a8mat" in text) == ([20, 20, 20 * 30], False)
