"""`manage.py lint_claims`: reads every text with ads again and lists what is open."""

import json

from django.core.management.base import BaseCommand
from django.utils import timezone

from blog import expressions
from disclosures.claim import LEVELS, WARN
from disclosures.models import ClaimHit

TOLD = "source source_id title rule level words sentence origin".split()


class Command(BaseCommand):
    help = (
        "Looks for expressions in every text with ads, and lists those that nobody has settled; exit status 1 when there "
        "are any. It is help for writers, not a judgement about the law."
    )

    def add_arguments(self, parser):
        parser.add_argument("--format", choices=["text", "json"], default="text")
        parser.add_argument("--level", choices=LEVELS, default=WARN, help="the mildest level to list (default: warn)")

    def handle(self, *, level, **options):
        begun = timezone.now()
        while expressions.check(limit=200, since=begun):
            pass
        asked = LEVELS[: LEVELS.index(level) + 1]
        rows = ClaimHit.objects.filter(state=ClaimHit.State.OPEN, level__in=asked)
        open_ones = list(rows.order_by("source", "source_id", "pk").values(*TOLD))
        if options["format"] == "json":
            self.stdout.write(json.dumps(open_ones, ensure_ascii=False, indent=2))
        else:
            self._list(open_ones)
        if open_ones:
            raise SystemExit(1)

    def _list(self, rows):
        for row in rows:
            place = f"{row['source']} {row['source_id']} ({row['title']})"
            self.stdout.write(
                f"{row['level']} {row['rule'] or row['origin']}: {row['words']} – {place}: {row['sentence']}"
            )
        self.stdout.write(f"{len(rows)} open")
