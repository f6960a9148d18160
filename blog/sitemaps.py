"""The sitemap: an index of parts, each with the pages that search engines may show, their last change and pictures."""

from datetime import datetime
from html import escape

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from blog.addresses import absolute, written
from blog.sitemap_articles import Entry
from blog.sitemap_parts import BY_KEY, LAST, PARTS

OPEN = '<?xml version="1.0" encoding="UTF-8"?>\n'
SCHEMA = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
LINKS = 'xmlns:xhtml="http://www.w3.org/1999/xhtml"'
IMAGES = 'xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'


@require_safe
def sitemap(request):
    rows = [
        (absolute(reverse("blog:sitemap_part", args=[part.key, number])), changed)
        for part in PARTS
        for number, changed in part.numbers().items()
    ]
    items = "".join(f"<sitemap>{_place(*row)}</sitemap>\n" for row in rows)
    return _xml(f"{OPEN}<sitemapindex {SCHEMA}>\n{items}</sitemapindex>\n")


@require_safe
def sitemap_part(request, key, number):
    found = BY_KEY[key].entries(number) if key in BY_KEY and 0 < number <= LAST else []
    if not found:
        raise Http404
    return _xml(f"{OPEN}<urlset {SCHEMA} {LINKS} {IMAGES}>\n{''.join(map(_url, found))}</urlset>\n")


def _url(entry: Entry) -> str:
    links = (
        f'<xhtml:link rel="alternate" hreflang="{code}" href="{escape(address)}"/>' for code, address in entry.languages
    )
    images = (f"<image:image><image:loc>{escape(address)}</image:loc></image:image>" for address in entry.images)
    return f"<url>{_place(entry.location, entry.lastmod)}{''.join(links)}{''.join(images)}</url>\n"


def _place(address: str, changed: datetime | None) -> str:
    return f"<loc>{escape(address)}</loc>" + (f"<lastmod>{written(changed)}</lastmod>" if changed else "")


def _xml(content):
    response = HttpResponse(content, content_type="application/xml; charset=utf-8")
    response.headers["Cache-Control"] = "public, no-cache"
    return response
