"""privacy.taking_away: what goes, and what others wrote stays readable."""

import pytest

from comments.models import Comment
from config.privacy import taking_away
from contact.models import Message, Note
from guard import learning
from guard.models import Lesson
from tests.config.privacy.cast import EMAIL, OTHER
from tests.factories import ArticleFactory, CommentFactory, MessageFactory

pytestmark = pytest.mark.django_db

MINE = {"email": EMAIL, "name": "はるこ", "network_hash": "a" * 40, "state": "approved"}


def mine():
    return Comment.objects.filter(email=EMAIL)


def answer(comment, **given):
    return CommentFactory(article=comment.article, parent=comment, state="approved", **given)


def kept(comment):
    comment.refresh_from_db()
    return comment.name, comment.email, comment.network_hash, comment.submission_key, comment.body


def test_a_comment_keeps_its_text_and_loses_its_writer():
    comment = CommentFactory(**MINE, body="助かりました。", submission_key="k")
    assert taking_away.anonymise_comments(mine()) == 1
    assert kept(comment) == ("退会した読者", "", "", None, "助かりました。")


def test_an_english_article_says_it_in_english():
    comment = CommentFactory(**MINE, article=ArticleFactory(language="en"), body="Thanks.")
    taking_away.anonymise_comments(mine())
    assert kept(comment) == ("Former reader", "", "", None, "Thanks.")


def test_a_comment_without_replies_is_deleted():
    CommentFactory(**MINE)
    CommentFactory(email=OTHER)
    assert (taking_away.delete_comments(mine()), [row.email for row in Comment.objects.all()]) == (1, [OTHER])


def test_replies_of_others_stay_below_a_sentence(client):
    head = CommentFactory(**MINE, body="秘密の住所は…")
    answer(head, body="ご返信します。", email="", is_staff=True, name="持ち主")
    assert taking_away.delete_comments(mine()) == 1
    assert kept(head)[:2] + kept(head)[4:] == (
        "退会した読者",
        "",
        "このコメントは、書いた方の希望により削除しました。",
    )
    page = client.get(head.article.get_absolute_url()).text
    assert ("ご返信します。" in page, "秘密の住所" in page, "はるこ" in page) == (True, False, False)


def test_a_thread_of_ones_own_goes_as_a_whole():
    head = CommentFactory(**MINE)
    answer(head, email=EMAIL)
    assert (taking_away.delete_comments(mine()), Comment.objects.count()) == (2, 0)


def test_ones_own_reply_goes_and_the_head_of_somebody_else_stays():
    head = CommentFactory(email=OTHER, state="approved", body="質問です。")
    answer(head, email=EMAIL)
    answer(head, email=OTHER)
    taking_away.delete_comments(mine())
    assert [row.email for row in Comment.objects.all()] == [OTHER, OTHER]


def test_messages_go_with_their_notes():
    Note.objects.create(message=MessageFactory(email=EMAIL), text="明日")
    MessageFactory(email=OTHER)
    assert taking_away.delete_messages(Message.objects.filter(email=EMAIL)) == 1
    assert ([row.email for row in Message.objects.all()], Note.objects.count()) == ([OTHER], 0)


def test_the_filter_forgets_what_a_deleted_text_taught():
    comment, message = CommentFactory(**MINE), MessageFactory(email=EMAIL)
    for kind, row in [("comment", comment), ("contact", message), ("comment", CommentFactory(email=OTHER))]:
        learning.learn(kind, row.pk, row.body, is_spam=True)
    taking_away.delete_comments(mine())
    taking_away.delete_messages(Message.objects.filter(email=EMAIL))
    assert [(row.kind, row.key) for row in Lesson.objects.all()] == [("comment", str(Comment.objects.get().pk))]
