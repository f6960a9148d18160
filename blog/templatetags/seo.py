"""Tags for what machines read: linked data in the head of a page, and addresses of lists in the page's language."""

import json
from urllib.parse import quote

from django import template
from django.utils.html import format_html_join

from blog.addresses import list_url
from lib.markup import trusted

register = template.Library()

# JSON's own escapes: whatever a title holds, it cannot close the element that it stands in.
ESCAPES = {char: f"\\u{ord(char):04X}" for char in "<>&\u2028\u2029"}
JSON = json.JSONEncoder(ensure_ascii=False)


@register.simple_tag
def json_ld(rows):
    """`{% json_ld seo.json_ld %}`: one data block for each row."""
    return trusted("\n".join([f'<script type="application/ld+json">{_json(row)}</script>' for row in rows]))


def _json(row):
    text = JSON.encode(row)
    for char, escape in ESCAPES.items():
        text = text.replace(char, escape)
    return text


@register.filter
def alternate_links(alternates):
    """The links to the page in every language, from (language, address) rows."""
    return format_html_join("", '<link rel="alternate" hreflang="{}" href="{}">', alternates)


@register.simple_tag
def link_report_address(article):
    """Where a reader reports a link of the article."""
    return f"{list_url('report')}?article={quote(article.slug)}"


@register.simple_tag(name="list_url")
def list_address(name, *args):
    """`{% list_url "home" %}`: the address of a list in the language of the page."""
    return list_url(name, None, *args)
