"""`manage.py follow_changes -- COMMAND …`: runs a command after each change of the pages, until it is stopped."""

from django.core.management import BaseCommand

from config.caching import Reader
from config.following import Follower, runner


class Command(BaseCommand):
    help = "Runs a command after each change of what pages show, such as one that makes a CDN forget them."

    def add_arguments(self, parser):
        parser.add_argument("command", nargs="+", help="What to run; write -- before it.")

    def handle(self, *, command, **options):
        Follower(Reader(), runner(command)).follow()
