"""When the owner is told of comments that wait, and what such a mail says."""

from datetime import datetime

import pytest
import time_machine
from post_office.models import Email

from comments import telling
from comments.models import Comment, Settings
from config import housekeeping
from tests.factories import ArticleFactory, CommentFactory
from tests.visitors import send_comment

pytestmark = pytest.mark.django_db

OWNER = "owner@example.jp"
HOSTILE = "{{7*7}} {% debug %} %(x)s\nhttps://evil.example/ で承認\n\n----\nReply-To: x@evil.example"


@pytest.fixture(autouse=True)
def address(settings):
    settings.OWNER_EMAIL = OWNER


def at(text):
    """An instant on the site's clock."""
    return datetime.fromisoformat(f"{text}+09:00")


def mails_at(*instants):
    """How many mails there are after each round of the job."""
    counts = []
    for instant in instants:
        with time_machine.travel(at(instant), tick=False):
            telling.digest()
        counts.append(Email.objects.count())
    return counts


def waiting_since(instant, **values):
    comment = CommentFactory(**values)
    Comment.objects.filter(pk=comment.pk).update(created_at=at(instant))
    return comment


def test_each_comment_is_told_of_with_its_links_and_without_its_address(client):
    send_comment(client, ArticleFactory(title="解約の締め切り"), email="himitsu@secret-example.com")
    (mail,), comment = Email.objects.all(), Comment.objects.get()
    facts = [
        comment.reference,
        f"> {comment.body}",
        "解約の締め切り",
        "/comments/decide/",
        f"/comment/{comment.pk}/change/",
    ]
    assert (mail.to, [fact in mail.message for fact in facts]) == ([OWNER], [True] * 5)
    assert "himitsu" not in mail.message + mail.subject + str(mail.headers)


def test_each_recipient_gets_a_link_of_their_own(settings, owner, django_user_model, client):
    settings.OWNER_EMAIL = ""
    django_user_model.objects.create_superuser("second", "second@example.jp")
    send_comment(client, ArticleFactory())
    bodies = {mail.to[0]: mail.message for mail in Email.objects.all()}
    assert (set(bodies), len(set(bodies.values()))) == ({OWNER, "second@example.jp"}, 2)


def test_a_hostile_comment_can_neither_run_in_the_mail_nor_imitate_its_lines():
    comment = CommentFactory(body=HOSTILE, name="は\u2028るこ", reasons=["links"])
    telling.arrived(comment)
    (mail,) = Email.objects.all()
    quoted = [line for line in mail.message.splitlines() if line.startswith(">")]
    assert quoted == [f"> {line}".rstrip() for line in HOSTILE.splitlines()]
    assert ("evil" in mail.subject, len(mail.subject.splitlines()), "Reply-To" in mail.headers) == (False, 1, False)


@pytest.mark.parametrize(("notify", "mails"), [("each", 1), ("hourly", 0), ("daily", 0), ("none", 0)])
def test_the_setting_says_whether_a_mail_comes_at_once(client, notify, mails):
    Settings.objects.create(notify=notify)
    send_comment(client, ArticleFactory())
    assert Email.objects.count() == mails


def test_the_mail_of_the_hour_is_stored_once_an_hour_when_something_new_waits():
    Settings.objects.create(notify="hourly")
    waiting_since("2026-11-29T10:20")
    assert mails_at("2026-11-29T10:25", "2026-11-29T10:59", "2026-11-29T11:01") == [1, 1, 1]
    waiting_since("2026-11-29T11:20")
    assert mails_at("2026-11-29T11:21", "2026-11-29T11:40", "2026-11-29T12:30") == [2, 2, 2]


def test_the_mail_of_the_day_comes_in_the_morning():
    Settings.objects.create(notify="daily", digested_at=at("2026-11-28T07:05"))
    waiting_since("2026-11-28T23:50")
    assert mails_at("2026-11-28T23:55", "2026-11-29T06:59", "2026-11-29T07:00", "2026-11-29T18:00") == [0, 0, 1, 1]


def test_a_mail_names_all_that_waits_each_with_its_link():
    Settings.objects.create(notify="daily")
    old, new = waiting_since("2026-11-20T10:00"), waiting_since("2026-11-29T05:00", body=HOSTILE)
    for state in ("approved", "spam", "trash"):
        CommentFactory(state=state)
    CommentFactory(is_sample=True)
    mails_at("2026-11-29T09:00")
    (mail,) = Email.objects.all()
    assert mail.message.count("/comments/decide/") == 2
    assert [one.reference in mail.message for one in (old, new)] == [True, True]
    assert "2" in mail.subject
    assert [line for line in mail.message.splitlines() if "evil" in line and not line.startswith(">")] == []


def test_a_name_cannot_turn_the_line_of_a_mail_around():
    waiting_since("2026-11-23T08:30", name="\u202eこるは")
    Settings.objects.create(notify="hourly")
    telling.digest()
    assert "\n\u2068\u202eこるは\u2069 (C-" in Email.objects.get().message


def test_a_long_queue_is_named_in_part_and_counted_whole():
    Settings.objects.create(notify="daily")
    CommentFactory.create_batch(telling.MOST_LISTED + 5, article=ArticleFactory())
    telling.digest()
    (mail,) = Email.objects.all()
    assert (mail.message.count("/comments/decide/"), str(telling.MOST_LISTED + 5) in mail.subject) == (30, True)


@pytest.mark.parametrize("notify", ["each", "none"])
def test_no_mail_is_gathered_where_nobody_wants_one(notify):
    Settings.objects.create(notify=notify)
    CommentFactory()
    housekeeping.run_all()
    assert Email.objects.count() == 0


def test_the_mail_is_housekeeping():
    Settings.objects.create(notify="hourly")
    CommentFactory()
    for _round in range(2):
        housekeeping.run_all()
    assert Email.objects.count() == 1
