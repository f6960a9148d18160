"""The feeds: the newest articles as RSS, Atom and JSON, each with its ad mark and without any network's code."""

import re

from django.conf import settings
from django.http import HttpResponse, JsonResponse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.html import escape
from django.views.decorators.http import require_safe

from blog.addresses import absolute, current_language, list_url, written
from blog.context import shared
from blog.feed_items import items

CONTENT = "http://purl.org/rss/1.0/modules/content/"
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Rss(Rss201rev2Feed):
    """RSS 2.0 with the whole text beside the summary."""

    def rss_attributes(self):
        return {**super().rss_attributes(), "xmlns:content": CONTENT}

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("atom:link", None, {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content:encoded", item["content"])


class Atom(Atom1Feed):
    """Atom with the whole text beside the summary."""

    def add_root_elements(self, handler):
        super().add_root_elements(handler)
        if settings.WEBSUB_HUB:
            handler.addQuickElement("link", None, {"rel": "hub", "href": settings.WEBSUB_HUB})

    def add_item_elements(self, handler, item):
        super().add_item_elements(handler, item)
        handler.addQuickElement("content", item["content"], {"type": "html"})


@require_safe
def rss(request):
    return _xml(request, Rss, "rss")


@require_safe
def atom(request):
    return _xml(request, Atom, "atom")


def _xml(request, kind, name):
    around = shared(request)
    feed = kind(
        title=clean(around.site_name),
        link=absolute(list_url("home")),
        description=clean(around.description),
        language=current_language(),
        feed_url=absolute(list_url(name)),
        author_name=clean(around.site_name),  # of articles that name nobody; Atom wants somebody for each
    )
    for item in items(request):
        feed.add_item(
            title=clean(item.title),
            link=item.address,
            description=escape(clean(item.summary)),  # both kinds of feeds call it HTML
            content=clean(item.html),
            author_name=clean(item.author) or None,
            pubdate=item.published,
            updateddate=item.revised,
            unique_id=item.address,
            categories=[clean(tag) for tag in item.tags],
        )
    return _fresh(HttpResponse(feed.writeString("utf-8"), content_type=feed.content_type), name)


@require_safe
def json_feed(request):
    """JSON Feed 1.1; `_disclosure` says of each article whether it holds ads, and in which words."""
    around = shared(request)
    content = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": around.site_name,
        "home_page_url": absolute(list_url("home")),
        "feed_url": absolute(list_url("json_feed")),
        "description": around.description,
        "language": current_language(),
        **({"hubs": [{"type": "WebSub", "url": settings.WEBSUB_HUB}]} if settings.WEBSUB_HUB else {}),
        "items": [_json_item(item) for item in items(request)],
    }
    content_type = "application/feed+json; charset=utf-8"
    answer = JsonResponse(content, content_type=content_type, json_dumps_params={"ensure_ascii": False})
    return _fresh(answer, "json_feed")


def _json_item(item):
    return {
        "id": item.address,
        "url": item.address,
        "title": item.title,
        "content_html": item.html,
        "summary": item.summary,
        "date_published": written(item.published),
        "date_modified": written(item.revised),
        "tags": item.tags,
        **({"image": item.image} if item.image else {}),
        **({"authors": [{"name": item.author, "url": item.author_address}]} if item.author else {}),
        "_disclosure": {"contains_ads": bool(item.mark), "notice": item.notice},
    }


def clean(text):
    """The text without the characters that XML cannot hold."""
    return NOT_XML.sub("", text)


def _fresh(response, name):
    response.headers["Cache-Control"] = "public, no-cache"
    if settings.WEBSUB_HUB:
        response.headers["Link"] = f'<{settings.WEBSUB_HUB}>; rel="hub", <{absolute(list_url(name))}>; rel="self"'
    return response
