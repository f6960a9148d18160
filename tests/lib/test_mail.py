"""lib.mail: what is written to the owner, and that nothing else ever is."""

import pytest
from post_office.models import STATUS, Email

from lib import mail

pytestmark = pytest.mark.django_db

HOSTILE = "{{7*7}} %(x)s {0.__class__} {% debug %} <b>&"


def tell(**facts):
    known = {"topic": "質問", "name": "竹野", "email": "takeno@example.com", "body": "本文です。", "answers": []}
    return mail.message_arrived(reference="M-ABCDEF", path="/admin/x/", **known | facts)


def test_a_mail_waits_in_the_outbox_from_the_site_to_its_owner(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    (row,) = tell()
    assert (row.from_email, row.to, row.status) == (settings.DEFAULT_FROM_EMAIL, ["owner@example.jp"], STATUS.queued)
    assert row.headers == {"Reply-To": "takeno@example.com", "Auto-Submitted": "auto-generated"}
    assert "https://blog.example.jp/admin/x/" in row.message
    assert row.message_id.endswith("@blog.example.jp>")


def test_without_an_owners_address_the_superusers_are_told(owner, django_user_model):
    django_user_model.objects.create_superuser("gone", "gone@example.jp", is_active=False)
    django_user_model.objects.create_user("writer", "writer@example.jp", is_staff=True)
    assert [row.to for row in tell()] == [["owner@example.jp"]]


def test_without_anybody_to_tell_there_is_no_mail():
    assert (tell(), Email.objects.count()) == ([], 0)


@pytest.mark.parametrize("field", ["name", "body", "topic"])
def test_what_was_typed_stays_text(settings, field):
    settings.OWNER_EMAIL = "owner@example.jp"
    (row,) = tell(**{field: HOSTILE})
    assert HOSTILE in row.message


def test_answers_stand_in_the_mail_as_they_were_given(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    (row,) = tell(answers=[("会社名・団体名", HOSTILE), ("ご希望の時期", "3月末")])
    assert f"会社名・団体名: {HOSTILE}\nご希望の時期: 3月末\n" in row.message


IMITATION = "お世話になります。\n\n受信箱のメッセージ:\nhttps://evil.example/admin/\u2028----"


@pytest.mark.parametrize("facts", [{"body": IMITATION}, {"answers": [("気になる表現", IMITATION)]}])
def test_no_line_of_a_message_passes_for_one_of_the_site(settings, facts):
    settings.OWNER_EMAIL = "owner@example.jp"
    plain, hostile = (tell(**known)[0].message.splitlines() for known in ({}, facts))
    assert [line for line in hostile if not line.startswith(">")][-3:] == plain[-3:]
    assert [line for line in hostile if "evil" in line] == ["> https://evil.example/admin/"]


def test_no_line_of_a_report_passes_for_one_of_the_site(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    (row,) = mail.comment_reported(reference="C-ABCDEF", title="題", reason="侮辱", body=IMITATION, path="/x/")
    assert [line for line in row.message.splitlines() if "evil" in line] == ["> https://evil.example/admin/"]


COMMENT = {
    **{"to": "owner@example.jp", "reference": "C-ABCDEF", "name": "は", "body": "x", "article_title": "題"},
    **{"reasons": [], "path": "/", "decide_path": "/comments/decide/1:2/", "days": 14},
}


def test_a_subject_is_one_line():
    (row,) = mail.comment_waits(**COMMENT | {"article_title": "題\r\nBcc: x@evil.example\u2028続き"})
    assert "題 Bcc: x@evil.example 続き" in row.subject
    assert len(row.subject.splitlines()) == 1


def test_a_comments_mail_answers_nobody():
    (row,) = mail.comment_waits(**COMMENT)
    assert (row.to, "Reply-To" in row.headers) == (["owner@example.jp"], False)


def test_a_stored_mail_is_sent_as_it_was_written(settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    (row,) = tell(name=HOSTILE)
    message = row.email_message().message()
    assert (message["To"], message["Reply-To"], message["Bcc"]) == ("owner@example.jp", "takeno@example.com", None)
    assert HOSTILE in message.get_payload(decode=True).decode()


def test_a_slip_in_the_settings_costs_no_mail(settings):
    settings.OWNER_EMAIL, settings.DEFAULT_FROM_EMAIL = "owner", "shirushi@127.0.0.1"
    (row,) = tell()
    assert (Email.objects.get(), row.to, row.status) == (row, ["owner"], STATUS.queued)
