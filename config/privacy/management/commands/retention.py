"""`manage.py retention`: take away what is over its time, or say how much that is; the housekeeping does it each hour."""

from django.core.management import BaseCommand

from config.privacy import periods, spans
from config.privacy.period_rows import PERIODS


class Command(BaseCommand):
    help = "Deletes what has been kept for as long as the owner set; with --dry-run, only counts it."

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="Count what would go, and delete nothing.")

    def handle(self, *, dry_run, **options):
        kept = periods.kept()
        counts = periods.counts(kept)
        for row in PERIODS:
            if row.due:
                self.stdout.write(f"{row.key}: {counts.get(row.key, 0)} ({spans.told(kept[row.key])})")
        while not dry_run and periods.purge() == periods.BATCH:
            pass
