"""privacy.handling: a person's data as files, and erased in one step with a receipt that names nobody."""

import json

import pytest
from django.utils import timezone
from post_office.models import Email

from comments import models as comments
from comments import telling
from comments.models import Comment
from config.privacy import finding, handling, kinds
from config.privacy.facts import facts
from config.privacy.models import Receipt
from config.privacy.person import Person
from contact.models import Message
from guard.models import Block
from tests.config.privacy.cast import EMAIL, NETWORK, OTHER, OTHER_NETWORK, write
from tests.config.privacy.leaks import Answer, leaks
from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db

HARUKO = Person(frozenset({EMAIL}))
ALL = {kind.key: "delete" for kind in kinds.KINDS}


def everything():
    return finding.everything(Person(frozenset({EMAIL})))


def erase(owner, chosen=ALL, seen=None, **given):
    seen = finding.fingerprint(everything()) if seen is None else seen
    return handling.erase(Person(frozenset({EMAIL})), chosen, by=owner, seen=seen, **given)


def counts(found):
    return {table.label: len(rows) for one in found for table, rows in one.tables}


def test_the_file_for_programs_holds_every_row(owner):
    comment, message = write(by=owner)
    data = json.loads(handling.as_json(everything()))
    assert {label: len(rows) for label, rows in data["data"].items()} == counts(everything())
    assert data["data"]["comments.Comment"] == [
        {
            "article": comment.article.title,
            "reference": comment.reference,
            "name": "はるこ",
            "email": EMAIL,
            "body": comment.body,
            "is_staff": False,
            "state": "approved",
            "reasons": ["links"],
            "network_hash": NETWORK,
            "created_at": timezone.localtime(comment.created_at).isoformat(),
        }
        | {name: value for name, value in data["data"]["comments.Comment"][0].items() if name not in SEEN}
    ]
    assert (data["data"]["contact.Message"][0]["email"], message.reference in str(data)) == (EMAIL, True)


SEEN = {"article", "reference", "name", "email", "body", "is_staff", "state", "reasons", "network_hash", "created_at"}


def test_the_file_for_people_holds_the_same_and_asks_nobody(owner):
    comment, message = write(by=owner)
    page = handling.as_html(everything(), timezone.localtime())
    assert [text in page for text in (comment.body, message.body, "明日、返事を書く。", EMAIL)] == [True] * 4
    assert [mark for mark in ("<script", "<link", "<img", "style=", "src=") if mark in page] == []


def test_the_file_for_spreadsheets_has_a_line_for_each_field(owner):
    comment, _message = write(by=owner)
    Comment.objects.update(body="=1+1\x1b")
    heads, *rows = handling.as_rows(everything())
    assert heads == ["種類", "表", "行", "項目", "値"]
    assert [row[2:] for row in rows if row[1] == "コメント"][:4] == [
        ["1", "記事", comment.article.title],
        ["1", "受付番号", comment.reference],
        ["1", "名前", "はるこ"],
        ["1", "メールアドレス", EMAIL],
    ]
    assert ["コメント", "コメント", "1", "コメント", "=1+1␛"] in rows
    assert len(rows) == sum(
        len(facts(table, row)) for one in everything() for table, found in one.tables for row in found
    )


def test_people_read_what_the_guard_noticed_as_a_sentence(owner):
    write(by=owner)
    noticed = [row[4] for row in handling.as_rows(everything()) if row[3] == "気になる点"]
    assert noticed == ["リンクが三つ以上あります。"]


def test_what_the_search_needs_is_in_no_file(owner):
    write(by=owner)
    assert "search_text" not in handling.as_json(everything())


def test_a_mail_about_several_comments_keeps_those_of_others(owner, settings):
    settings.OWNER_EMAIL = "owner@example.jp"
    comments.Settings.objects.create(notify="hourly")
    mine, other = CommentFactory(email=EMAIL, body="わたしの感想"), CommentFactory(body="ほかの人の感想")
    telling.digest()
    erase(owner)
    (row,) = Email.objects.all()
    assert [text in row.message for text in (mine.reference, "わたしの感想", other.reference, "ほかの人の感想")] == [
        *(False, False, True, True)
    ]
    assert counts(everything()) == {}


def test_hostile_text_stays_text_in_the_file(owner):
    write(by=owner)
    Comment.objects.update(body="<script>alert(1)</script>")
    assert "<script>" not in handling.as_html(everything(), timezone.localtime())


def test_everything_goes_and_nothing_of_anybody_else(owner):
    write(by=owner)
    write(OTHER, OTHER_NETWORK, name="なつこ", by=owner)
    others = counts(finding.everything(Person(frozenset({OTHER}))))
    erase(owner)
    assert counts(everything()) == {}
    assert counts(finding.everything(Person(frozenset({OTHER})))) == others


def test_what_is_chosen_happens_to_each_kind(owner):
    write(by=owner)
    receipt = erase(owner, {"comments": "anonymise", "messages": "keep", "mails": "delete", "blocks": "keep"})
    assert receipt.counts == {
        "comments": {"anonymise": 1},
        "confirmed": {"keep": 1},
        "messages": {"keep": 1},
        "unsent": {"keep": 1},
        "mails": {"delete": 2},
        "blocks": {"keep": 1},
        "history": {"keep": 1},
        "network": {"keep": 1},
    }
    assert (Comment.objects.get().name, Message.objects.get().email, Block.objects.count()) == (
        "退会した読者",
        EMAIL,
        1,
    )


def test_what_was_added_since_it_was_looked_at_stops_it(owner):
    write(by=owner)
    seen = finding.fingerprint(everything())
    CommentFactory(email=EMAIL)
    before = counts(everything())
    with pytest.raises(handling.Overtaken):
        erase(owner, seen=seen)
    assert (counts(everything()), Receipt.objects.count()) == (before, 0)


def test_a_failure_half_way_erases_nothing(owner):
    write(by=owner)
    before = counts(everything())
    with pytest.raises(StopIteration):
        erase(owner, {**ALL, "network": "burn"})
    assert (counts(everything()), Receipt.objects.count()) == (before, 0)


def test_the_receipt_names_nobody_and_recognises_the_mailbox(owner):
    write(by=owner)
    receipt = erase(owner, note="M-7K3F9Q で依頼")
    kept = Receipt.objects.filter(pk=receipt.pk).values().get()
    assert leaks([Answer("/receipt/", repr(kept))], [EMAIL], ["はるこ"]) == []
    assert (receipt.action, receipt.by_name, receipt.note) == ("erased", "owner", "M-7K3F9Q で依頼")
    asked = ["HARUKO+x@Secret-Example.com", OTHER]
    assert [handling.before(Person(frozenset({one}))) for one in asked] == [[receipt], []]


def test_handing_out_leaves_a_receipt_too(owner):
    write(by=owner)
    receipt = handling.note_export(HARUKO, everything(), by=owner)
    assert (receipt.action, receipt.counts["mails"]) == ("exported", {"shown": 3})
