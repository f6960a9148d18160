"""blog.snapshots: the style sheets that belong to a kept page are those that readers get, collected or not."""

from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles import finders
from django.template.loader import render_to_string

from blog import snapshots
from lib.document import Document


def test_the_style_sheets_of_a_kept_page_are_those_of_the_page():
    links = Document(render_to_string("components/styles.html")).css('link[rel="stylesheet"]')

    names = [link.attributes["href"].removeprefix(settings.STATIC_URL) for link in links]
    assert [snapshots.styles("")] == [Path(finders.find(name)).read_text() for name in names]


def test_the_accent_of_the_site_comes_last():
    styles = snapshots.styles("#123456")

    assert styles.startswith(snapshots.styles(""))
    assert "--ai: #123456" in styles.removeprefix(snapshots.styles(""))
