"""`manage.py guard_ledger`: puts back the triggers that keep the ledger's rows as they are."""

from django.core.management.base import BaseCommand
from django.db import connection

from disclosures import ledger_triggers


class Command(BaseCommand):
    help = "Puts back the database's triggers that refuse changes to the ledger, where a rebuilt table lost them."

    def handle(self, *args, verbosity, **options):
        restored = ledger_triggers.put_back(connection)
        if verbosity:
            self.stdout.write(f"Put back: {', '.join(restored)}" if restored else "The ledger is guarded.")
