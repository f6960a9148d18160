"""disclosures.reports: the owner hears of readers' reports by one mail an hour, and of each report once."""

from datetime import timedelta

import pytest
from django.urls import reverse
from post_office.models import Email

from config import housekeeping
from disclosures import reports
from disclosures.models import LinkReport

pytestmark = pytest.mark.django_db
SHOP = "https://shop.example/p?id=1"


@pytest.fixture(autouse=True)
def told_to_somebody(settings):
    settings.OWNER_EMAIL = "owner@example.jp"


def report(**values):
    about = {
        "source": "article",
        "source_id": 1,
        "title": "机の選び方",
        "page_address": "https://blog.example.jp/desk/",
    }
    return LinkReport.objects.create(**about | {"link": SHOP, "body": "お礼の文がありました"} | values)


def mails():
    return [(mail.to, mail.subject) for mail in Email.objects.order_by("pk")]


def test_the_first_report_is_told_and_its_link_cannot_be_opened_from_the_mail():
    report()
    housekeeping.tell_of_reports()
    (mail,) = Email.objects.all()
    assert (mail.to, mail.subject) == (["owner@example.jp"], "広告ではないかというリンクの報告が1件あります")
    assert "\n机の選び方\nリンク: shop.example\nお礼の文がありました\n" in mail.message
    assert f"https://blog.example.jp{reverse('admin:disclosures_linkreport_changelist')}" in mail.message
    assert "shop.example/p" not in mail.message


def test_what_comes_within_an_hour_is_told_together_after_it(time_machine):
    time_machine.move_to("2026-11-28T09:00:00+09:00", tick=False)
    report()
    counts = [reports.tell()]
    for minutes in (10, 20, 31):
        time_machine.shift(timedelta(minutes=minutes))
        report()
        counts.append(reports.tell())
    assert counts == [1, 0, 0, 3]
    assert [subject for _to, subject in mails()] == [
        "広告ではないかというリンクの報告が1件あります",
        "広告ではないかというリンクの報告が3件あります",
    ]


def test_what_is_settled_spam_or_of_the_house_is_told_to_nobody(owner):
    for state in ("decided", "dismissed", "spam"):
        report(state=state)
    report(reported_by=owner)
    assert (reports.tell(), mails()) == (0, [])


def test_a_mail_lists_twenty_and_counts_the_rest():
    for number in range(23):
        report(title=f"記事{number}", link="")
    reports.tell()
    (mail,) = Email.objects.all()
    assert (mail.message.count("リンク: 指定なし"), "ほか 3件" in mail.message) == (20, True)
    assert LinkReport.objects.filter(told_at=None).count() == 0


@pytest.mark.parametrize("hostile", ["{{7*7}} %(x)s <b>&", "題\r\nBcc: x@evil.example", "\x1b[31m赤\x00"])
def test_what_readers_typed_stays_text(hostile):
    report(title=hostile.replace("\x00", ""), body=hostile.replace("\x00", ""))
    reports.tell()
    (mail,) = Email.objects.all()
    assert ("49" in mail.message, "\x1b" in mail.message) == (False, False)
    assert not [line for line in mail.message.splitlines() if line.startswith("Bcc:")]
