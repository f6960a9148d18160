"""`manage.py verify_ledger`: says whether the ledger is whole."""

from django.core.management.base import BaseCommand, CommandError

from disclosures import ledger, snapshots
from disclosures.models import LedgerEntry


class Command(BaseCommand):
    help = "Checks the seals of the ledger from its first row to its last, and every snapshot that a row names."

    def handle(self, *args, **options):
        found = [*ledger.problems(), *snapshots.problems()]
        if found:
            raise CommandError("\n".join(found))
        self.stdout.write(f"The ledger is whole: {LedgerEntry.objects.count()} entries.")
