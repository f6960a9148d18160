"""The database itself refuses changes to the ledger."""

from django.db import migrations

from disclosures import ledger_triggers


def guard(apps, schema_editor):
    ledger_triggers.put_back(schema_editor.connection)


def lift(apps, schema_editor):
    ledger_triggers.lift(schema_editor.connection)


class Migration(migrations.Migration):

    dependencies = [
        ('disclosures', '0007_ledger_facts'),
    ]

    operations = [migrations.RunPython(guard, lift)]
