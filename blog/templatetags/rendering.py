"""How a template gets the rendered form of a row."""

from django import template
from django.utils.html import format_html

from blog.rendering import rendered as rendered_row
from blog.shown import shown
from blog.sources import source_of
from disclosures import counting

register = template.Library()


@register.simple_tag(takes_context=True)
def rendered(context, row):
    """`{% rendered article as shown %}` gives shown.html, .contents, .marks, .minutes and .plain_text."""
    request = context.get("request")
    return rendered_row(row) if request is None else shown(request, row)


@register.simple_tag(takes_context=True)
def viewed(context, row):
    """The attribute by which a page reports that it was opened; none on a proof."""
    if not context.get("counts_views"):
        return ""
    return format_html(' data-view="{}"', _token(context, row))


@register.simple_tag(takes_context=True)
def counted(context, row, marks):
    """The attribute by which a page reports the ads of this text; none on a proof, in a sample, or where no ad is."""
    if not context.get("counts_ads") or not marks or not marks.placements or marks.is_sample_only or row.is_sample:
        return ""
    return format_html(' data-count="{}"', _token(context, row))


def _token(context, row):
    """The page of an article carries its own twice."""
    known, text = vars(context["request"]).setdefault("tokens", {}), (source_of(row).key, row.pk)
    if text not in known:
        known[text] = counting.token(*text)
    return known[text]
