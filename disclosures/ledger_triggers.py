"""The database's own refusal to change the ledger's rows: its triggers, whether they are there, and how they come back.

SQLite forgets the triggers of a table that a migration rebuilds; `manage.py guard_ledger` and every start put them back.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

from disclosures.models import LedgerEntry

TABLE = LedgerEntry._meta.db_table
REFUSED = "Rows of the ledger are never changed or deleted."

# Without a guard of its own, INSERT OR REPLACE would take the old row away without firing a trigger for its deletion.
SQLITE = {
    "ledger_refuses_update": f"BEFORE UPDATE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    "ledger_refuses_delete": f"BEFORE DELETE ON {TABLE} BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END",
    "ledger_refuses_replace": (
        f"BEFORE INSERT ON {TABLE} WHEN EXISTS (SELECT 1 FROM {TABLE}"  # noqa: S608 -- the table's own name
        " WHERE id = NEW.id OR seal = NEW.seal OR previous = NEW.previous)"
        f" BEGIN SELECT RAISE(ABORT, '{REFUSED}'); END"
    ),
}
POSTGRESQL = {
    "ledger_refuses_change": f"BEFORE UPDATE OR DELETE ON {TABLE} FOR EACH ROW EXECUTE FUNCTION ledger_refuses()",
    "ledger_refuses_truncate": f"BEFORE TRUNCATE ON {TABLE} FOR EACH STATEMENT EXECUTE FUNCTION ledger_refuses()",
}
FUNCTION = (
    "CREATE OR REPLACE FUNCTION ledger_refuses() RETURNS trigger LANGUAGE plpgsql AS"
    f" $$ BEGIN RAISE EXCEPTION '{REFUSED}' USING ERRCODE = 'integrity_constraint_violation'; END $$"
)
# A trigger that was switched off is as good as none.
PRESENT = {
    "sqlite": "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s",
    "postgresql": (
        "SELECT tgname, '' FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND NOT tgisinternal AND tgenabled IN ('O', 'A')"
    ),
}


def triggers(connection: BaseDatabaseWrapper) -> dict[str, str]:
    """The triggers of this kind of database: what each says, by its name."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRESQL


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """The names of the triggers that are not there, or do not say what they should; all is well without the table."""
    with connection.cursor() as cursor:
        if TABLE not in connection.introspection.table_names(cursor):
            return []
        cursor.execute(PRESENT[connection.vendor], [TABLE])
        present = {name for name, text in cursor.fetchall() if not text or text == _creation(name, connection)}
    return [name for name in triggers(connection) if name not in present]


def put_back(connection: BaseDatabaseWrapper) -> list[str]:
    """Create what is missing; returns the names of the triggers that were put back."""
    absent = missing(connection)
    with connection.cursor() as cursor:
        if absent and connection.vendor == "postgresql":
            cursor.execute(FUNCTION)
        for name in absent:
            cursor.execute(dropping(name, connection))
            cursor.execute(_creation(name, connection))
    return absent


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away: for a migration backwards, and for the one test fixture that needs it."""
    with connection.cursor() as cursor:
        for name in triggers(connection):
            cursor.execute(dropping(name, connection))


def _creation(name: str, connection: BaseDatabaseWrapper) -> str:
    return f"CREATE TRIGGER {name} {triggers(connection).get(name, '')}"


def dropping(name: str, connection: BaseDatabaseWrapper) -> str:
    """The statement that takes one trigger away."""
    return f"DROP TRIGGER IF EXISTS {name}" + (f" ON {TABLE}" if connection.vendor == "postgresql" else "")
