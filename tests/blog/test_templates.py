"""What holds for every template of readers: no inline style or script, and error pages that need nothing."""

import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string

from blog.blocks import BLOCK_KINDS
from blog.models import SidebarBlock

FOLDER = settings.BASE_DIR / "templates"
TEMPLATES = sorted(str(path.relative_to(FOLDER)) for path in FOLDER.rglob("*.html"))
INLINE = re.compile(
    r"<style\b|\sstyle\s*=|\son[a-z]+\s*=\s*[\"']|<script(?![^>]*\b(src|type=\"application/ld\+json\"))", re.I
)


@pytest.mark.parametrize("name", TEMPLATES)
def test_template_has_no_inline_style_or_script(name):
    assert INLINE.findall((FOLDER / name).read_text()) == []


@pytest.mark.parametrize("name", ["400.html", "400_cookies.html", "403.html", "500.html"])
def test_error_page_needs_neither_database_nor_context(name):
    html = render_to_string(name)
    assert name[:3] in html
    assert 'href="/"' in html


@pytest.mark.parametrize("kind", BLOCK_KINDS, ids=lambda kind: kind.key)
def test_block_names_a_template_that_stands(kind):
    assert SidebarBlock(kind=kind.key).template in TEMPLATES
