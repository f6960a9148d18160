"""The triggers again: SQLite has rebuilt the ledger's table for its new column, and a rebuilt table has none."""

from django.db import migrations

from disclosures import ledger_triggers


def guard(apps, schema_editor):
    ledger_triggers.put_back(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('disclosures', '0017_ledger_subjects'),
    ]

    operations = [migrations.RunPython(guard, migrations.RunPython.noop)]
