"""Renews every rendering that today's rules no longer give; run after a deploy."""

from django.core.management.base import BaseCommand

from blog import shelves, surroundings
from blog.renewing import rerender_stale


class Command(BaseCommand):
    help = "Renew the renderings that are older than the rules, wordings or decisions they were made by."

    def handle(self, *args, **options):
        renewed = rerender_stale(is_thorough=True)
        shelves.renew()
        surroundings.renew()
        if options["verbosity"]:
            self.stdout.write(f"{renewed} renewed")
