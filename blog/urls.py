"""The blog's public addresses; the slug of an article comes last, because it matches almost anything."""

from django.conf import settings
from django.http import Http404
from django.urls import include, path, register_converter

from blog import machines, sitemaps, views
from blog.accent import accent_css
from blog.addresses import FourDigits, TwoDigits, url_name

app_name = "blog"
register_converter(FourDigits, "year")
register_converter(TwoDigits, "month")


def waiting(request, slug=""):
    raise Http404


def lists(language):
    """The lists of one language; each language has the same ones."""
    rows = [
        ("", views.home, "home"),
        ("category/<str:slug>/", waiting, "category"),
        ("tag/<str:slug>/", views.tag, "tag"),
        ("author/<str:slug>/", waiting, "author"),
        ("archive/<year:year>/<month:month>/", views.archive, "archive"),
        ("search/", views.search, "search"),
        ("feed/", waiting, "rss"),
        ("feed/atom/", waiting, "atom"),
        ("feed.json", waiting, "json_feed"),
    ]
    return [path(route, view, name=url_name(name, language)) for route, view, name in rows]


urlpatterns = [
    *lists(settings.LANGUAGE_CODE),
    path("en/", include(lists("en"))),
    path("accent.css", accent_css, name="accent"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", machines.health, name="health"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("media/<path:name>", machines.media, name="media"),
    path("<str:slug>/", waiting, name="article"),
]
