"""The comments that readers see below an article."""

import re

import pytest
from django.db import connection
from django.template import Context, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from blog import moves
from comments.models import Comment
from comments.threads import ON_A_PAGE, REPLIES, address, talk, thread
from tests.factories import ArticleFactory, CommentFactory

pytestmark = pytest.mark.django_db


def section(article):
    source = Template("{% load comments %}{% comments_for article %}")
    return source.render(Context({"article": article, "request": RequestFactory().get("/")}))


def shape(article, number=1):
    return [(one.head.body, [reply.body for reply in one.replies]) for one in talk(article, number).threads]


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
def test_comments_take_one_query_however_many(rows, django_assert_num_queries):
    article = ArticleFactory()
    CommentFactory.create_batch(rows, article=article, state="approved")
    with django_assert_num_queries(1):
        section(article)


def long_talk(article, heads=ON_A_PAGE + 1):
    return CommentFactory.create_batch(heads, article=article, state="approved")


def test_the_fifty_first_thread_begins_a_page():
    article = ArticleFactory()
    *_others, last = long_talk(article)
    assert [len(talk(article, number).threads) for number in (1, 2)] == [50, 1]
    assert (talk(article, 3), talk(article, 0), talk(article).total) == (None, None, 51)
    assert address(last) == f"/comments/{article.slug}/page/2/#comment-{last.pk}"
    assert f'rel="next" href="/comments/{article.slug}/page/2/"' in section(article)


def test_new_comments_and_replies_move_no_older_comment_to_another_page():
    article = ArticleFactory()
    comments = long_talk(article)
    before = [address(one) for one in comments]
    CommentFactory.create_batch(3, article=article, state="approved", parent=comments[0])
    long_talk(article, heads=2)
    assert [address(one) for one in comments] == before


def test_many_replies_stand_on_the_pages_of_their_thread():
    article = ArticleFactory()
    head = CommentFactory(article=article, state="approved")
    replies = CommentFactory.create_batch(51, article=article, state="approved", parent=head)
    (shown,) = talk(article).threads
    assert (len(shown.replies), shown.further) == (REPLIES, 41)
    assert [len(thread(head, number)[1].replies) for number in (1, 2)] == [50, 1]
    assert [address(replies[place]) for place in (9, 10, 50)] == [
        f"/{article.slug}/#comment-{replies[9].pk}",
        f"/comments/{article.slug}/thread/{head.pk}/#comment-{replies[10].pk}",
        f"/comments/{article.slug}/thread/{head.pk}/2/#comment-{replies[50].pk}",
    ]
    assert f'<a href="/comments/{article.slug}/thread/{head.pk}/">' in section(article)


def test_a_comments_own_address_leads_to_its_page(client):
    article = ArticleFactory()
    *_others, last = long_talk(article)
    CommentFactory(article=article, state="approved", parent=last)
    answer = client.get(last.get_absolute_url())
    assert (answer.status_code, answer.url) == (302, address(last))
    assert f'id="comment-{last.pk}"' in client.get(answer.url).content.decode()


def test_an_address_outlives_the_move_of_its_article(client):
    comment = CommentFactory(state="approved")
    old = comment.get_absolute_url()
    comment.article.slug = "moved"
    moves.save(comment.article)
    assert client.get(old).url == f"/moved/#comment-{comment.pk}"


@pytest.mark.parametrize("facts", [{"state": "pending"}, {"article__state": "withdrawn"}])
def test_what_readers_cannot_see_has_no_address(client, facts):
    comment = CommentFactory(**{"state": "approved"} | facts)
    addresses = [comment.get_absolute_url(), f"/comments/{comment.article.slug}/thread/{comment.pk}/"]
    assert [client.get(one).status_code for one in addresses] == [404, 404]


@pytest.mark.parametrize(("path", "statuses"), [("page", [404, 200, 404, 404]), ("thread/{}", [200, 200, 404, 404])])
def test_pages_that_are_not_there_are_not_found(client, path, statuses):
    article = ArticleFactory()
    head = long_talk(article)[0]
    CommentFactory.create_batch(51, article=article, state="approved", parent=head)
    address = f"/comments/{article.slug}/{path.format(head.pk)}"
    assert [client.get(f"{address}/{number}/").status_code for number in (1, 2, 3, 10**300)] == statuses


def test_a_chain_of_five_hundred_replies_is_flat_and_costs_one_query(django_assert_num_queries):
    article = ArticleFactory()
    answered = head = CommentFactory(article=article, state="approved")
    for _number in range(500):
        answered = CommentFactory(article=article, state="approved", parent=head, answers=answered)
    with django_assert_num_queries(1):
        text = section(article)
    assert text.count('class="comment-list"') == 1
    assert text.count('<article class="comment"') == 1 + REPLIES


def test_ten_thousand_comments_take_one_query_and_one_page(django_assert_num_queries):
    article = ArticleFactory()
    rows = [CommentFactory.build(article=article, state="approved") for _number in range(10_000)]
    Comment.objects.bulk_create(rows)
    with django_assert_num_queries(1):
        text = section(article)
    assert (text.count('<article class="comment"'), len(text) < 200_000) == (ON_A_PAGE, True)


VECTORS = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "javascript:alert(1)",
    "<a href='/pills'>x</a>",
    "[url=/pills]x[/url]",
    "<!--><svg/onload=alert(1)>",
    "{{7*7}}{% debug %}",
]


@pytest.mark.parametrize("vector", VECTORS)
def test_a_comment_is_plain_text(vector):
    harmless, hostile = (
        section(CommentFactory(state="approved", name=text, body=text).article) for text in ("はい。", vector)
    )
    assert re.findall(r"<(\w+)", hostile) == re.findall(r"<(\w+)", harmless)
    assert 'href="/pills' not in hostile


def test_a_name_cannot_turn_the_text_around_it():
    comment = CommentFactory(state="approved", name="\u202eこるは")
    assert "<bdi>\u202eこるは</bdi>" in section(comment.article)


def test_lines_and_paragraphs_stay():
    comment = CommentFactory(state="approved", body="一行目\n二行目\n\n次の段落")
    assert "<p>一行目<br>二行目</p>\n<p>次の段落</p>" in section(comment.article)


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


@pytest.mark.parametrize("shown", [section, talk])
def test_addresses_are_not_even_read(shown):
    article = CommentFactory(state="approved").article
    with CaptureQueriesContext(connection) as asked:
        shown(article)
    assert [name for name in ("body", "email", "network_hash") if f'"{name}"' in str(asked.captured_queries)] == [
        "body"
    ]
