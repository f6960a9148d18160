"""`manage.py verify_ledger`: says whether the ledger is whole."""

from django.core.management.base import BaseCommand, CommandError

from disclosures import ledger
from disclosures.models import LedgerEntry


class Command(BaseCommand):
    help = "Checks the seals of the ledger from its first row to its last."

    def handle(self, *args, **options):
        found = list(ledger.problems())
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"The ledger is whole: {LedgerEntry.objects.count()} entries.")
