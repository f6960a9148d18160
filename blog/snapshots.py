"""What readers are shown, caught for the ledger: each text alone, with its style sheets, without comments."""

from typing import Any

from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import format_html

from blog import reader_files, seo
from blog.accent import style_sheet
from blog.companions import translations
from blog.context import site_context
from blog.entry import entry
from blog.models import Article
from blog.rendering import Rules, rendered
from blog.sources import source_of
from blog.told_pages import ToldPage
from disclosures.strengths import STRONGER
from lib.document import Document

PAGE = '<!doctype html>\n<html lang="{}"><head><meta charset="utf-8"><title>{}</title></head><body>\n{}</body></html>\n'


def page(told: ToldPage, rules: Rules) -> tuple[str, str]:
    """The page of a text and its style sheets, as readers get them now. `rules` are those of its rendering."""
    request = HttpRequest()
    request.rules = rules
    with translation.override(told.language):
        template, own = _article(request, told.row) if isinstance(told.row, Article) else _other(told, rules)
        context = site_context(request) | {"layout": "blog/snapshot.html", **own}
        html = render_to_string(template, context)
    return format_html(PAGE, told.language, own["seo"].title, html), styles(context["site"].accent)


def _article(request: HttpRequest, article: Article) -> tuple[str, dict[str, Any]]:
    meta = seo.Meta(title=article.title, alternates=seo.alternates([article, *translations(article)]))
    return article.type.template, {**entry(request, article), "seo": meta}


def _other(told: ToldPage, rules: Rules) -> tuple[str, dict[str, Any]]:
    """What stands above, beside or below lists, in a template of its own."""
    title = str(told.row)
    own = {source_of(told.row).key: told.row, "row": told.row, "heading": title, "intro": rendered(told.row, rules)}
    return f"blog/snapshots/{told.subject}.html", {**own, "seo": seo.Meta(title=title)}


def styles(accent: str) -> str:
    """All style sheets in their order; they need no further file."""
    return reader_files.styles() + (style_sheet(accent) if accent else "")


def said(html: str) -> dict[str, Any]:
    """How strong the notice of a page is, and the sentences below it, as they stand there; the link below them is none."""
    document = Document(html)
    classes = {node.attributes["class"] for node in document.css(".notice")}
    found = [" ".join(node.text().split()) for node in document.css(".notice-further, .statement p:not(.small)")]
    return {
        "statements": tuple(text for text in found if text),
        "strength": next((row.key for row in STRONGER if row.classes("notice") in classes), ""),
    }
