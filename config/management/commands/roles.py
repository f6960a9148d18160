"""`manage.py roles`: give every role its group, and say where the owner has made it another one."""

from django.core.management import BaseCommand

from config import roles


class Command(BaseCommand):
    help = "Makes the groups of the roles and lists what differs from the table; --restore sets one back."

    def add_arguments(self, parser):
        parser.add_argument("--restore", choices=list(roles.BY_KEY), action="append", default=[])

    def handle(self, *, restore, **options):
        roles.make()
        for key in restore:
            roles.restore(key)
        for row in roles.ROLES:
            self.stdout.write(f"{row.key}: {self.told(roles.differences(row.key))}")

    def told(self, differences):
        if differences is None:
            return "its group was deleted; --restore brings it back"
        added, taken = differences
        signs = [*(f"+{name}" for name in added), *(f"-{name}" for name in taken)]
        return " ".join(signs) or "as in the table"
