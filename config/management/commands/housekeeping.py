"""`manage.py housekeeping`: the jobs of the housekeeping thread, once; for cron, where workers run with HOUSEKEEPING=0."""

from django.core.management import BaseCommand

from config import housekeeping


class Command(BaseCommand):
    help = "Sends stored mail, renews renderings and forgets what need not be kept, once."

    def handle(self, **options):
        with housekeeping.only_one() as mine:
            if mine:
                housekeeping.run_all()
            else:
                self.stdout.write("A worker is doing it right now.")
