"""`manage.py add_avif`: gives pictures that were uploaded before IMAGE_AVIF was set their lighter files."""

from django.core.management import BaseCommand

from blog import avif
from lib.progress import Bar


class Command(BaseCommand):
    help = "Keeps every picture as AVIF too where that is lighter, and renews the pages that show it."

    def handle(self, **options):
        pictures = avif.without()
        bar, added = Bar(len(pictures), self.stdout), 0
        for done, image in enumerate(pictures, 1):
            added += avif.add(image)
            bar.move(done)
        bar.end()
        self.stdout.write(f"{added} of {len(pictures)} pictures are kept as AVIF too")
