"""The ledger: only ever added to, and every kind of tampering is found."""

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from disclosures import ledger
from disclosures.inventory import Ad, Inventory
from disclosures.models import LedgerEntry, LedgerHead

pytestmark = pytest.mark.django_db
INVENTORY = Inventory(ads=(Ad("https://px.a8.net/svt/ejp?a8mat=1", "a8", "affiliate", "広告"),))


def record(number=1):
    return ledger.record(
        source="article",
        source_id=number,
        address=f"https://blog.example.jp/a{number}/",
        cause="publish",
        actor="mio",
        inventory=INVENTORY,
        html="<p>本文</p>",
        language="ja",
    )


def tamper(statement, *values):
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def test_a_row_tells_what_readers_were_shown():
    entry = record()

    assert (entry.actor, entry.marks, Inventory.from_json(entry.inventory)) == (
        "mio",
        {
            "badge": "広告を含む記事です",
            "notice": "広告を利用しています。リンク先で契約されると報酬を受け取ります。",
        },
        INVENTORY,
    )


def test_each_row_is_sealed_with_the_one_before():
    first, second = record(1), record(2)

    assert (first.previous, second.previous, LedgerHead.objects.get().seal) == ("0" * 64, first.seal, second.seal)
    assert list(ledger.problems()) == []


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
def test_tampering_is_found(statement):
    for number in (1, 2, 3):
        record(number)

    tamper(statement)

    with pytest.raises(CommandError):
        call_command("verify_ledger")


def test_a_row_put_right_again_with_a_new_seal_breaks_the_chain():
    entry = record(1)
    record(2)
    entry.cause = "other"

    tamper("UPDATE disclosures_ledgerentry SET cause = 'other', seal = %s WHERE id = %s", ledger.seal(entry), entry.pk)

    assert [problem.partition(":")[2] for problem in ledger.problems()] == [
        " the entry before it is missing or was changed."
    ]
