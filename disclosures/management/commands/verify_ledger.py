"""`manage.py verify_ledger`: says whether the ledger is whole."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import translation

from disclosures import ledger, ledger_check
from lib.progress import Bar


class Command(BaseCommand):
    help = "Checks the seals of the ledger from its first row to its last, and every snapshot that a row names."

    def handle(self, *args, verbosity, **options):
        entries, found = ledger.head().entries, 0
        bar = Bar(entries, self.stderr, is_wanted=verbosity > 1)
        with translation.override("en"):
            for fault in ledger_check.faults(bar.move):
                self.stdout.write(str(fault))
                found += 1
        bar.end()
        if found:
            raise CommandError(f"The ledger is not whole: {found} faults.")
        self.stdout.write(f"The ledger is whole: {ledger.head().entries} entries.")
