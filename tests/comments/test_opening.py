"""comments.opening: comments close by themselves, readers are told, and nobody's text is lost by it."""

import pytest
import time_machine

from blog.models import Article
from comments.models import Comment, Settings
from tests.factories import ArticleFactory, CommentFactory
from tests.visitors import send_comment

pytestmark = pytest.mark.django_db

CAME_OUT = "2026-11-02T22:00:00+09:00"
LAST_EVENING, NEXT_MORNING = "2026-11-12T23:59:00+09:00", "2026-11-13T00:01:00+09:00"


@pytest.fixture
def article():
    """Its comments close ten days after it came out."""
    Settings.objects.create(close_after_days=10)
    with time_machine.travel(CAME_OUT, tick=False):
        article = ArticleFactory()
    CommentFactory(article=article, state="approved", body="公開された感想")
    return article


def pages(client, article):
    head = article.comments.get(body="公開された感想")
    addresses = [article.get_absolute_url(), f"/comments/{article.slug}/thread/{head.pk}/"]
    return [client.get(address).content.decode() for address in addresses]


def test_until_the_last_evening_the_form_is_there_and_says_until_when(client, article):
    with time_machine.travel(LAST_EVENING, tick=False):
        text, thread = pages(client, article)
    assert ('id="comment-form"' in text, "2026年11月12日まで" in text) == (True, True)
    assert ["/reply/" in one for one in (text, thread)] == [True, True]


def test_from_the_next_day_a_sentence_stands_in_its_place_and_comments_stay(client, article):
    with time_machine.travel(NEXT_MORNING, tick=False):
        text, thread = pages(client, article)
    assert ('id="comment-form"' in text, "10日" in text, "2026年11月12日" in text) == (False, True, True)
    assert ["/reply/" in one for one in (text, thread)] == [False, False]
    assert "公開された感想" in text


def test_without_the_setting_comments_stay_open(client, article):
    Settings.objects.update(close_after_days=None)
    with time_machine.travel("2036-01-01T00:00:00+09:00", tick=False):
        text, _thread = pages(client, article)
    assert 'id="comment-form"' in text


def test_an_article_can_be_closed_before_its_time(client, article):
    article.comments_open = False
    article.save()
    with time_machine.travel(LAST_EVENING, tick=False):
        text, _thread = pages(client, article)
    assert ('id="comment-form"' in text, "このコメント" in text) == (False, False)


def test_who_wrote_while_comments_closed_gets_the_text_back(client, article):
    with time_machine.travel(NEXT_MORNING, tick=False):
        answer = send_comment(client, article, body="<書きかけ>の長い感想", ticket="")
    text = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"], Comment.objects.count()) == (403, "no-store", 1)
    assert "&lt;書きかけ&gt;の長い感想</textarea>" in text
    assert "haruko@example.com" not in text


@pytest.mark.parametrize("change", [{"end_at": "2026-11-12T12:00:00+09:00"}, {"state": "withdrawn"}, {"slug": "anew"}])
def test_who_wrote_while_the_article_went_gets_the_text_back_and_hears_nothing_of_it(client, article, change):
    Article.objects.filter(pk=article.pk).update(**change)
    with time_machine.travel(LAST_EVENING, tick=False):
        answer = send_comment(client, article, body="<書きかけ>の長い感想")
    text = answer.content.decode()
    assert (answer.status_code, answer["Cache-Control"], Comment.objects.count()) == (404, "no-store", 1)
    assert "&lt;書きかけ&gt;の長い感想</textarea>" in text
    assert [word for word in (article.title, "haruko@example.com", f"/{article.slug}/#") if word in text] == []


def test_a_reply_has_no_form_after_the_time(client, article):
    head = article.comments.get()
    with time_machine.travel(NEXT_MORNING, tick=False):
        assert client.get(f"/comments/{article.slug}/reply/{head.pk}/").status_code == 403
