"""comments.views: a visitor's comment from the form to the receipt, and everything that may come instead."""

import re
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone
from post_office.models import Email

from blog import moves
from comments.models import Comment
from tests.factories import ArticleFactory, CommentFactory, DraftFactory
from tests.visitors import COMMENT, OWN, send_comment, ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def article():
    return ArticleFactory()


def test_a_comment_waits_and_its_sender_gets_a_number(client, article):
    response = send_comment(client, article)
    comment = Comment.objects.get()
    assert (response.status_code, response.url) == (303, f"/comments/received/{comment.reference}/")
    assert {name: getattr(comment, name) for name in COMMENT} == COMMENT
    assert (comment.article, comment.state, comment.reasons, comment.parent) == (article, "pending", [], None)


def test_the_receipt_shows_the_number_and_nothing_of_the_comment(client, article):
    page = client.get(send_comment(client, article).url)
    text = page.content.decode()
    assert (page.status_code, page["Cache-Control"]) == (200, "no-store")
    assert Comment.objects.get().reference in text
    assert '<meta name="robots" content="noindex">' in text
    assert not [value for value in COMMENT.values() if value in text]


def test_no_answer_sets_a_cookie_or_varies_on_one(client, article):
    answers = [
        send_comment(client, article),
        send_comment(client, article, name=""),
        send_comment(client, article, ticket=""),
    ]
    assert [answer.cookies for answer in answers] == [{}, {}, {}]
    assert not [answer for answer in answers if "Cookie" in answer.get("Vary", "")]
    assert [answer["Cache-Control"] for answer in answers] == ["no-store"] * 3


@pytest.mark.parametrize("field", ["name", "email", "body"])
@pytest.mark.parametrize("blank", ["", "   ", "\u3000\u3000", "\u200b", "\u3164"])
def test_a_blank_field_is_told_beside_it_and_the_rest_is_kept(client, article, field, blank):
    response = send_comment(client, article, **{field: blank})
    text = response.content.decode()
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    assert f'id="id_{field}_error"' in text
    assert not [value for name, value in COMMENT.items() if name != field and value not in text]


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("name", "は" * 51),
        ("name", "はるこ\r\nBcc: x@evil.example"),
        ("name", "はる\x1bこ"),
        ("email", "a@x.example,b@y.example"),
        ("email", "a@x.example\nBcc: b@y.example"),
        ("body", "あ" * 5001),
        ("body", "あ\n" * 300),
        ("body", "赤\x1b[31m"),
    ],
)
def test_a_bad_field_is_told_beside_it_and_kept(client, article, field, bad):
    response = send_comment(client, article, **{field: bad})
    text = response.content.decode()
    assert (response.status_code, Comment.objects.count()) == (422, 0)
    tag = re.search(rf'<(?:input|textarea)[^>]*id="id_{field}"[^>]*>', text)[0]
    assert ('aria-invalid="true"' in tag, f"id_{field}_error" in tag) == (True, True)
    assert re.split(r"[\r\n\x1b]", bad)[0] in text


def test_the_summary_leads_to_the_first_bad_field_which_has_the_focus(client, article):
    text = send_comment(client, article, body="").content.decode()
    assert '<a href="#id_body">' in text
    focused = [tag for tag in re.findall(r"<(?:input|textarea)[^>]*>", text) if "autofocus" in tag]
    assert [re.search(r' id="(\w+)"', tag)[1] for tag in focused] == ["id_body"]


@pytest.mark.parametrize("text", ["𠮷野家で👨‍👩‍👧と葛󠄀", "مرحبا", "か゛", "<b>太字</b>", "{{7*7}} %(x)s {0.__class__}"])
def test_text_of_every_script_is_stored_unchanged(client, article, text):
    send_comment(client, article, body=text, name=text)
    assert (Comment.objects.get().body, Comment.objects.get().name) == (text, text)


def test_bytes_that_are_no_text_break_nothing(client, article):
    body = b"name=\xff\xfe&email=a@b.example&body=\x83R\x83\x81\x83\x93\x83g\xc0\xaf"
    kind = "application/x-www-form-urlencoded"
    response = client.post(f"/comments/{article.slug}/", body, content_type=kind, headers=OWN)
    assert (response.status_code, Comment.objects.count()) == (422, 0)


def test_fields_that_are_not_in_the_form_count_for_nothing(client, article):
    forged = {"state": "approved", "is_staff": "1", "id": "7", "created_at": "2001-01-01", "decided_by": "1"}
    send_comment(client, article, **forged, is_approved="1", reference="C-AAAAAA")
    comment = Comment.objects.get()
    assert (comment.state, comment.is_staff, comment.decided_by) == ("pending", False, None)
    assert comment.created_at.year > 2001
    assert comment.reference != "C-AAAAAA"


def test_a_reply_to_a_reply_stands_beside_it(client, article):
    head = CommentFactory(article=article, state="approved")
    answer = CommentFactory(article=article, state="approved", parent=head)
    send_comment(client, article, parent=answer.pk)
    assert Comment.objects.latest("pk").parent == head


@pytest.mark.parametrize("parent", ["-1", "0", "9" * 300, "x", "1 OR 1=1", "١", "", None])
def test_a_hostile_parent_is_refused(client, article, parent):
    elsewhere = CommentFactory(state="approved")
    waiting = CommentFactory(article=article)
    for value in {parent or elsewhere.pk, waiting.pk}:
        assert send_comment(client, article, parent=value).status_code == 422
    assert Comment.objects.count() == 2


@pytest.mark.parametrize(
    ("facts", "status"),
    [
        ({"state": "draft", "publish_at": None}, 404),
        ({"state": "withdrawn"}, 404),
        ({"publish_at": timezone.now() + timedelta(days=1)}, 404),
        ({"page_type": "page"}, 404),
        ({"comments_open": False}, 403),
    ],
)
def test_no_comment_where_none_is_asked_for(client, facts, status):
    article = ArticleFactory(**facts)
    assert (send_comment(client, article).status_code, Comment.objects.count()) == (status, 0)
    assert client.get(f"/comments/{article.slug}/reply/1/").status_code == status


def test_a_comment_that_comes_while_the_address_changes_arrives(client, article):
    former = article.slug
    article.slug = "anew"
    moves.save(article)
    article.slug = former
    assert (send_comment(client, article).status_code, Comment.objects.get().article_id) == (303, article.pk)
    again = send_comment(client, article, name="")
    assert (again.status_code, 'action="/comments/anew/"' in again.content.decode()) == (422, True)


@pytest.mark.parametrize("nonsense", ["%00", "a%00b", "あ" * 300, "%ff", "..", "a b"])
def test_no_comment_on_nonsense(client, nonsense):
    assert client.post(f"/comments/{nonsense}/", COMMENT, headers=OWN).status_code in {400, 404}


def test_no_comment_on_what_is_not_there(client):
    article = DraftFactory.build(pk=1, slug="nowhere")
    assert send_comment(client, article).status_code == 404


@pytest.mark.parametrize(
    "origin", ["null", "https://evil.example", "http://testserver.evil.example", "http://eviltestserver"]
)
def test_a_form_on_another_site_is_refused(client, article, origin):
    response = send_comment(client, article, headers={"origin": origin})
    assert (response.status_code, Comment.objects.count()) == (403, 0)


def test_a_request_that_hides_its_origin_is_noted(client, article):
    send_comment(client, article, headers={})
    assert Comment.objects.get().reasons == ["origin"]


def test_the_session_of_a_moderator_changes_nothing(desk, article):
    send_comment(desk, article)
    comment = Comment.objects.get()
    assert (comment.is_staff, comment.state) == (False, "pending")


@pytest.mark.parametrize(("seconds", "trap"), [(0, ""), (40, "https://pills.example")])
def test_what_a_program_sends_is_kept_as_spam_with_the_same_answer(client, owner, article, seconds, trap):
    with time_machine.travel(timezone.now(), tick=False):  # a busy machine must not look like a person
        response = send_comment(client, article, seconds=seconds, website=trap)
    comment = Comment.objects.get()
    assert (response.status_code, response.url) == (303, f"/comments/received/{comment.reference}/")
    assert (comment.state, Email.objects.count()) == ("spam", 0)


@pytest.mark.parametrize("bad", ["", "forged", "another form", "too old"])
def test_without_a_good_ticket_the_form_asks_once_more(client, article, bad):
    made = {"another form": ticket("contact"), "too old": ticket(f"comment:{article.pk}", seconds=7 * 3600)}
    response = send_comment(client, article, ticket=made.get(bad, bad))
    text = response.content.decode()
    carried = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', text))
    assert (response.status_code, Comment.objects.count()) == (200, 0)
    assert {name: carried[name] for name in COMMENT} == COMMENT
    again = client.post(f"/comments/{article.slug}/", carried, headers=OWN)
    assert (again.status_code, Comment.objects.get().body) == (303, COMMENT["body"])


def test_back_to_the_form_keeps_the_text(client, article):
    response = send_comment(client, article, ticket="", back="1")
    assert (response.status_code, Comment.objects.count()) == (200, 0)
    assert COMMENT["body"] in response.content.decode()


def test_the_same_submission_is_stored_once(client, article):
    signed = ticket(f"comment:{article.pk}")
    answers = {send_comment(client, article, ticket=signed).url for _ in range(3)}
    assert (Comment.objects.count(), len(answers)) == (1, 1)


def test_the_same_text_from_the_same_network_is_stored_once(client, article):
    answers = {send_comment(client, article).url for _ in range(3)}
    assert (Comment.objects.count(), len(answers)) == (1, 1)


def test_a_spent_ticket_does_not_lose_another_text(client, article):
    signed = ticket(f"comment:{article.pk}")
    send_comment(client, article, ticket=signed)
    response = send_comment(client, article, ticket=signed, body="もう一つ、質問があります。")
    assert (response.status_code, Comment.objects.count()) == (200, 1)
    assert "もう一つ、質問があります。" in response.content.decode()


def test_one_network_is_asked_to_wait_and_its_text_is_kept(client, article, settings):
    settings.GUARD_RATES = {"comment": (8, 600), "contact": (5, 600)}
    sent = [send_comment(client, article, body=f"感想 その{number}") for number in range(50)]
    assert [answer.status_code for answer in sent] == [303] * 8 + [429] * 42
    assert sent[-1]["Retry-After"] == "600"
    assert "感想 その49" in sent[-1].content.decode()
    assert send_comment(client, article, body="別の人", address="192.0.2.2").status_code == 303


def test_a_forwarded_header_does_not_make_another_network(client, article, settings):
    settings.GUARD_RATES = {"comment": (1, 600), "contact": (5, 600)}
    send_comment(client, article)
    headers = {**OWN, "x-forwarded-for": "203.0.113.9"}
    assert send_comment(client, article, body="別の文です。", headers=headers).status_code == 429


@pytest.mark.parametrize("method", ["get", "put", "patch", "delete"])
def test_only_a_post_sends(client, article, method):
    assert getattr(client, method)(f"/comments/{article.slug}/").status_code == 405
    assert Comment.objects.count() == 0


def test_a_megabyte_is_refused_at_once(client, article):
    assert send_comment(client, article, body="x" * 1_000_000).status_code == 400
    assert Comment.objects.count() == 0


def test_the_form_for_a_reply_shows_what_is_answered(client, article):
    head = CommentFactory(article=article, state="approved", body="年払いの途中でも解約できますか。")
    text = client.get(f"/comments/{article.slug}/reply/{head.pk}/").content.decode()
    assert (head.body in text, head.email in text) == (True, False)
    assert f'name="parent" value="{head.pk}"' in text


@pytest.mark.parametrize("pk", ["0", "9" * 300])
def test_no_reply_to_what_is_not_there(client, article, pk):
    assert client.get(f"/comments/{article.slug}/reply/{pk}/").status_code == 404


@pytest.mark.django_db(transaction=True)
def test_eight_at_once_are_stored_once(owner):
    article = ArticleFactory()
    signed = ticket(f"comment:{article.pk}")

    def send(_number):
        try:
            return send_comment(Client(), article, ticket=signed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        statuses = list(pool.map(send, range(8)))
    assert (statuses, Comment.objects.count(), Email.objects.count()) == ([303] * 8, 1, 1)


def test_what_needs_correcting_comes_back_on_the_page_of_the_article(client, article):
    response = send_comment(client, article, name="")
    text = response.content.decode()
    assert (response.status_code, response["Cache-Control"]) == (422, "no-store")
    assert (article.title in text, 'class="prose"' in text, 'class="form-errors"' in text) == (True, True, True)


def test_the_page_of_an_article_is_the_same_for_every_reader(client, article):
    CommentFactory(article=article, state="approved", body="公開された感想")
    page = client.get(article.get_absolute_url())
    text = page.content.decode()
    assert (page.cookies, "Cookie" in page.get("Vary", ""), "公開された感想" in text) == ({}, False, True)
    assert (f"/contact/?topic=expression&amp;article={article.slug}" in text, "csrf" in text) == (True, False)
