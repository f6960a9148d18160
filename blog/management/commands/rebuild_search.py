"""Builds the search index anew; also what a start does for articles that the index does not know yet."""

from django.core.management.base import BaseCommand

from blog import search_index
from lib.progress import Bar


class Command(BaseCommand):
    help = "Build the search index anew from the articles as they are stored."

    def add_arguments(self, parser):
        parser.add_argument("--missing", action="store_true", help="index only what the index does not know")

    def handle(self, *args, **options):
        bars = []

        def tell(done, total):
            bars[:] = bars or [Bar(total, self.stdout)]
            bars[0].move(done)

        indexed = search_index.rebuild(is_missing_only=options["missing"], tell=tell if options["verbosity"] else None)
        for bar in bars:
            bar.end()
        if options["verbosity"]:
            self.stdout.write(f"{indexed} indexed")
