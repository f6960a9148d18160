"""`manage.py rebuild_related`: makes all lists of related articles anew."""

from django.core.management.base import BaseCommand

from blog import relating
from blog.models import Article
from lib.progress import Bar


class Command(BaseCommand):
    help = "Make the related articles of all articles anew; needed only after rows were changed past the admin."

    def handle(self, *args, verbosity, **options):
        bar = Bar(Article.objects.count(), self.stderr, is_wanted=verbosity > 1)
        number = relating.rebuild(bar.move)
        bar.end()
        if verbosity:
            self.stdout.write(f"{number} articles")
