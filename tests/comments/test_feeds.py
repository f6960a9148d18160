"""comments.feeds: what readers see below an article, for feed readers."""

import xml.etree.ElementTree as ET

import pytest

from blog import moves
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, article):
    answer = client.get(f"/comments/{article.slug}/feed/")
    assert (answer.status_code, answer["Cache-Control"]) == (200, "public, no-cache")
    return ET.fromstring(answer.content)  # noqa: S314 -- what this site has just written


def entries(client, article):
    return [
        (
            one.find(f"{ATOM}author/{ATOM}name").text,
            one.find(f"{ATOM}content").text,
            one.find(f"{ATOM}link").get("href"),
        )
        for one in feed(client, article).iter(f"{ATOM}entry")
    ]


def test_whoever_follows_the_feed_of_an_old_address_meets_no_entry_twice(client):
    article = ArticleFactory(slug="guide")
    comment = CommentFactory(article=article, state="approved")
    before = ET.tostring(feed(client, article))
    article.slug = "anew"
    moves.save(article)
    article.slug = "guide"
    after = feed(client, article)
    address = f"https://blog.example.jp/comments/guide/{comment.pk}/"
    assert after.find(f"{ATOM}entry/{ATOM}id").text == address
    assert address.encode() in before
    assert client.get(address).status_code == 302


def test_a_feed_without_comments_is_as_old_as_its_article(client):
    article = ArticleFactory(publish_at="2026-03-01T00:30Z")
    assert feed(client, article).findtext(f"{ATOM}updated") == "2026-03-01T00:30:00+00:00"


def test_the_newest_comment_stands_first_with_its_own_address(client):
    article = ArticleFactory()
    first = CommentFactory(article=article, state="approved", name="一人目", body="はい。")
    second = CommentFactory(
        article=article, state="approved", name="二人目", body="ここ\nhttps://a.example/", parent=first
    )
    link = '<a href="https://a.example/" rel="ugc nofollow noopener">https://a.example/</a>'
    assert entries(client, article) == [
        ("二人目", f"<p>ここ<br>{link}</p>", f"https://blog.example.jp/comments/{article.slug}/{second.pk}/"),
        ("一人目", "<p>はい。</p>", f"https://blog.example.jp/comments/{article.slug}/{first.pk}/"),
    ]


@pytest.mark.parametrize("state", ["pending", "rejected", "spam", "trash"])
def test_what_is_not_approved_is_not_in_the_feed(client, state):
    comment = CommentFactory(state=state)
    CommentFactory(article=comment.article, parent=comment, state="approved")
    assert entries(client, comment.article) == []


def test_hostile_text_stays_text_and_well_formed(client):
    comment = CommentFactory(state="approved", name="]]>\u202e<b>", body="<script>alert(1)</script>]]>\ufffe\x0b")
    ((name, content, _link),) = entries(client, comment.article)
    assert (name, "<script" in content, "&lt;script&gt;" in content) == ("]]>\u202e<b>", False, True)


def test_a_name_cannot_turn_the_title_of_its_entry_around(client):
    comment = CommentFactory(state="approved", name="\u202eこるは")
    titles = [node.text for node in feed(client, comment.article).iter(f"{ATOM}title")]
    assert titles[1] == "\u2068\u202eこるは\u2069さんのコメント"


@pytest.mark.parametrize("rows", [1, 3])
def test_a_feed_takes_two_queries_however_many_comments(client, rows, django_assert_num_queries):
    article = ArticleFactory()
    CommentFactory.create_batch(rows, article=article, state="approved")
    with django_assert_num_queries(2):
        entries(client, article)


@pytest.mark.parametrize(
    "facts", [{"state": "withdrawn"}, {"state": "draft", "publish_at": None}, {"page_type": "page"}]
)
def test_what_readers_cannot_comment_on_has_no_feed(client, facts):
    assert client.get(f"/comments/{ArticleFactory(**facts).slug}/feed/").status_code == 404


def test_the_page_names_its_feed_to_machines_and_to_people(client):
    article = ArticleFactory(title="<契約>の前に")
    CommentFactory(article=article, state="approved")
    text = client.get(article.get_absolute_url()).content.decode()
    address = f'href="/comments/{article.slug}/feed/"'
    assert (text[: text.index("</head>")].count(address), text.count(address)) == (1, 2)


def test_the_feed_speaks_the_language_of_its_article(client):
    article = ArticleFactory(title="How to choose", language="en")
    CommentFactory(article=article, state="approved", name="Petra")
    titles = [node.text for node in feed(client, article).iter(f"{ATOM}title")]
    assert titles == ["Comments on “How to choose”", "Comment by Petra"]
