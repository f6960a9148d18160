"""The comments that readers see below an article."""

import re

import pytest
from django.template import Context, Template
from django.test import RequestFactory

from comments.models import Comment
from comments.threads import threads, visible
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


def section(article):
    source = Template("{% load comments %}{% comments_for article %}")
    return source.render(Context({"article": article, "request": RequestFactory().get("/")}))


def shape(article, number=1):
    found = threads(visible(article).page(number))
    return [(one.head and one.head.body, [reply.body for reply in one.replies]) for one in found]


def test_threads_stand_oldest_first_each_with_its_replies():
    article = ArticleFactory()
    first, second = (CommentFactory(article=article, state="approved", body=body) for body in ("一", "二"))
    CommentFactory(article=article, state="approved", body="二への返信", parent=second)
    CommentFactory(article=article, state="approved", body="一への返信", parent=first)
    assert shape(article) == [("一", ["一への返信"]), ("二", ["二への返信"])]


@pytest.mark.parametrize("state", ["pending", "rejected", "spam"])
def test_what_is_not_approved_is_neither_shown_nor_counted(state):
    comment = CommentFactory(state=state)
    CommentFactory(article=comment.article, parent=comment, state="approved", body="隠れた返信")
    text = section(comment.article)
    assert (comment.body in text, "隠れた返信" in text, 'class="count"' in text) == (False, False, False)


@pytest.mark.parametrize("rows", [1, 3])
def test_comments_take_two_queries_however_many(rows, django_assert_num_queries):
    article = ArticleFactory()
    CommentFactory.create_batch(rows, article=article, state="approved")
    with django_assert_num_queries(2):
        section(article)


def test_a_long_talk_is_cut_into_pages():
    article = ArticleFactory()
    head = CommentFactory(article=article, state="approved", body="一")
    CommentFactory.create_batch(51, article=article, state="approved", parent=head, body="返")
    assert shape(article) == [("一", ["返"] * 49)]
    assert shape(article, 2) == [(None, ["返"] * 2)]
    assert f"/comments/{article.slug}/page/2/" in section(article)


def test_further_pages_have_their_address(client):
    article = ArticleFactory()
    CommentFactory.create_batch(51, article=article, state="approved")
    statuses = [client.get(f"/comments/{article.slug}/page/{number}/").status_code for number in (1, 2, 3, 10**300)]
    assert statuses == [404, 200, 404, 404]


VECTORS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "<a href='https://pills.example'>x</a>",
    "https://pills.example",
    "[url=https://pills.example]x[/url]",
    "<!--><svg/onload=alert(1)>",
    "{{7*7}}{% debug %}",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_a_comment_is_plain_text(vector):
    harmless, hostile = (
        section(CommentFactory(state="approved", name=text, body=text).article) for text in ("はい。", vector)
    )
    assert re.findall(r"<(\w+)", hostile) == re.findall(r"<(\w+)", harmless)
    assert 'href="https://pills' not in hostile


def test_a_name_cannot_turn_the_text_around_it():
    comment = CommentFactory(state="approved", name="\u202eこるは")
    assert "<bdi>\u202eこるは</bdi>" in section(comment.article)


def test_lines_and_paragraphs_stay():
    comment = CommentFactory(state="approved", body="一行目\n二行目\n\n次の段落")
    assert "<p>一行目<br>二行目</p>\n\n<p>次の段落</p>" in section(comment.article)


def test_the_owner_is_marked():
    comment = CommentFactory(state="approved", is_staff=True)
    assert 'class="comment-role"' in section(comment.article)


def test_a_closed_article_keeps_its_comments_and_has_no_form():
    comment = CommentFactory(state="approved", article=ArticleFactory(comments_open=False))
    text = section(comment.article)
    assert (comment.body in text, "<form" in text) == (True, False)


def test_the_form_says_what_is_required_and_that_addresses_stay_private():
    text = section(ArticleFactory())
    assert text.index('class="form-note"') < text.index('name="body"')
    assert len(re.findall(r'※<span class="required">', text)) == 3


def test_the_form_of_a_cached_page_holds_neither_ticket_nor_token():
    text = section(ArticleFactory())
    assert '<input type="hidden" name="ticket" id="id_ticket">' in text
    assert "csrf" not in text


def test_no_one_sees_or_hears_the_trap():
    trap = re.search(r'<div class="visually-hidden" aria-hidden="true">.*?</div>', section(ArticleFactory()), re.S)[0]
    assert ('name="website"' in trap, 'tabindex="-1"' in trap, 'autocomplete="off"' in trap) == (True, True, True)


def test_addresses_are_not_even_read():
    CommentFactory(state="approved")
    row = visible(Comment.objects.get().article).page(1)[0]
    assert {"email", "network_hash"} <= row.get_deferred_fields()
