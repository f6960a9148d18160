"""The link in the owner's mail: it shows a comment, changes nothing by itself, and ends."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone
from post_office.models import Email

from comments import mail_links, moderation, telling
from comments.models import Comment, Settings
from lib import signing
from lib.document import Document
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

OWNER = "owner@example.jp"


@pytest.fixture(autouse=True)
def address(settings):
    settings.OWNER_EMAIL = OWNER


def post(client, comment, decide, seen="pending", address=OWNER):
    return client.post(mail_links.path(comment, address), {"decide": decide, "seen": seen}, follow=True)


def buttons(page):
    return [node.attributes["value"] for node in Document(page.content.decode()).css("button[name=decide]")]


def history(comment):
    return list(comment.decisions.values_list("from_state", "to_state", "via", "by__username", "is_undo"))


def state_of(comment):
    return Comment.objects.get(pk=comment.pk).state


def test_opening_the_link_shows_the_comment_and_changes_nothing(client):
    head = CommentFactory(state="approved", body="満了日はいつですか。")
    comment = CommentFactory(article=head.article, parent=head, reasons=["links"], email="himitsu@secret-example.com")
    answers = [getattr(client, method)(mail_links.path(comment, OWNER)) for method in ("get", "head", "get")]
    text = answers[0].content.decode()
    facts = [comment.name, comment.body, head.body, head.article.title, "himitsu", "secret-example"]
    assert [fact in text for fact in facts] == [True] * 4 + [False] * 2
    assert buttons(answers[0]) == ["approved", "rejected", "spam", "trash"]
    assert ([answer.status_code for answer in answers], history(comment)) == ([200] * 3, [])


def test_the_page_is_kept_by_nobody_and_named_to_nobody(client):
    response = client.get(mail_links.path(CommentFactory(), OWNER))
    told = {name: response.headers[name] for name in ("Cache-Control", "X-Robots-Tag", "Referrer-Policy")}
    assert told == {
        "Cache-Control": "no-store",
        "X-Robots-Tag": "noindex, nofollow, noarchive",
        "Referrer-Policy": "no-referrer",
    }
    robots = Document(response.content.decode()).css("meta[name=robots]")
    assert (response.cookies.output(), robots[0].attributes["content"].startswith("noindex")) == ("", True)


@pytest.mark.parametrize("state", ["approved", "rejected", "spam", "trash"])
def test_a_button_decides_and_the_same_link_takes_it_back(client, owner, state):
    comment = CommentFactory()
    page = post(client, comment, state)
    assert (page.redirect_chain[0][1], state_of(comment), buttons(page)) == (303, state, ["undo"])
    page = post(client, comment, "undo", seen=state)
    assert buttons(page) == ["approved", "rejected", "spam", "trash"]
    assert history(comment) == [("pending", state, "mail", "owner", False), (state, "pending", "mail", "owner", True)]


def test_a_recipient_without_an_account_decides_without_a_name(client):
    comment = CommentFactory()
    post(client, comment, "approved")
    assert history(comment) == [("pending", "approved", "mail", None, False)]
    assert buttons(client.get(mail_links.path(comment, OWNER))) == ["undo"]


def test_an_account_that_may_not_decide_lends_no_name(client, django_user_model):
    django_user_model.objects.create_user("writer", OWNER, is_staff=True)
    django_user_model.objects.create_superuser("gone", OWNER, is_active=False)
    comment = CommentFactory()
    post(client, comment, "approved")
    assert history(comment) == [("pending", "approved", "mail", None, False)]


def test_what_somebody_else_decided_stays_and_is_told(client, owner):
    comment = CommentFactory()
    moderation.decide({comment.pk: "pending"}, "rejected", by=owner)
    for wish in ("approved", "undo"):
        page = post(client, comment, wish)
        assert (state_of(comment), buttons(page)) == ("rejected", [])
    told = Document(page.content.decode()).css("[role=status]")[0].text()
    assert (comment.reference in told, "owner" in told) == (True, True)


def test_a_page_that_was_opened_before_somebody_else_decided_twice_decides_nothing(client, owner):
    comment = CommentFactory(state="spam")
    moderation.decide({comment.pk: "spam"}, "pending", by=owner)
    post(client, comment, "approved", seen="spam")
    assert state_of(comment) == "pending"


def test_a_link_decides_about_its_own_comment_alone(client):
    one, other = CommentFactory.create_batch(2)
    client.post(mail_links.path(one, OWNER), {"decide": "spam", "seen": "pending", "pk": other.pk, "comment": other.pk})
    assert (state_of(one), state_of(other)) == ("spam", "pending")


@pytest.mark.parametrize(
    "sent", [{}, {"decide": "approved"}, {"decide": "pending\0", "seen": "x"}, {"decide": "é" * 900}]
)
def test_a_form_that_makes_no_sense_changes_nothing(client, sent):
    comment = CommentFactory()
    response = client.post(mail_links.path(comment, OWNER), sent)
    assert (response.status_code, state_of(comment)) == (303, "pending")


def test_a_link_ends_after_the_days_of_the_settings(client):
    Settings.objects.create(link_days=3)
    comment = CommentFactory()
    path = mail_links.path(comment, OWNER)
    with time_machine.travel(timezone.now() + timedelta(days=2, hours=23)):
        assert client.get(path).status_code == 200
    with time_machine.travel(timezone.now() + timedelta(days=3, seconds=1)):
        answers = [client.get(path), client.post(path, {"decide": "approved", "seen": "pending"})]
    assert ([answer.status_code for answer in answers], state_of(comment)) == ([410, 410], "pending")
    assert comment.body not in answers[0].content.decode()


def test_a_link_ends_with_its_comment_and_with_its_recipient(client, settings):
    comment, gone = CommentFactory.create_batch(2)
    paths = [mail_links.path(one, OWNER) for one in (gone, comment)]
    gone.delete()
    assert [client.get(path).status_code for path in paths] == [410, 200]
    settings.OWNER_EMAIL = "next@example.jp"
    assert [client.get(path).status_code for path in paths] == [410, 410]


def broken(path):
    token = path.split("/")[3]
    yield from (token[:-1], token[1:], token + "x", token.replace(":", "::"), token.swapcase(), ":", f":{'x' * 9000}")
    yield from ("%00:", "%ff%fe:x", "e30:1:x", signing.seal("1.x", purpose="shared-draft", seconds=60), "a:b%0d%0aX: y")
    yield from (signing.sign("1.x", purpose="stop"), "１:２", ":%F0%9F%8E%89")


def test_a_broken_or_foreign_token_is_not_found(client):
    path = mail_links.path(CommentFactory(), OWNER)
    answers = {token: client.get(f"/comments/decide/{token}/").status_code for token in broken(path)}
    assert {token: code for token, code in answers.items() if code not in {400, 404}} == {}


def test_an_article_called_decide_keeps_its_addresses(client):
    comment = CommentFactory(article__slug="decide", state="approved")
    paths = ["/comments/decide/feed/", f"/comments/decide/reply/{comment.pk}/"]
    assert [client.get(path).status_code for path in paths] == [200, 200]


@pytest.mark.parametrize("vector", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "</article></main>"])
def test_hostile_text_is_plain_text(client, vector):
    head = CommentFactory(state="approved", name=vector[:50], body=vector)
    comment = CommentFactory(article=head.article, parent=head, name=vector[:50], body=vector, reasons=[vector])
    page = client.get(mail_links.path(comment, OWNER))
    document = Document(page.content.decode())
    assert [node.attributes for node in document.css("script:not([src]), [onerror], main img")] == []
    assert vector in document.css("main")[0].text()


def test_the_page_takes_few_queries(client, owner, django_assert_num_queries):
    path = mail_links.path(CommentFactory(), OWNER)
    client.get(path)
    with django_assert_num_queries(4):
        client.get(path)


def test_the_mail_leads_to_the_page(client):
    telling.arrived(CommentFactory())
    (mail,) = Email.objects.all()
    path = re.search(r"https://blog\.example\.jp(/comments/decide/\S+)", mail.message)[1]
    assert client.get(path).status_code == 200
