"""The ledger's triggers: the database itself refuses what the code never does, and says when it no longer could."""

import pytest
from django.core.checks import Tags, run_checks
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from disclosures import ledger, ledger_triggers
from disclosures.models import LedgerEntry

pytestmark = pytest.mark.django_db
STATEMENTS = [
    "UPDATE disclosures_ledgerentry SET cause = 'other'",
    "DELETE FROM disclosures_ledgerentry",
    "DELETE FROM disclosures_ledgerentry WHERE id = 1",
]
OF_ONE = {
    "sqlite": ["INSERT OR REPLACE INTO disclosures_ledgerentry SELECT * FROM disclosures_ledgerentry", "UPDATE OR REPLACE disclosures_ledgerentry SET id = id"],
    "postgresql": ["TRUNCATE disclosures_ledgerentry", "INSERT INTO disclosures_ledgerentry SELECT * FROM disclosures_ledgerentry ON CONFLICT (id) DO UPDATE SET cause = ''"],
}  # fmt: skip


def record():
    return ledger.record(ledger.Showing("article", 1, "/", "ja"), cause="saved", actor="mio")


def run(statement):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def absent():
    """What the system check says, by id."""
    return [message.id for message in run_checks(tags=[Tags.database], databases=["default"])]


@pytest.mark.parametrize("statement", [*STATEMENTS, *OF_ONE[connection.vendor]])
def test_the_database_refuses_to_change_a_row(statement):
    entry = record()

    with pytest.raises(DatabaseError, match="never changed or deleted"):
        run(statement)

    assert list(LedgerEntry.objects.values_list("pk", "cause")) == [(entry.pk, "saved")]


@pytest.mark.parametrize("name", ledger_triggers.triggers(connection))
def test_a_missing_trigger_is_told_and_put_back(open_ledger, name, capsys):
    ledger_triggers.put_back(connection)
    run(ledger_triggers.dropping(name, connection))
    assert absent() == ["disclosures.W001"]

    call_command("guard_ledger")

    assert (capsys.readouterr().out, absent()) == (f"Put back: {name}\n", [])


def test_a_trigger_that_does_nothing_counts_as_missing(open_ledger):
    ledger_triggers.put_back(connection)
    if connection.vendor == "sqlite":
        run("DROP TRIGGER ledger_refuses_delete")
        run("CREATE TRIGGER ledger_refuses_delete BEFORE DELETE ON disclosures_ledgerentry BEGIN SELECT 1; END")
    else:
        run("ALTER TABLE disclosures_ledgerentry DISABLE TRIGGER ledger_refuses_change")

    assert absent() == ["disclosures.W001"]


def test_a_table_that_is_rebuilt_gets_its_triggers_again(open_ledger):
    ledger_triggers.lift(connection)  # what SQLite's rebuilding of a table does

    assert (ledger_triggers.put_back(connection), ledger_triggers.put_back(connection)) == (
        list(ledger_triggers.triggers(connection)),
        [],
    )


def test_a_guarded_ledger_is_told_so(capsys):
    call_command("guard_ledger")

    assert (capsys.readouterr().out, absent()) == ("The ledger is guarded.\n", [])
