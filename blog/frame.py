"""What else decides how an article's page looks, besides its text and the rules of ads: named by one fingerprint.

Style sheets, templates, code and its words in other languages, the site's name and statement, and the names of authors,
categories and tags. When it changes, every page may look different, and the ledger compares each of them once.
"""

import hashlib
from functools import cache
from pathlib import Path

from django.conf import settings

from blog import snapshots
from blog.models import Article, Author, Category, SidebarBlock, Site, Tag

CODE = ("blog", "disclosures", "lib")
TEMPLATES = ("base.html", "blog", "components")


def fingerprint() -> str:
    """64 hexadecimal digits; five queries."""
    site = Site.objects.order_by("pk").values_list("name", "name_en", "accent", "strength")[:1]
    statements = SidebarBlock.objects.filter(place=SidebarBlock.Place.NOTICE).order_by("pk")
    authors, categories = Author.objects.order_by("pk"), Category.objects.order_by("pk")
    rows = [
        list(site),
        list(statements.values_list("language", "position", "rendering__html")),
        list(authors.values_list("pk", "name", "role", "slug", "picture__sha256", "rendering__html")),
        list(categories.values_list("pk", "name", "slug", "parent", "strength", "further_notice", "picture__sha256")),
        list(Tag.objects.order_by("pk").values_list("pk", "name", "slug")),
    ]
    return hashlib.sha256(repr((_release(), rows)).encode()).hexdigest()


def of_lists() -> str:
    """The same for texts that stand on lists: a list is there for each language that has articles. A query more for each."""
    return hashlib.sha256(repr((fingerprint(), listed_languages())).encode()).hexdigest()


def listed_languages() -> list[str]:
    """The languages that have articles to list."""
    listed = Article.objects.listed()
    return [code for code, _name in settings.LANGUAGES if listed.in_language(code).exists()]


@cache
def _release() -> str:
    """The version of what stays the same as long as the process runs."""
    found = hashlib.sha256(snapshots.styles("").encode())
    for path in sorted(_files()):
        found.update(path.read_bytes())
    return found.hexdigest()


def _files() -> set[Path]:
    code = {path for name in CODE for path in (settings.BASE_DIR / name).rglob("*.py")}
    places = [settings.BASE_DIR / "templates" / name for name in TEMPLATES]
    words = set((settings.BASE_DIR / "locale").rglob("*.mo"))
    return code | words | {path for place in places for path in ([place] if place.is_file() else place.rglob("*.html"))}
