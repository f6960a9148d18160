"""Which article a message is about, from what a visitor or a link says of it."""

from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.http import Http404

from blog.models import Article
from blog.moves import by_slug

LONGEST_TITLE = Article._meta.get_field("title").max_length


def article(said: str) -> Article | None:
    """The published article of an address of this site, a slug or a title; None where they name none, or several."""
    said = said.strip()
    if not said or "\0" in said:
        return None
    try:
        return by_slug(_published(), _slug(said))
    except Http404:
        return _titled(said)


def _published():
    return Article.objects.published().defer("body")


def _slug(said):
    """The last part of an address's path; an address of another site has none."""
    try:
        parts = urlsplit(said)
    except ValueError:
        return ""
    is_here = parts.hostname in {None, settings.SITE_HOST} and parts.scheme in {"", "http", "https"}
    return unquote(parts.path).strip("/") if is_here else ""


def _titled(said):
    found = list(_published().filter(title=said)[:2]) if len(said) <= LONGEST_TITLE else []
    return found[0] if len(found) == 1 else None
