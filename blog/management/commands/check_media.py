"""`manage.py check_media`: files of pictures without a row, and rows without their files."""

from django.core.management import BaseCommand, CommandError

from blog import media_check


class Command(BaseCommand):
    help = "Names the files of pictures that no row knows, and the rows whose files are gone; fails when there are any."

    def add_arguments(self, parser):
        parser.add_argument("--delete", action="store_true", help="delete the files that no row knows")

    def handle(self, *, delete, **options):
        strays, gaps = media_check.strays(), media_check.gaps()
        for name in strays:
            self.stdout.write(f"no row: {name}")
        for image, names in gaps:
            self.stdout.write(f"no file: {', '.join(names)} (picture {image.pk}, {image})")
        if delete:
            media_check.delete(strays)
            self.stdout.write(f"{len(strays)} files deleted")
        if gaps or (strays and not delete):
            raise CommandError(f"{len(strays)} files without a row, {len(gaps)} rows without a file")
