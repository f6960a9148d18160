"""comments.notifying: one mail for a reply that readers can see, to those who asked, and one click to end them."""

import pytest
from django.utils import timezone
from post_office.models import Email

from comments import confirming, moderation, notifying
from comments.models import Comment, Correspondent
from lib import signing
from tests.factories import ArticleFactory, CommentFactory, CorrespondentFactory
from tests.visitors import send_comment

pytestmark = pytest.mark.django_db

ASKER = "asker@example.com"


@pytest.fixture
def head():
    """A comment whose writer confirmed the address and asked for replies."""
    CorrespondentFactory(email=ASKER)
    article = ArticleFactory(title="契約の前に見る三つの日付")
    return CommentFactory(article=article, state="approved", email="Asker@example.com", wants_replies=True)


def reply_to(head, **facts):
    return CommentFactory(**{"article": head.article, "parent": head, "answers": head, "state": "approved"} | facts)


def tell_of(*comments):
    return notifying.tell_of([comment.pk for comment in comments])


def told():
    return [mail.to for mail in Email.objects.order_by("pk")]


def test_a_visible_reply_is_told_to_whom_it_answers(head):
    reply = reply_to(head, name="ゆず", body="満了日までは書けます。")
    assert tell_of(reply) == 1
    (mail,) = Email.objects.all()
    assert (mail.to, "契約の前に見る三つの日付" in mail.subject) == ([ASKER], True)
    parts = (head.article.title, "ゆず", "満了日までは書けます。", f"https://blog.example.jp{reply.get_absolute_url()}")
    assert [part in mail.message for part in parts] == [True] * 4


def test_the_mail_has_a_button_in_the_mail_program_and_a_link(head, client):
    tell_of(reply_to(head))
    (mail,) = Email.objects.all()
    address = mail.headers["List-Unsubscribe"].strip("<>")
    assert mail.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert (address in mail.message, address.startswith("https://blog.example.jp/comments/stop/")) == (True, True)
    assert mail.email_message().message()["List-Unsubscribe"] == f"<{address}>"


def test_a_reply_is_told_once_however_often_it_is_decided_about(head):
    reply = reply_to(head)
    assert [tell_of(reply) for _time in range(3)] == [1, 0, 0]


def test_a_moderators_approval_tells(head, owner):
    reply = reply_to(head, state="pending")
    moderation.decide({reply.pk: "pending"}, "approved", by=owner)
    assert told() == [[ASKER]]


def test_the_owners_answer_tells_and_its_undoing_recalls_nothing(head, owner):
    answer = moderation.reply(head, "はい、使えます。", seen="approved", by=owner)
    assert told() == [[ASKER]]
    moderation.undo(answer.batch, by=owner)
    moderation.decide({Comment.objects.get(is_staff=True).pk: "trash"}, "approved", by=owner)
    assert told() == [[ASKER]]


def test_nobody_is_told_of_their_own_reply(head):
    assert tell_of(reply_to(head, email=ASKER)) == 0


@pytest.mark.parametrize(
    "change",
    [
        {"state": "pending"},
        {"parent__state": "pending"},
        {"article__state": "withdrawn"},
        {"parent__wants_replies": False},
        {"parent__email": ""},
    ],
)
def test_what_readers_cannot_see_or_nobody_asked_for_is_told_to_nobody(head, change):
    reply = reply_to(head)
    for name, value in change.items():
        row, _, field = name.rpartition("__")
        target = getattr(reply, row) if row else reply
        setattr(target, field, value)
        target.save()
    assert (tell_of(reply), told()) == (0, [])


def test_an_address_that_nobody_confirmed_is_never_written_to(head):
    Correspondent.objects.all().delete()
    assert tell_of(reply_to(head)) == 0


def test_a_reply_that_appears_with_its_head_is_told_then(head):
    Comment.objects.filter(pk=head.pk).update(state="pending")
    reply = reply_to(head)
    assert tell_of(reply) == 0
    Comment.objects.filter(pk=head.pk).update(state="approved")
    assert (tell_of(head), told()) == (1, [[ASKER]])


def test_in_a_thread_those_are_told_who_began_it_and_who_is_answered(head):
    CorrespondentFactory(email="second@example.com")
    CorrespondentFactory(email="third@example.com")
    second = reply_to(head, email="second@example.com", wants_replies=True)
    reply_to(head, email="third@example.com", wants_replies=True)
    tell_of(reply_to(head, answers=second))
    assert sorted(told()) == [[ASKER], ["second@example.com"]]


def test_the_mail_speaks_the_language_of_the_article(head):
    head.article.language = "en"
    head.article.save()
    tell_of(reply_to(head))
    assert Email.objects.get().subject == "A reply to your comment: 契約の前に見る三つの日付"


def test_a_trusted_persons_reply_is_told_at_once(head, client):
    trusted = CorrespondentFactory(email="haruko@example.com", trusted_at=timezone.now())
    send_comment(client, head.article, parent=head.pk, proof=confirming.proof(trusted))
    assert told() == [[ASKER]]


@pytest.fixture
def stop_address(head):
    return f"/comments/stop/{notifying.stop_link(Correspondent.objects.get(), 'ja')}/"


def test_looking_at_the_stop_page_stops_nothing(client, stop_address):
    page = client.get(stop_address)
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert Correspondent.objects.get().stopped_at is None


@pytest.mark.parametrize("headers", [{}, {"origin": "https://mail.example"}, {"origin": "null"}])
def test_one_click_stops_without_cookie_or_token_from_any_mail_program(client, head, stop_address, headers):
    answer = client.post(stop_address, {"List-Unsubscribe": "One-Click"}, headers=headers)
    assert (answer.status_code, answer.cookies) == (200, {})
    assert tell_of(reply_to(head)) == 0


def test_stopping_twice_keeps_the_first_time(client, stop_address):
    client.post(stop_address)
    first = Correspondent.objects.get().stopped_at
    client.post(stop_address)
    assert Correspondent.objects.get().stopped_at == first


def test_the_stop_link_of_somebody_who_was_erased_answers_the_same(client, stop_address):
    first = client.post(stop_address)
    Correspondent.objects.all().delete()
    again = client.post(stop_address)
    assert (again.status_code, again.content) == (first.status_code, first.content)


def test_a_forged_stop_link_or_one_for_something_else_leads_nowhere(client, head):
    content = f"{Correspondent.objects.get().pk}.ja"
    others = [signing.seal(content, purpose="confirm", seconds=60), signing.sign(content, purpose="proof")]
    paths = [f"/comments/stop/{token}/" for token in ("x", f"{content}:x", "x" * 9000, *others)]
    assert [client.post(path).status_code for path in paths] == [404] * 5
    assert Correspondent.objects.get().stopped_at is None
