"""`manage.py purge_snapshots`: removes page images that are older than LEDGER_SNAPSHOT_DAYS."""

from django.core.management.base import BaseCommand

from disclosures import erasure


class Command(BaseCommand):
    help = "Removes the page images of the ledger that readers have not been shown for LEDGER_SNAPSHOT_DAYS."

    def handle(self, *args, **options):
        self.stdout.write(f"{erasure.purge()} removed")
