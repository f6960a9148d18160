"""`manage.py demo`: a site to look around in, on an empty database alone."""

from django.contrib.auth import get_user_model
from django.core.management import BaseCommand

from config.samples import loading


class Command(BaseCommand):
    help = "Loads the sample content into an empty database; with --force, adds what is missing of it to any."

    def add_arguments(self, parser):
        parser.add_argument("--force", action="store_true", help="Load although there are articles already.")

    def handle(self, *, force, verbosity, **options):
        if not force and not loading.is_empty():
            if verbosity > 1:
                self.stdout.write("There are articles already; nothing was loaded.")
            return
        loading.load(by=get_user_model().objects.filter(is_superuser=True).first())
