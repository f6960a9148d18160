"""blog.snapshots: the style sheets that belong to a kept page are those that readers get, collected or not."""

from django.conf import settings
from django.template.loader import render_to_string

from blog import snapshots
from lib.document import Document


def test_the_style_sheets_of_a_kept_page_are_those_of_the_page():
    links = Document(render_to_string("components/styles.html")).css('link[rel="stylesheet"]:not([media])')

    names = [link.attributes["href"].removeprefix(settings.STATIC_URL) for link in links]
    assert (snapshots.sheet_names(), len(names) > 20) == (names, True)


def test_no_collected_file_is_needed(settings):
    settings.STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "config.static_files.SiteFiles"}}
    snapshots._sheets.cache_clear()

    assert ".mark {" in snapshots.styles("")


def test_the_accent_of_the_site_comes_last():
    styles = snapshots.styles("#123456")

    assert styles.startswith(snapshots.styles(""))
    assert "--ai: #123456" in styles.removeprefix(snapshots.styles(""))
