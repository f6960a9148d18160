"""The blog's public addresses; the slug of an article comes last, because it matches almost anything."""

from django.conf import settings
from django.urls import include, path, register_converter

from blog import ads_page, feeds, link_report_views, machines, prefetch, search_views, shared_views, sitemaps, views
from blog.accent import accent_css
from blog.addresses import FourDigits, TwoDigits, url_name
from blog.seen import seen

app_name = "blog"
register_converter(FourDigits, "year")
register_converter(TwoDigits, "month")


def lists(language):
    """The lists of one language; each language has the same ones."""
    rows = [
        ("", views.home, "home"),
        ("category/<str:slug>/", views.category, "category"),
        ("tag/<str:slug>/", views.tag, "tag"),
        ("author/<str:slug>/", views.author, "author"),
        ("archive/<year:year>/<month:month>/", views.archive, "archive"),
        ("search/", search_views.search, "search"),
        ("search/titles.json", search_views.found_titles, "search_titles"),
        ("ads/", ads_page.ads, "ads"),
        ("ads/report/", link_report_views.report, "report"),
        ("ads/report/done/", link_report_views.done, "report_done"),
        ("feed/", feeds.rss, "rss"),
        ("feed/atom/", feeds.atom, "atom"),
        ("feed.json", feeds.json_feed, "json_feed"),
    ]
    return [path(route, view, name=url_name(name, language)) for route, view, name in rows]


urlpatterns = [
    *lists(settings.LANGUAGE_CODE),
    path("en/", include(lists("en"))),
    path("reader-<str:version>.css", accent_css, name="accent"),
    path("prefetch-<str:version>.json", prefetch.rules, name="prefetch"),
    path("sitemap.xml", sitemaps.sitemap, name="sitemap"),
    path("sitemap/<slug:key>-<int:number>.xml", sitemaps.sitemap_part, name="sitemap_part"),
    path("favicon.ico", machines.favicon, name="favicon"),
    path("indexnow.txt", machines.indexnow, name="indexnow"),
    path("robots.txt", machines.robots, name="robots"),
    path("healthz", machines.health, name="health"),
    path(".well-known/security.txt", machines.security, name="security"),
    path("seen/", seen, name="seen"),
    path("shared/<str:token>/", shared_views.shared, name="shared"),
    path("media/<path:name>", machines.media, name="media"),
    path("<str:slug>/", views.article, name="article"),
]
