"""Until somebody approves a comment, nothing that readers get changes."""

import pytest

from comments import moderation
from comments.models import Comment
from tests.factories import ArticleFactory, CommentFactory, RenderingFactory
from tests.visitors import send_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    article = RenderingFactory().article
    CommentFactory(article=article, state="approved", body="公開された感想")
    return article


def public(client, article):
    """Every place where a comment could show: bytes and ETag, so that a cache keeps what it has."""
    paths = ["/", article.get_absolute_url(), article.category.get_absolute_url(), "/sitemap.xml"]
    paths += [f"/comments/{article.slug}/feed/", "/feed/", "/feed/atom/", "/feed.json", "/search/?q=水曜の夜"]
    answers = {path: client.get(path) for path in paths}
    return {path: (answer.status_code, answer.content, answer.get("ETag")) for path, answer in answers.items()}


@pytest.mark.parametrize("typed", [{}, {"website": "https://pills.example"}], ids=["waiting", "spam"])
def test_a_comment_that_nobody_approved_changes_no_page_no_feed_and_no_etag(client, article, typed):
    before = public(client, article)
    sent = send_comment(client, article, body="水曜の夜に読みました。", **typed)
    assert (sent.status_code, Comment.objects.count(), public(client, article)) == (303, 2, before)


def test_a_browser_that_has_the_page_is_told_that_nothing_changed(client, article):
    etag = client.get(article.get_absolute_url())["ETag"]
    send_comment(client, article)
    again = client.get(article.get_absolute_url(), headers={"if-none-match": etag})
    assert again.status_code == 304


def test_once_approved_it_is_on_the_page_in_the_feed_and_counted(client, article, owner):
    before = public(client, article)
    send_comment(client, article, body="水曜の夜に読みました。")
    moderation.decide({Comment.objects.latest("pk").pk: "pending"}, "approved", by=owner)
    after = public(client, article)
    changed = {path for path in after if after[path] != before[path]}
    assert changed == {
        "/",
        article.get_absolute_url(),
        article.category.get_absolute_url(),
        f"/comments/{article.slug}/feed/",
    }


def counted(client, path="/"):
    text = client.get(path).content.decode()
    return [one.split("</span>")[1].split("<")[0].strip() for one in text.split('class="card-comments"')[1:]]


def test_cards_count_what_readers_see(client):
    first, second, third = (shown.article for shown in RenderingFactory.create_batch(3))
    head = CommentFactory(article=first, state="approved")
    CommentFactory(article=first, parent=head, state="approved")
    hidden = CommentFactory(article=second, state="rejected")
    CommentFactory(article=second, parent=hidden, state="approved")
    CommentFactory(article=third, state="pending")
    assert counted(client) == ["2"]


def test_an_article_without_comments_shows_no_number(client):
    ArticleFactory()
    assert counted(client) == []
