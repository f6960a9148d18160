"""comments.reports: a reader tells of a comment; it stays until somebody of the house has looked."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from django.test import Client
from post_office.models import Email

from comments import moderation, reports
from comments.models import Comment, Report, Settings
from tests.factories import ArticleFactory, CommentFactory, ReportFactory
from tests.visitors import OWN, ticket

pytestmark = pytest.mark.django_db


@pytest.fixture
def comment():
    return CommentFactory(state="approved", body="お客さんがかわいそう。", article=ArticleFactory())


def send(client, comment, *, seconds=40, headers=OWN, address="192.0.2.1", **typed):
    signed = typed.pop("ticket", None)
    scope = f"report:{comment.pk}"
    data = {"reason": "insult", "body": "", "ticket": ticket(scope, seconds=seconds) if signed is None else signed}
    path = f"/comments/{comment.article.slug}/{comment.pk}/report/"
    return client.post(path, {**data, **typed}, headers=headers, REMOTE_ADDR=address)


def test_a_report_waits_for_the_moderator_with_its_reason(client, comment, owner):
    sent = send(client, comment, body="店の人を名指ししています。")
    report = Report.objects.get()
    assert (sent.status_code, sent.url) == (303, f"/comments/{comment.article.slug}/reported/")
    assert (report.comment, report.reason, report.body, report.state) == (
        comment,
        "insult",
        "店の人を名指ししています。",
        "new",
    )
    assert len(report.network_hash) == 40


def test_however_many_report_it_the_comment_stays_and_the_page_is_the_same(client, comment, owner):
    before = client.get(comment.article.get_absolute_url()).content
    for number in range(30):
        send(client, comment, body=f"{number}", address=f"192.0.2.{number}")
    assert (Report.objects.count(), Comment.objects.get().state) == (30, "approved")
    assert client.get(comment.article.get_absolute_url()).content == before


def test_the_owner_gets_one_mail_about_a_comment_until_somebody_has_looked(client, comment, owner):
    for number in range(3):
        send(client, comment, body=f"{number}", address=f"192.0.2.{number}")
    assert Email.objects.count() == 1
    reports.settle(Report.objects.all(), by=owner)
    send(client, comment, body="まだあります。")
    assert Email.objects.count() == 2


def test_an_owner_who_wants_no_mails_gets_none(client, comment, owner):
    Settings.objects.create(notify="none")
    send(client, comment)
    assert (Report.objects.count(), Email.objects.count()) == (1, 0)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"reason": ""}, "reason"),
        ({"reason": "approved"}, "reason"),
        ({"reason": "other", "body": " \u3000"}, "body"),
        ({"body": "あ" * 1001}, "body"),
        ({"body": "赤\x1b[31m"}, "body"),
    ],
)
def test_what_is_missing_is_told_beside_its_field(client, comment, typed, field):
    answer = send(client, comment, **typed)
    assert (answer.status_code, answer["Cache-Control"], Report.objects.count()) == (422, "no-store", 0)
    assert f'id="id_{field}_error"' in answer.content.decode()


def test_without_a_ticket_the_form_asks_once_more(client, comment):
    answer = send(client, comment, ticket="", body="よく見てください。")
    assert (answer.status_code, Report.objects.count()) == (200, 0)
    assert "よく見てください。" in answer.content.decode()


def test_a_ticket_for_the_comment_form_is_none_for_its_report(client, comment):
    assert send(client, comment, ticket=ticket(f"comment:{comment.article.pk}")).status_code == 200


def test_what_a_program_sends_is_kept_as_spam_with_the_same_answer(client, comment, owner):
    answer = send(client, comment, website="https://pills.example")
    assert (answer.status_code, Report.objects.get().state, Email.objects.count()) == (303, "spam", 0)


def test_one_network_is_asked_to_wait(client, comment):
    codes = [send(client, comment, body=f"{number}").status_code for number in range(6)]
    assert codes == [303] * 5 + [429]


def test_a_form_elsewhere_is_refused(client, comment):
    assert send(client, comment, headers={"origin": "https://evil.example"}).status_code == 403


@pytest.mark.parametrize("state", ["pending", "rejected", "spam", "trash"])
def test_nobody_can_report_what_readers_do_not_see(client, state):
    comment = CommentFactory(state=state)
    path = f"/comments/{comment.article.slug}/{comment.pk}/report/"
    assert (client.get(path).status_code, send(client, comment).status_code) == (404, 404)


def test_the_page_shows_the_comment_and_asks_for_neither_name_nor_address(client, comment):
    page = client.get(f"/comments/{comment.article.slug}/{comment.pk}/report/")
    text = page.content.decode()
    assert (comment.body in text, 'name="reason"' in text, page.cookies) == (True, True, {})
    assert ('name="email"' in text, 'name="name"' in text, comment.email in text) == (False, False, False)


def test_the_receipt_names_no_comment_and_is_the_same_for_all(client, comment):
    page = client.get(f"/comments/{comment.article.slug}/reported/")
    assert (page.status_code, page["Cache-Control"]) == (200, "public, no-cache")
    assert comment.body not in page.content.decode()


@pytest.mark.parametrize("state", ["rejected", "spam", "trash"])
def test_taking_the_comment_away_settles_its_reports(owner, comment, state):
    report, other = ReportFactory(comment=comment), ReportFactory()
    moderation.decide({comment.pk: "approved"}, state, by=owner)
    report.refresh_from_db()
    other.refresh_from_db()
    assert (report.state, report.handled_by, other.state) == ("settled", "owner", "new")


def test_settling_again_keeps_the_first_signature(owner, comment, django_user_model):
    ReportFactory(comment=comment)
    second = django_user_model.objects.create_user("second")
    counts = [reports.settle(Report.objects.all(), by=by) for by in (owner, second)]
    assert (counts, Report.objects.get().handled_by) == ([1, 0], "owner")


@pytest.mark.django_db(transaction=True)
def test_eight_reports_at_once_are_stored_once(comment):
    signed = ticket(f"report:{comment.pk}")

    def one(_number):
        try:
            return send(Client(), comment, ticket=signed).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert (list(pool.map(one, range(8))), Report.objects.count()) == ([303] * 8, 1)
