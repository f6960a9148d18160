"""comments.trust: an address that its owner confirmed and the site's owner trusts, and every way in which it does not count."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from post_office.models import Email

from comments import confirming, trust
from comments.models import Comment, Correspondent, Decision
from lib import signing
from tests.factories import ArticleFactory, CommentFactory, CorrespondentFactory
from tests.visitors import COMMENT, send_comment

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory()


@pytest.fixture
def haruko(owner):
    """Somebody with a confirmed address, whom the owner trusts."""
    return CorrespondentFactory(email=COMMENT["email"], trusted_at=timezone.now(), trusted_by=owner)


def sent(client, article, **typed):
    assert send_comment(client, article, **typed).status_code == 303
    return Comment.objects.latest("pk")


def test_a_trusted_person_who_proves_it_appears_at_once(client, article, haruko):
    comment = sent(client, article, proof=confirming.proof(haruko))
    (decision,) = Decision.objects.all()
    assert (comment.state, comment.decided_by, bool(comment.decided_at)) == ("approved", None, True)
    assert (decision.comment, decision.via, decision.from_state, decision.by) == (comment, "trust", "", None)
    assert comment.body in client.get(article.get_absolute_url()).content.decode()


def test_the_same_name_and_address_without_proof_wait(client, article, haruko):
    CommentFactory(article=article, state="approved", name=COMMENT["name"], email=COMMENT["email"])
    assert sent(client, article).state == "pending"


def test_a_confirmed_address_that_nobody_trusts_waits(client, article):
    person = CorrespondentFactory(email=COMMENT["email"])
    assert sent(client, article, proof=confirming.proof(person)).state == "pending"


def test_a_proof_for_another_address_waits(client, article, haruko):
    other = CorrespondentFactory(email="other@example.com")
    assert sent(client, article, proof=confirming.proof(other)).state == "pending"


def test_a_proof_copied_to_another_address_waits(client, article, haruko):
    copied = {"proof": confirming.proof(haruko), "email": "thief@example.com"}
    assert sent(client, article, **copied).state == "pending"


def test_an_expired_proof_waits(client, article, haruko):
    with time_machine.travel(timezone.now() - confirming.PROOF - timedelta(seconds=1), tick=False):
        old = confirming.proof(haruko)
    assert sent(client, article, proof=old).state == "pending"


def test_a_proof_replayed_after_trust_was_withdrawn_waits_even_when_trust_comes_back(client, article, haruko, owner):
    stolen = confirming.proof(haruko)
    trust.withdraw(Correspondent.objects.all())
    assert sent(client, article, proof=stolen).state == "pending"
    trust.give(Correspondent.objects.all(), by=owner)
    assert sent(client, article, proof=stolen, body="もう一度。").state == "pending"


@pytest.mark.parametrize("forged", ["", "x", "\0", "é:é", "a" * 100_000, "eyJjIjoiYSJ9:x"])
def test_a_forged_proof_waits(client, article, haruko, forged):
    assert sent(client, article, proof=forged).state == "pending"


def test_a_ticket_or_another_seal_is_no_proof(client, article, haruko):
    seals = [signing.issue("comment:1"), signing.seal(haruko.key, purpose="confirm", seconds=60)]
    assert [sent(client, article, proof=seal, body=seal[-9:]).state for seal in seals] == ["pending"] * 2


def test_what_the_guard_takes_for_spam_is_spam_from_anybody(client, article, haruko):
    comment = sent(client, article, proof=confirming.proof(haruko), website="https://pills.example")
    assert comment.state == "spam"


def test_both_kinds_of_comment_get_the_same_answer(client, article, haruko):
    trusted = send_comment(client, article, proof=confirming.proof(haruko))
    waiting = send_comment(client, article, body="ほかの感想です。")
    assert (trusted.status_code, trusted["Cache-Control"]) == (waiting.status_code, waiting["Cache-Control"])


def test_the_proof_survives_the_page_that_asks_once_more(client, article, haruko):
    page = send_comment(client, article, proof=confirming.proof(haruko), ticket="")
    assert f'name="proof" value="{confirming.proof(haruko)[:20]}' in page.content.decode()


def test_trust_is_given_and_withdrawn_with_a_signature(owner):
    person = CorrespondentFactory()
    key = person.key
    assert [trust.give(Correspondent.objects.all(), by=owner) for _time in range(2)] == [1, 0]
    person.refresh_from_db()
    assert (person.trusted_by, bool(person.trusted_at), person.key) == (owner, True, key)
    assert [trust.withdraw(Correspondent.objects.all()) for _time in range(2)] == [1, 0]
    person.refresh_from_db()
    assert (person.trusted_by, person.trusted_at, person.key == key) == (None, None, False)


def test_an_impostor_in_a_thread_reaches_nobody(client, article, haruko):
    """A comment under a known name waits, so nobody is mailed about it and nothing shows."""
    head = CommentFactory(article=article, state="approved", email="asker@example.com", wants_replies=True)
    CorrespondentFactory(email="asker@example.com")
    before = client.get(article.get_absolute_url()).content
    sent(client, article, parent=head.pk)
    assert client.get(article.get_absolute_url()).content == before
    assert list(Email.objects.values_list("to", flat=True)) == [["owner@example.jp"]]
