"""`manage.py catalogue`: collect the strings for translators, refuse gaps, compile; running it twice changes nothing."""

import polib
from django.conf import settings
from django.core.management import BaseCommand, CommandError, call_command

# Nothing there is shown to a reader or an editor.
IGNORED = [".venv", "var", "tests", "docs", "bench"]


class Command(BaseCommand):
    help = "Renews and compiles the Japanese catalogue; fails where a string has no Japanese yet."

    def handle(self, **options):
        path = settings.BASE_DIR / "locale/ja/LC_MESSAGES/django.po"
        path.parent.mkdir(parents=True, exist_ok=True)
        call_command(
            *("makemessages", "--locale=ja", "--no-location", "--no-obsolete", "--no-wrap"),
            verbosity=0,
            ignore_patterns=IGNORED,
        )
        catalogue = polib.pofile(str(path), wrapwidth=0)
        catalogue.metadata.pop("POT-Creation-Date", None)  # it would change the file although no string did
        catalogue.save()
        gaps = [entry.msgid for entry in catalogue if not entry.translated()]
        if gaps:
            raise CommandError(f"{len(gaps)} messages have no (checked) Japanese:\n" + "\n".join(gaps))
        # The compiled file is committed: whoever runs a site need not have gettext.
        catalogue.save_as_mofile(str(path.with_suffix(".mo")))
