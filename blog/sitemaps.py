"""The sitemap: every page that search engines may show, its last change, and its other languages."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_safe

from blog.addresses import absolute, list_url
from blog.categories import Tree
from blog.models import Article
from blog.seo import alternates

MOST = 50_000  # what one file may hold


@dataclass(frozen=True)
class Entry:
    location: str
    lastmod: datetime | None = None
    languages: tuple[tuple[str, str], ...] = ()

    @property
    def alternates(self):
        return [{"lang_code": code, "location": address} for code, address in self.languages]


@require_safe
def sitemap(request):
    content = render_to_string("sitemap.xml", {"urlset": entries()[:MOST]})
    response = HttpResponse(content, content_type="application/xml; charset=utf-8")
    response.headers["Cache-Control"] = "public, no-cache"
    return response


def entries():
    articles = list(Article.objects.published().filter(is_noindex=False).newest_first().defer("body"))
    return [*_homes(articles), *_ads(articles), *_articles(articles), *_categories(), *_tags(), *_authors()]


def _homes(articles):
    """The home page of every language that has an article."""
    newest = {}
    for article in articles:
        if article.type.is_listed:
            newest.setdefault(article.language, article.publish_at)
    languages = tuple((code, absolute(list_url("home", code))) for code in sorted(newest))
    return [Entry(address, newest[code], languages if len(languages) > 1 else ()) for code, address in languages]


def _ads(articles):
    """The page about ads and outside connections, in every language that has an article."""
    codes = sorted({article.language for article in articles if article.type.is_listed})
    languages = tuple((code, absolute(list_url("ads", code))) for code in codes)
    return [Entry(address, None, languages if len(languages) > 1 else ()) for _code, address in languages]


def _articles(articles):
    groups = defaultdict(list)
    for article in articles:
        groups[article.translation_of_id or article.pk].append(article)
    for article in articles:
        group = groups[article.translation_of_id or article.pk]
        changed = article.revised_at or article.publish_at
        yield Entry(absolute(article.get_absolute_url()), changed, alternates(group))


def _categories():
    for language in _languages():
        for category in Tree(language).filled():
            yield Entry(absolute(list_url("category", language, category.slug)))


def _tags():
    return _rows_with_articles("tag", "tags__slug")


def _authors():
    return _rows_with_articles("author", "author__slug")


def _rows_with_articles(name, field):
    found = Article.objects.listed().filter(**{f"{field}__isnull": False})
    for slug, language in found.order_by(field, "language").values_list(field, "language").distinct():
        yield Entry(absolute(list_url(name, language, slug)))


def _languages():
    return [code for code, _name in settings.LANGUAGES]
