"""The ledger: only ever added to, and every kind of tampering is found."""

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone

from disclosures import ledger, ledger_check
from disclosures.inventory import Ad, Inventory, Undecided
from disclosures.ledger_faults import Fault
from disclosures.models import LedgerEntry, LedgerHead
from tests.factories import CreativeFactory, LinkDecisionFactory, ProgrammeFactory

pytestmark = pytest.mark.django_db
LINK = "https://px.a8.net/svt/ejp?a8mat=1"
INVENTORY = Inventory(ads=(Ad(LINK, "a8", "affiliate", "広告"),))


def record(number=1, **more):
    address = f"https://blog.example.jp/a{number}/"
    showing = ledger.Showing("article", number, address, "ja", INVENTORY, "<p>本文</p>", **more)
    return ledger.record(showing, cause="published", actor="mio")


def record_as_version_1(number):
    """A row as it was written before there were versions."""
    entry = LedgerEntry(
        pk=number,
        at=datetime(2026, 11, 20, 3, number, 0, 250, tzinfo=UTC),
        source="article",
        source_id=number,
        address="https://blog.example.jp/old/",
        cause="published",
        actor="mio",
        language="ja",
        rules="r" * 64,
        marks={"badge": "広告を含む記事です"},
        inventory=INVENTORY.to_json(),
        html_sha256="0" * 64,
        previous=LedgerHead.objects.get(pk=1).seal if number > 1 else "0" * 64,
    )
    names = "source source_id address cause actor language rules marks inventory html_sha256 previous".split()
    content = {name: getattr(entry, name) for name in names} | {"at": entry.at.isoformat()}
    entry.seal = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    entry.save()
    LedgerHead.objects.update_or_create(pk=1, defaults={"seal": entry.seal, "entries": number})


COLUMNS_2 = (
    "id version at since source source_id revision address is_public visible_from visible_until cause actor language rules "
    "states marks inventory ads variants decisions waivers audit detail html_sha256 snapshot_sha256 previous"
).split()


def record_as_version_2(number):
    """A row as it was written before the ledger told of other texts than articles."""
    head = LedgerHead.objects.filter(pk=1).first()
    entry = LedgerEntry(
        pk=number,
        version=2,
        at=datetime(2026, 11, 20, 3, number, 0, 250, tzinfo=UTC),
        since=datetime(2026, 11, 20, 3, number, tzinfo=UTC),
        source="article",
        source_id=number,
        revision=1,
        address="https://blog.example.jp/old/",
        cause="published",
        actor="mio",
        language="ja",
        rules="r" * 64,
        marks={"badge": "広告を含む記事です"},
        ads=[{"network": "a8", "label": "広告"}],
        html_sha256="0" * 64,
        previous=head.seal if head else "0" * 64,
    )
    content = {name: getattr(entry, name) for name in COLUMNS_2}
    content |= {"at": entry.at.isoformat(), "since": entry.since.isoformat()}
    entry.seal = hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False).encode()).hexdigest()
    entry.save()
    LedgerHead.objects.update_or_create(pk=1, defaults={"seal": entry.seal, "entries": number})
    return entry


WRITERS = {1: record_as_version_1, 2: record_as_version_2, 3: record}


def tamper(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_row_tells_what_readers_were_shown():
    entry = record(revision=3, statements=("商品は自分で買いました。",))

    assert (entry.actor, entry.revision, entry.marks, entry.ads) == (
        "mio",
        3,
        {
            "badge": "広告を含む記事です",
            "notice": "広告を利用しています。リンク先で契約されると報酬を受け取ります。",
            "statements": ["商品は自分で買いました。"],
            "label": ["広告"],
            "card": "広告を含む",
            "feed": "この広告は、記事のページでご覧いただけます。",
        },
        [
            {
                "network": "a8",
                "programme": None,
                "placement": "",
                "address_sha256": hashlib.sha256(LINK.encode()).hexdigest(),
                "label": "広告",
                "relationship": "affiliate",
                "creative": None,
                "code_sha256": "",
            }
        ],
    )


def test_an_ad_from_a_creative_is_told_with_its_programme_its_place_and_the_fingerprint_of_its_code():
    programme = ProgrammeFactory(name="やまねこ", number="s0001")
    creative = CreativeFactory(programme=programme)
    ad = Ad(LINK, "a8", "affiliate", "広告", creative.pk, "creative-1", programme.pk)

    entry = ledger.record(
        ledger.Showing("article", 1, "/", "ja", Inventory(ads=(ad,), creative_ids=(creative.pk,))),
        cause="saved",
        actor=None,
    )

    (told,) = entry.ads
    assert {name: told[name] for name in ("creative", "code_sha256", "placement", "programme")} == {
        "creative": creative.pk,
        "code_sha256": creative.sha256,
        "placement": "creative-1",
        "programme": {"id": programme.pk, "name": "やまねこ", "number": "s0001"},
    }


def test_a_link_that_nobody_has_judged_is_told_with_the_doubt():
    inventory = Inventory(undecided=(Undecided("https://bit.ly/x", "shortener"),))

    entry = ledger.record(ledger.Showing("article", 1, "/", "ja", inventory), cause="saved", actor=None)

    assert entry.ads == [{"undecided": "shortener", "address_sha256": hashlib.sha256(b"https://bit.ly/x").hexdigest()}]


def test_the_decisions_about_the_links_of_a_text_are_told_with_who_and_when():
    row = LinkDecisionFactory(address="https://bit.ly/x", decided_by_name="mio")
    LinkDecisionFactory(address="https://bit.ly/elsewhere")

    found = ledger.ledger_facts.decisions_in('<p><a href="https://bit.ly/x">店</a> <a href="#top">上</a></p>')

    told = {"scope": "link", "target": row.target, "verdict": "not_ad", "relationship": ""}
    told |= {"reason": "開いて確かめました", "by": "mio", "at": row.decided_at.isoformat()}
    assert found == (told,)


def test_a_later_finding_is_a_row_of_its_own(time_machine):
    time_machine.move_to("2026-11-23T01:00:00Z", tick=False)
    first = record(revision=3)
    time_machine.shift(60)

    second = ledger.note(ledger.latest("article", 1), cause="audited", actor=None, audit={"failed": ["R03"]})

    assert (second.cause, second.audit, second.ads, second.revision) == (
        "audited",
        {"failed": ["R03"]},
        first.ads,
        3,
    )
    assert (second.at > first.at, list(ledger_check.faults())) == (True, [])


def test_each_row_is_sealed_with_the_one_before():
    first, second = record(1), record(2)

    assert (first.previous, second.previous, LedgerHead.objects.get().seal) == ("0" * 64, first.seal, second.seal)
    assert list(ledger_check.faults()) == []


def test_rows_of_earlier_versions_keep_their_seals():
    for number, version in enumerate((1, 1, 2, 2, 3), start=1):
        WRITERS[version](number)

    assert list(ledger_check.faults()) == []
    assert list(LedgerEntry.objects.order_by("pk").values_list("version", flat=True)) == [1, 1, 2, 2, 3]


def test_a_row_from_before_there_were_subjects_tells_the_same_as_one_with_its_own():
    record_as_version_2(1)
    showing = ledger.Showing("article", 1, "https://blog.example.jp/old/", "ja", subject="page")
    before = ledger.record(showing, cause="saved", actor=None)

    assert ledger.tells(before, showing)
    assert not ledger.tells(before, replace(showing, subject="article"))
    before.version = 2
    assert ledger.tells(before, replace(showing, subject="article"))


def test_an_empty_ledger_is_whole(capsys):
    call_command("verify_ledger")

    assert capsys.readouterr().out == "The ledger is whole: 0 entries.\n"


@pytest.mark.parametrize(
    "refused",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: LedgerEntry.objects.update(cause="x"),
        lambda entry: LedgerEntry.objects.all().delete(),
        lambda entry: LedgerEntry.objects.bulk_update([entry], ["cause"]),
    ],
)
def test_rows_are_neither_changed_nor_deleted(refused):
    entry = record()

    with pytest.raises(TypeError, match="never"):
        refused(entry)


@pytest.mark.parametrize("version", WRITERS)
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE disclosures_ledgerentry SET address = 'https://other.example/' WHERE source_id = 2",
        "UPDATE disclosures_ledgerentry SET at = '2020-01-01' WHERE source_id = 2",
        "DELETE FROM disclosures_ledgerentry WHERE source_id = 1",
        "DELETE FROM disclosures_ledgerentry WHERE source_id = 2",
        "DELETE FROM disclosures_ledgerentry WHERE source_id = 3",
        "DELETE FROM disclosures_ledgerentry",
        "DELETE FROM disclosures_ledgerhead",
    ],
)
def test_tampering_is_found(open_ledger, statement, version):
    for number in (1, 2, 3):
        WRITERS[version](number)

    tamper(statement)

    with pytest.raises(CommandError):
        call_command("verify_ledger")


OTHER = {
    "DateTimeField": timezone.now(),
    "JSONField": '{"other": 1}',
    "CharField": "other",
    "BooleanField": False,
    "PositiveSmallIntegerField": 9,
    "PositiveIntegerField": 7,
    "BigIntegerField": 7,
    "BigAutoField": 7,
}


CHANGES = [
    (column, version)
    for version in WRITERS
    for column in LedgerEntry._meta.concrete_fields
    if (column.attname, version) != ("id", 1)  # rows of the first version stand in the order of their seals alone
]


@pytest.mark.parametrize(("column", "version"), CHANGES, ids=lambda value: getattr(value, "attname", value))
def test_a_change_of_any_column_is_found(open_ledger, column, version):
    WRITERS[version](1)

    tamper(f"UPDATE disclosures_ledgerentry SET {column.column} = %s", OTHER[column.get_internal_type()])  # noqa: S608 -- a column's name

    assert [fault.key for fault in ledger_check.faults()] != []


def test_a_row_put_right_again_with_a_new_seal_breaks_the_chain(open_ledger):
    entry = record(1)
    record(2)
    entry.cause = "other"

    tamper("UPDATE disclosures_ledgerentry SET cause = 'other', seal = %s WHERE id = %s", ledger.seal(entry), entry.pk)

    assert list(ledger_check.faults()) == [Fault("chain", 2)]
