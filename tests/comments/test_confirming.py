"""comments.confirming: an address is its holder's only where its holder said so, and no mail says what was typed."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from post_office.models import Email

from comments import confirming
from comments.models import Comment, Correspondent
from guard.models import Trace
from lib import signing
from tests.factories import ArticleFactory, CommentFactory, CorrespondentFactory, SiteFactory
from tests.visitors import send_comment

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def article():
    return ArticleFactory(title="契約の前に見る三つの日付")


def mails():
    """Without an owner's address, no other mail is written."""
    return list(Email.objects.order_by("pk"))


def link_in(mail):
    (path,) = re.findall(r"https://blog\.example\.jp(/comments/confirm/\S+)", mail.message)
    return path


def test_no_mail_is_sent_to_somebody_who_did_not_ask(client, article):
    send_comment(client, article)
    assert (mails(), Comment.objects.get().wants_replies) == ([], False)


def test_the_mail_names_site_article_and_number_and_nothing_that_was_typed(client, article):
    SiteFactory(name="サーバー手帖")
    typed = {"name": "賞金Ｘ https://pills.example", "body": "今すぐ当選を確認 https://pills.example"}
    send_comment(client, article, **typed, wants_replies="on")
    (mail,) = mails()
    told = mail.subject + mail.message
    assert mail.to == ["haruko@example.com"]
    assert [part in told for part in ("サーバー手帖", article.title, Comment.objects.get().reference)] == [True] * 3
    assert [word in told for word in ("pills", "賞金", "当選", "haruko")] == [False] * 4
    assert mail.headers == {"Auto-Submitted": "auto-generated"}


def test_opening_the_link_as_a_mail_scanner_does_confirms_nothing(client, article):
    send_comment(client, article, wants_replies="on")
    pages = [getattr(client, method)(link_in(mails()[0])) for method in ("get", "head")]
    assert [(page.status_code, page["Cache-Control"]) for page in pages] == [(200, "no-store")] * 2
    assert (Correspondent.objects.count(), Comment.objects.get().wants_replies) == (0, False)


def test_the_button_confirms_and_hands_the_browser_its_proof(client, article):
    send_comment(client, article, email="Haruko@Example.com", wants_replies="on")
    page = client.post(link_in(mails()[0]), headers={"origin": "http://testserver"})
    person = Correspondent.objects.get()
    proof = re.search(r'data-proof="([^"]+)"', page.content.decode())[1]
    assert (page.status_code, page["Cache-Control"], page.cookies) == (200, "no-store", {})
    assert (person.email, person.trusted_at, Comment.objects.get().wants_replies) == ("haruko@example.com", None, True)
    assert confirming.holder("HARUKO@example.com", proof) == person


def test_confirming_twice_keeps_one_row_and_one_key(article):
    comment = CommentFactory(article=article)
    first, second = (confirming.confirm(comment) for _time in range(2))
    assert confirming.holder(comment.email, first) == confirming.holder(comment.email, second)
    assert Correspondent.objects.count() == 1


def test_confirming_again_ends_a_stop(article):
    comment = CommentFactory(article=article)
    CorrespondentFactory(email=comment.email, stopped_at=timezone.now())
    confirming.confirm(comment)
    assert Correspondent.objects.get().stopped_at is None


def test_a_link_is_over_after_seven_days(client):
    path = f"/comments/confirm/{confirming.link(CommentFactory())}/"
    with time_machine.travel(timezone.now() + 7 * DAY + timedelta(seconds=1), tick=False):
        statuses = [client.get(path).status_code, client.post(path).status_code]
    assert (statuses, Correspondent.objects.count()) == ([410, 410], 0)


def test_a_link_to_a_comment_that_is_gone_confirms_nothing(client):
    comment = CommentFactory()
    path = f"/comments/confirm/{confirming.link(comment)}/"
    Comment.objects.update(email="")
    assert (client.post(path).status_code, Correspondent.objects.count()) == (410, 0)
    comment.delete()
    assert client.post(path).status_code == 410


def test_a_forged_link_or_one_for_something_else_leads_nowhere(client):
    pk = str(CommentFactory().pk)
    others = [signing.seal(pk, purpose="proof", seconds=60), signing.sign(f"{pk}.ja", purpose="stop")]
    paths = [f"/comments/confirm/{token}/" for token in ("x", f"{pk}:x", "x" * 9000, *others)]
    assert [client.post(path).status_code for path in paths] == [404] * 5
    assert Correspondent.objects.count() == 0


def test_a_page_elsewhere_cannot_press_the_button(client):
    path = f"/comments/confirm/{confirming.link(CommentFactory())}/"
    assert client.post(path, headers={"origin": "https://evil.example"}).status_code == 403
    assert Correspondent.objects.count() == 0


def test_one_address_gets_three_links_a_day_whoever_asks(client, article):
    for number in range(5):
        send_comment(client, article, body=f"感想 {number}", wants_replies="on", address=f"192.0.2.{number}")
    assert len(mails()) == 3
    with time_machine.travel(timezone.now() + DAY, tick=False):
        send_comment(client, article, body="翌日の感想", wants_replies="on")
    assert len(mails()) == 4


def test_one_network_asks_for_five_links_a_day_whatever_it_types(client, article):
    for number in range(7):
        send_comment(client, article, body=f"感想 {number}", email=f"a{number}@example.com", wants_replies="on")
    assert len(mails()) == 5


def test_the_same_submission_twice_asks_once(client, article):
    for _time in range(3):
        send_comment(client, article, wants_replies="on")
    assert (Comment.objects.count(), len(mails())) == (1, 1)


def test_spam_has_nobody_mailed(client, article):
    send_comment(client, article, wants_replies="on", website="https://pills.example")
    assert mails() == []


def test_the_answer_is_the_same_for_known_unknown_and_exhausted_addresses(client, article):
    CorrespondentFactory(email="known@example.com", trusted_at=timezone.now())
    for number in range(3):
        send_comment(client, article, body=f"感想 {number}", email="often@example.com", wants_replies="on")
    answers = []
    for email in ("known@example.com", "new@example.com", "often@example.com"):
        sent = send_comment(client, article, body=f"{email}の感想", email=email, wants_replies="on")
        receipt = client.get(sent.url).content.decode()
        answers.append((sent.status_code, receipt.replace(Comment.objects.latest("pk").reference, "")))
    assert len(set(answers)) == 1


def test_what_is_remembered_of_the_asking_tells_no_address(client, article):
    send_comment(client, article, wants_replies="on")
    trace = Trace.objects.get(form="confirm")
    assert (len(trace.text_hash), len(trace.network_hash)) == (40, 40)


def test_a_browser_that_holds_the_proof_is_asked_nothing(client, article):
    person = CorrespondentFactory(email="haruko@example.com", stopped_at=timezone.now())
    send_comment(client, article, proof=confirming.proof(person), wants_replies="on")
    person.refresh_from_db()
    assert (mails(), Comment.objects.get().wants_replies, person.stopped_at) == ([], True, None)


def test_a_proof_does_not_tell_the_address_in_any_spelling():
    person = CorrespondentFactory(email="haruko@example.com")
    content = signing.unseal(confirming.proof(person), purpose="proof").content
    assert re.fullmatch("[0-9a-f]{32}", content)
    assert content == person.key
